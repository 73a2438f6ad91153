// How many nodes removing a version would remove.
MATCH (node:LandscapeData {version: $version})
RETURN count(node) AS found
