// id: gaps
// question: Which functions that a framework expects has nobody, one body, or nobody explicitly?
// parameters: version text; as_of ISO day; functions, settings, topics, levels, kinds,
//   organisations, frameworks lists (empty: all; settings and topics as leaves); everything true or
//   false
// columns: function, place, class, holders, explicit, statutory, undated, strength, stated,
//   expected_by, searched, facts (identifiers of several records may stand in one text)
WITH $settings AS settings, $topics AS topics
MATCH (requirement:Requirement {version: $version})-[:EXPECTS]->(function:Function)
WHERE requirement.certain_from <= $as_of AND $as_of < requirement.certain_until
  AND NOT requirement.unverified
  AND (size($frameworks) = 0 OR requirement.framework IN $frameworks)
  AND (size($functions) = 0 OR function.id IN $functions)
  AND any(leaf IN requirement.setting_leaves WHERE size(settings) = 0 OR leaf IN settings)
  AND any(leaf IN requirement.topic_leaves WHERE size(topics) = 0 OR leaf IN topics)
UNWIND requirement.levels AS place
WITH settings, topics, requirement, function, place
WHERE size($levels) = 0 OR place IN $levels
// A role of the function, and whether it holds the cell: at its level, and within the scope of one
// of the requirements.
OPTIONAL MATCH (function)<-[:OF_FUNCTION]-(role:Role)-[:HELD_BY]->
  (holder:Organisation|OrganisationGroup|Forum|Agreement|InformationSystem)
WHERE role.possible_from <= $as_of AND $as_of < role.possible_until
  AND (size($levels) = 0 OR holder.level IN $levels)
  AND (size($kinds) = 0 OR holder.kind IN $kinds)
  AND any(leaf IN role.setting_leaves WHERE size(settings) = 0 OR leaf IN settings)
  AND any(leaf IN role.topic_leaves WHERE size(topics) = 0 OR leaf IN topics)
WITH function, place, requirement, role, holder,
  CASE WHEN holder.level = place
    AND any(leaf IN role.setting_leaves
      WHERE leaf IN requirement.setting_leaves AND (size(settings) = 0 OR leaf IN settings))
    AND any(leaf IN role.topic_leaves
      WHERE leaf IN requirement.topic_leaves AND (size(topics) = 0 OR leaf IN topics))
  THEN 1 ELSE 0 END AS inside
