// A version is named before its nodes are written, so that an unfinished one can be found.
MERGE (landscape:Landscape:LandscapeData {key: $version})
ON CREATE SET landscape.version = $version, landscape.current = false
