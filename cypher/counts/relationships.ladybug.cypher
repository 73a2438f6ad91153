// How many relationships of a type a store has; an embedded store holds one version.
MATCH ()-[joined:__TYPE__]->()
RETURN count(joined) AS found
