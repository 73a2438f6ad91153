// How many nodes of each label a version has.
MATCH (node:LandscapeData {version: $version})
UNWIND labels(node) AS label
RETURN label AS name, count(*) AS found
