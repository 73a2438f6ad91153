// id: missing
// question: Which organisations surely act or answer for each body, or it for them?
// parameters: version text; as_of ISO day
// columns: body, organisation
MATCH (body:Organisation|OrganisationGroup {version: $version})-[link:TIED_TO]-(third:Organisation)
WHERE link.acting AND link.certain_from <= $as_of AND $as_of < link.certain_until
RETURN DISTINCT body.id AS body, third.id AS organisation
