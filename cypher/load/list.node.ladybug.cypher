// Lists of free text: the engine would not read their commas and quotes back from a file.
UNWIND $rows AS row
MATCH (node:__TABLE__ {id: row.id})
SET node.__PROPERTY__ = row.value
