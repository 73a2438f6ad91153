// Counting and removing all nodes of a version.
CREATE INDEX landscape_data_version IF NOT EXISTS
FOR (node:LandscapeData) ON (node.version)
