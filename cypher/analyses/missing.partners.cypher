// id: missing
// question: With what is each body surely in touch, itself or through the groups it belongs to?
// parameters: version text; as_of ISO day
// columns: body, partner
MATCH (body:Organisation|OrganisationGroup|Forum|Agreement|InformationSystem {version: $version})
  -[as_group:COUNTS_AS]->(family:Organisation|OrganisationGroup|Forum|Agreement|InformationSystem)
WHERE as_group.certain_from <= $as_of AND $as_of < as_group.certain_until
// Two patterns and not one: Ladybug 0.22 loses the condition on the first of two relationships.
WITH DISTINCT body, family
MATCH (family)-[reach:REACHES]->
  (partner:Organisation|OrganisationGroup|Forum|Agreement|InformationSystem)
WHERE reach.certain_from <= $as_of AND $as_of < reach.certain_until
RETURN DISTINCT body.id AS body, partner.id AS partner
