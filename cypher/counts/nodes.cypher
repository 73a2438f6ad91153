// How many nodes of a label a version has.
MATCH (node:__LABEL__ {version: $version})
RETURN count(node) AS found
