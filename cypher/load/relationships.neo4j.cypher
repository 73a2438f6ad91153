// A batch of relationships of one type between two labels; parallel ones are told apart by id.
UNWIND $rows AS row
MATCH (start:__START__ {key: row.start})
MATCH (end:__END__ {key: row.end})
MERGE (start)-[joined:__TYPE__ {id: row.id}]->(end)
SET joined = row.properties
