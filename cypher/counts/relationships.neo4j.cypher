// How many relationships of each type a version has.
MATCH (:LandscapeData {version: $version})-[joined]->(:LandscapeData {version: $version})
RETURN type(joined) AS name, count(*) AS found
