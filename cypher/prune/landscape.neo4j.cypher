// The node that names a version, when nothing else of it is left.
MATCH (landscape:Landscape:LandscapeData {version: $version})
DETACH DELETE landscape
