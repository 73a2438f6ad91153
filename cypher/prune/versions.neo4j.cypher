// Every version there is, whole or unfinished, and whether it is current.
MATCH (landscape:Landscape:LandscapeData)
RETURN landscape.version AS version, landscape.current AS current
