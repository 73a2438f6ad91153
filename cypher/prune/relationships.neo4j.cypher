// Some relationships of a version, before its nodes: a node with many would not fit a transaction.
MATCH (:LandscapeData {version: $version})-[relationship]->()
WITH relationship LIMIT $most
DELETE relationship
RETURN count(*) AS removed
