// The switch, in one small transaction: readers ask the old version before it and the new after.
MATCH (landscape:Landscape:LandscapeData)
SET landscape.current = landscape.version = $version
WITH landscape WHERE landscape.version = $version
SET landscape.id = $name, landscape.name = $name, landscape.data_version = $data_version,
  landscape.reviewed = $reviewed, landscape.fingerprint = $fingerprint,
  landscape.nodes = $nodes, landscape.relationships = $relationships
RETURN count(landscape) AS switched
