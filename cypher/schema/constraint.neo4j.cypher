// One node a label and key; what a load is matched by.
CREATE CONSTRAINT landscape___LABEL___key IF NOT EXISTS
FOR (node:__LABEL__) REQUIRE node.key IS UNIQUE
