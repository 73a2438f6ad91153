"""Pages for readers: the report, the site and their tables, written from a landscape's answers.

Nothing heavy is imported here: jinja2 is imported by the command that writes pages.
"""
