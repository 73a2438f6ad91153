// id: missing
// question: Which organisations act or may act for each body, or it for them, and by which link?
// parameters: version text; as_of ISO day
// columns: body, organisation, link
MATCH (body:Organisation|OrganisationGroup {version: $version})-[link:TIED_TO]-(third:Organisation)
WHERE link.acting AND link.possible_from <= $as_of AND $as_of < link.possible_until
RETURN DISTINCT body.id AS body, third.id AS organisation, link.fact AS link
