// id: missing
// question: With what is each body in touch or may be, itself or through the groups it belongs to?
// parameters: version text; as_of ISO day
// columns: body, partner, sure
MATCH (body:Organisation|OrganisationGroup|Forum|Agreement|InformationSystem {version: $version})
  -[as_group:COUNTS_AS]->(family:Organisation|OrganisationGroup|Forum|Agreement|InformationSystem)
WHERE as_group.possible_from <= $as_of AND $as_of < as_group.possible_until
// Two patterns and not one: Ladybug 0.22 loses the condition on the first of two relationships.
WITH body, family,
  max(CASE WHEN as_group.certain_from <= $as_of AND $as_of < as_group.certain_until
    THEN 1 ELSE 0 END) AS belongs
MATCH (family)-[reach:REACHES]->
  (partner:Organisation|OrganisationGroup|Forum|Agreement|InformationSystem)
WHERE reach.possible_from <= $as_of AND $as_of < reach.possible_until
RETURN body.id AS body, partner.id AS partner,
  max(CASE WHEN reach.certain_from <= $as_of AND $as_of < reach.certain_until
    THEN belongs ELSE 0 END) = 1 AS sure
