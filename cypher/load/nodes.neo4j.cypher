// A batch of nodes of one label.
UNWIND $rows AS row
MERGE (node:__LABEL__:LandscapeData {key: row.key})
SET node = row
