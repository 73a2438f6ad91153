// Some nodes of a version, only ours; the node that names the version goes last.
MATCH (node:LandscapeData {version: $version})
WHERE NOT node:Landscape
WITH node LIMIT $most
DETACH DELETE node
RETURN count(*) AS removed
