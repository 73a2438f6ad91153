"""The map that stakeholders open: views of a landscape, laid out in Python, as one safe HTML file.

Nothing heavy is imported here: `landscape.maps.build` is imported by the command that draws.
"""
