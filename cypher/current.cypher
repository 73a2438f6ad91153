// The version that readers should ask for.
MATCH (landscape:Landscape)
WHERE landscape.current
RETURN landscape.version AS version
