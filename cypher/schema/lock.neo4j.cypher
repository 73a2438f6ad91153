// What two loads at once wait for.
CREATE CONSTRAINT landscape_lock IF NOT EXISTS
FOR (node:LandscapeLock) REQUIRE node.key IS UNIQUE
