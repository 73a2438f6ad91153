// id: overlaps
// question: How many pairs of bodies were compared?
// parameters: version text; as_of ISO day; functions, settings, topics, levels, kinds lists (empty:
//   all; settings and topics as leaves); groups true or false
// columns: out_of
WITH $settings AS settings, $topics AS topics
MATCH (role:Role {version: $version})-[:HELD_BY]->(holder:Organisation|OrganisationGroup)
WHERE NOT role.for_itself
  AND role.certain_from <= $as_of AND $as_of < role.certain_until
  AND ($groups OR NOT holder.is_group)
  AND (size($functions) = 0 OR role.function IN $functions)
  AND (size($levels) = 0 OR holder.level IN $levels)
  AND (size($kinds) = 0 OR holder.kind IN $kinds)
  AND any(leaf IN role.setting_leaves WHERE size(settings) = 0 OR leaf IN settings)
  AND any(leaf IN role.topic_leaves WHERE size(topics) = 0 OR leaf IN topics)
WITH count(DISTINCT holder.key) AS bodies
RETURN bodies * (bodies - 1) / 2 AS out_of
