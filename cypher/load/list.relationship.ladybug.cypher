// Lists of free text: the engine would not read their commas and quotes back from a file.
UNWIND $rows AS row
MATCH ()-[joined:__TABLE__ {id: row.id}]->()
SET joined.__PROPERTY__ = row.value
