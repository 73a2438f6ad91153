// id: gaps
// question: Which expected functions are held by nobody, in part, by one body, or without duty or safety?
// by: level
// parameters: version text; as_of ISO day; functions, settings, topics, levels, kinds,
//   organisations, frameworks lists (empty: all; settings and topics as leaves); derived, everything
//   true or false
// columns: function, place, class, holders, explicit, statutory, unsure, strength, stated,
//   expected_by, roles, searched, facts (of one record or of several, apart by blanks)
WITH $settings AS settings, $topics AS topics, $organisations AS organisations
// Whether roles for the whole territory together reach the whole of each requirement: those for all
// its topics all its settings, or those for all its settings all its topics.
MATCH (requirement:Requirement {version: $version})-[:EXPECTS]->(task:Function)
WHERE requirement.certain_from <= $as_of AND $as_of < requirement.certain_until
  AND NOT requirement.unverified AND ($derived OR requirement.levels_basis = 'stated')
  AND (size($frameworks) = 0 OR requirement.framework IN $frameworks)
  AND (size($functions) = 0 OR task.id IN $functions)
  AND any(leaf IN requirement.setting_leaves WHERE size(settings) = 0 OR leaf IN settings)
  AND any(leaf IN requirement.topic_leaves WHERE size(topics) = 0 OR leaf IN topics)
UNWIND requirement.levels AS place
WITH DISTINCT organisations, settings, topics, task, place,
  requirement.setting_leaves AS wanted_settings, requirement.topic_leaves AS wanted_topics,
  requirement.territories AS territories
WHERE size($levels) = 0 OR place IN $levels
UNWIND wanted_settings AS leaf
OPTIONAL MATCH (task)<-[:OF_FUNCTION]-(role:Role)-[:HELD_BY]->
  (holder:Organisation|OrganisationGroup|Forum|Agreement|InformationSystem)
WHERE role.certain_from <= $as_of AND $as_of < role.certain_until
  AND (size($kinds) = 0 OR holder.kind IN $kinds) AND role.territory IN territories
  AND place IN holder.acts_at AND leaf IN role.setting_leaves
  AND all(topic IN wanted_topics WHERE topic IN role.topic_leaves
    OR NOT topic IN task.topic_leaves OR (size(topics) > 0 AND NOT topic IN topics))
WITH organisations, settings, topics, task, place, wanted_settings,
  wanted_topics, territories, leaf, count(role.key) AS reaching
WITH organisations, settings, topics, task, place, wanted_settings,
  wanted_topics, territories,
  min(CASE WHEN reaching > 0 OR (size(settings) > 0 AND NOT leaf IN settings)
    THEN 1 ELSE 0 END) AS by_settings
UNWIND wanted_topics AS leaf
OPTIONAL MATCH (task)<-[:OF_FUNCTION]-(role:Role)-[:HELD_BY]->
  (holder:Organisation|OrganisationGroup|Forum|Agreement|InformationSystem)
WHERE role.certain_from <= $as_of AND $as_of < role.certain_until
  AND (size($kinds) = 0 OR holder.kind IN $kinds) AND role.territory IN territories
  AND place IN holder.acts_at AND leaf IN role.topic_leaves
  AND all(setting IN wanted_settings WHERE setting IN role.setting_leaves
    OR (size(settings) > 0 AND NOT setting IN settings))
WITH organisations, settings, topics, task, place, wanted_settings,
  wanted_topics, territories, by_settings, leaf, count(role.key) AS reaching
WITH organisations, settings, topics, task, place, wanted_settings,
  wanted_topics, territories, by_settings,
  min(CASE WHEN reaching > 0 OR (size(topics) > 0 AND NOT leaf IN topics)
    OR NOT leaf IN task.topic_leaves THEN 1 ELSE 0 END) AS by_topics
WITH organisations, settings, topics, task, place,
  min(CASE WHEN by_settings = 1 OR by_topics = 1 THEN 1 ELSE 0 END) AS reached
WITH organisations, settings, topics,
  collect(CASE WHEN reached = 0 THEN task.id + '/' + place END) AS unreached
MATCH (requirement:Requirement {version: $version})-[:EXPECTS]->(task:Function)
WHERE requirement.certain_from <= $as_of AND $as_of < requirement.certain_until
  AND NOT requirement.unverified AND ($derived OR requirement.levels_basis = 'stated')
  AND (size($frameworks) = 0 OR requirement.framework IN $frameworks)
  AND (size($functions) = 0 OR task.id IN $functions)
  AND any(leaf IN requirement.setting_leaves WHERE size(settings) = 0 OR leaf IN settings)
  AND any(leaf IN requirement.topic_leaves WHERE size(topics) = 0 OR leaf IN topics)
// Every role of the function that may hold on the day, and whether it meets the requirement.
OPTIONAL MATCH (task)<-[:OF_FUNCTION]-(role:Role)-[:HELD_BY]->
  (holder:Organisation|OrganisationGroup|Forum|Agreement|InformationSystem)
WHERE role.possible_from <= $as_of AND $as_of < role.possible_until
  AND (size($kinds) = 0 OR holder.kind IN $kinds)
  AND any(leaf IN role.setting_leaves WHERE size(settings) = 0 OR leaf IN settings)
  AND any(leaf IN role.topic_leaves WHERE size(topics) = 0 OR leaf IN topics)
WITH organisations, unreached, settings, topics, task, requirement, role, holder,
  any(leaf IN role.setting_leaves
    WHERE leaf IN requirement.setting_leaves AND (size(settings) = 0 OR leaf IN settings))
  AND any(leaf IN role.topic_leaves
    WHERE leaf IN requirement.topic_leaves AND (size(topics) = 0 OR leaf IN topics))
  AND (role.territory IN requirement.territories OR requirement.territory IN role.territories)
    AS meets,
  role.certain_from <= $as_of AND $as_of < role.certain_until AS certain
UNWIND requirement.levels AS place
WITH organisations, unreached, task, place, requirement, role, holder, certain,
  role.territory IN requirement.territories AS spans, meets AND place IN holder.acts_at AS inside
WHERE size($levels) = 0 OR place IN $levels
WITH organisations, unreached, task, place,
  collect(DISTINCT requirement.id) AS expected_by, collect(DISTINCT requirement.fact) AS expecting,
  min(requirement.strength_rank) AS rank,
  max(CASE WHEN requirement.levels_basis = 'stated' THEN 1 ELSE 0 END) AS is_stated,
  count(DISTINCT role.key) AS roles,
  collect(DISTINCT CASE WHEN inside THEN role.key END) AS inside,
  collect(DISTINCT CASE WHEN inside AND spans THEN role.key END) AS wide,
  collect(DISTINCT CASE WHEN inside AND certain AND holder.is_actor THEN holder.id END) AS actors
MATCH (requirement:Requirement {version: $version})
WHERE requirement.id IN expected_by AND requirement.strength_rank = rank
WITH organisations, unreached, task, place, expected_by, expecting, requirement.strength AS strength, is_stated, roles,
  inside, wide, actors
WITH DISTINCT organisations, unreached, task, place, expected_by, expecting, strength, is_stated, roles, wide, actors,
  CASE WHEN size(inside) = 0 THEN [''] ELSE inside END AS keys
UNWIND keys AS key
OPTIONAL MATCH (role:Role {key: key})-[:HELD_BY]->
  (holder:Organisation|OrganisationGroup|Forum|Agreement|InformationSystem)
OPTIONAL MATCH (holder)<-[membership:MEMBER_OF]-
  (member:Organisation|OrganisationGroup|Forum|Agreement|InformationSystem)
WHERE membership.certain_from <= $as_of AND $as_of < membership.certain_until
WITH organisations, unreached, task, place, expected_by, expecting, strength, is_stated, roles, role, holder,
  role.certain_from <= $as_of AND $as_of < role.certain_until AS certain, role.key IN wide AS spans,
  max(CASE WHEN member.id IN actors THEN 1 ELSE 0 END) AS member_holds,
  holder.id IN actors AS acts
// A forum is not counted again where one of its members holds the cell itself.
WITH organisations, unreached, task, place, expected_by, expecting, strength, is_stated, roles, role, holder,
  certain, spans, certain AND (acts OR member_holds = 0) AS counts
WITH organisations, unreached, task, place, expected_by, expecting, strength, is_stated, roles, holder,
  collect(role.fact) AS facts,
  max(CASE WHEN counts THEN 1 ELSE 0 END) AS holds,
  max(CASE WHEN counts AND spans AND role.explicit THEN 1 ELSE 0 END) AS explicit,
  max(CASE WHEN counts AND spans AND role.statutory THEN 1 ELSE 0 END) AS statutory,
  max(CASE WHEN counts AND spans AND role.bound THEN 1 ELSE 0 END) AS bound,
  max(CASE WHEN counts AND spans THEN 1 ELSE 0 END) AS is_wide,
  max(CASE WHEN certain THEN 0 WHEN role.key IS NULL THEN 0 ELSE 1 END) AS may_hold
WITH organisations, unreached, task, place, expected_by, expecting, strength, is_stated, roles,
  collect(CASE WHEN holds = 1 THEN holder.id END) AS holders,
  sum(is_wide) AS wide, sum(CASE WHEN is_wide = 1 AND holder.is_group THEN 1 ELSE 0 END) AS grouped,
  sum(explicit) AS explicit, sum(statutory) AS statutory, sum(bound) AS bound,
  sum(CASE WHEN may_hold = 1 AND holds = 0 THEN 1 ELSE 0 END) AS unsure,
  collect(facts) AS facts
WITH organisations, unreached, task, place, expected_by, expecting, strength, is_stated, roles, holders, explicit,
  statutory, unsure, facts,
  CASE WHEN size(holders) = 0 AND unsure > 0 THEN 'unsure'
    WHEN size(holders) = 0 THEN 'none'
    WHEN (task.id + '/' + place) IN unreached THEN 'part'
    WHEN wide = 1 AND grouped = 0 THEN 'one'
    WHEN explicit = 0 THEN 'implicit'
    WHEN bound = 0 THEN 'voluntary'
    ELSE 'covered' END AS class
WHERE ($everything OR class <> 'covered')
  AND (size(organisations) = 0 OR any(holder IN holders WHERE holder IN organisations))
// Whether somebody looked for further holders.
OPTIONAL MATCH (task)<-[look:LOOKED_FOR]-(:Search)
WHERE look.thorough AND $as_of <= look.until AND (look.level IS NULL OR look.level = place)
WITH task, place, class, holders, explicit, statutory, unsure, strength, is_stated, expected_by, roles,
  facts, expecting, collect(look.fact) AS looked
RETURN task.id AS function, place, class, holders, explicit, statutory, unsure, strength,
  is_stated = 1 AS stated, expected_by, roles, size(looked) > 0 AS searched,
  facts + [expecting, looked] AS facts
