// Looking nodes up by version and identifier.
CREATE INDEX landscape___LABEL___version IF NOT EXISTS
FOR (node:__LABEL__) ON (node.version, node.id)
