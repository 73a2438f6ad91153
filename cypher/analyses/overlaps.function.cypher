// id: overlaps
// question: Which bodies do the same thing in the same place, and do they coordinate?
// by: function
// parameters: version text; as_of ISO day; functions, settings, topics, levels, kinds,
//   organisations, firsts (bodies that may come first in a pair, to count pairs in parts) lists
//   (empty: all; settings and topics as leaves); groups true or false
// columns: function, holders, statutory, pairs, coordinated, uncoordinated, bodies, facts
WITH $settings AS settings, $topics AS topics
MATCH (task:Function {version: $version})
WHERE size($functions) = 0 OR task.id IN $functions
// The pairs whose remits meet.
OPTIONAL MATCH (first:Organisation|OrganisationGroup)<-[:HELD_BY]-(a:Role)
  -[:OF_FUNCTION]->(task)<-[:OF_FUNCTION]-(b:Role)
  -[:HELD_BY]->(second:Organisation|OrganisationGroup)
WHERE first.id < second.id AND (size($firsts) = 0 OR first.id IN $firsts)
  AND first.apart = second.apart AND a.mode = b.mode AND NOT a.for_itself
  AND a.certain_from <= $as_of AND $as_of < a.certain_until
  AND b.certain_from <= $as_of AND $as_of < b.certain_until
  AND ($groups OR (NOT first.is_group AND NOT second.is_group))
  AND (size($levels) = 0 OR (first.level IN $levels AND second.level IN $levels))
  AND (size($kinds) = 0 OR (first.kind IN $kinds AND second.kind IN $kinds))
  AND (size($organisations) = 0 OR first.id IN $organisations OR second.id IN $organisations)
  AND (a.territory IN b.territories OR b.territory IN a.territories)
  AND any(leaf IN a.object_leaves WHERE leaf IN b.object_leaves)
  AND any(leaf IN a.topic_leaves
    WHERE leaf IN b.topic_leaves AND (size(topics) = 0 OR leaf IN topics))
  AND any(leaf IN a.setting_leaves
    WHERE leaf IN b.setting_leaves AND (size(settings) = 0 OR leaf IN settings))
  // A body is not compared with a group that it is or may be part of.
  AND NOT EXISTS {
    MATCH (first)-[part:COUNTS_AS]->(second)
    WHERE part.possible_from <= $as_of AND $as_of < part.possible_until
  }
  AND NOT EXISTS {
    MATCH (second)-[part:COUNTS_AS]->(first)
    WHERE part.possible_from <= $as_of AND $as_of < part.possible_until
  }
WITH DISTINCT settings, topics, task, first, second
// Whether the two are surely in touch, themselves or through groups that they belong to.
OPTIONAL MATCH (first)-[from_one:COUNTS_AS]->(x:Organisation|OrganisationGroup|Forum|Agreement|InformationSystem)
  -[link:TIED_TO]-(y:Organisation|OrganisationGroup|Forum|Agreement|InformationSystem)<-[from_other:COUNTS_AS]-(second)
WHERE from_one.certain_from <= $as_of AND $as_of < from_one.certain_until
  AND link.certain_from <= $as_of AND $as_of < link.certain_until
  AND from_other.certain_from <= $as_of AND $as_of < from_other.certain_until
WITH settings, topics, task, first, second, count(link) AS links
OPTIONAL MATCH (first)-[from_one:COUNTS_AS]->(x:Organisation|OrganisationGroup|Forum|Agreement|InformationSystem)
  -[member_one:TAKES_PART]->(forum:Forum|Agreement|InformationSystem)<-[member_other:TAKES_PART]-
  (y:Organisation|OrganisationGroup|Forum|Agreement|InformationSystem)<-[from_other:COUNTS_AS]-(second)
WHERE x.key <> y.key
  AND from_one.certain_from <= $as_of AND $as_of < from_one.certain_until
  AND from_other.certain_from <= $as_of AND $as_of < from_other.certain_until
  AND member_one.certain_from <= $as_of AND $as_of < member_one.certain_until
  AND member_other.certain_from <= $as_of AND $as_of < member_other.certain_until
WITH settings, topics, task, first, second, links, count(forum) AS forums
WITH settings, topics, task, count(second.id) AS pairs,
  sum(CASE WHEN links + forums > 0 THEN 1 ELSE 0 END) AS coordinated
// Who holds the function.
MATCH (task)<-[:OF_FUNCTION]-(role:Role)-[:HELD_BY]->(holder:Organisation|OrganisationGroup)
WHERE NOT role.for_itself
  AND role.certain_from <= $as_of AND $as_of < role.certain_until
  AND ($groups OR NOT holder.is_group)
  AND (size($levels) = 0 OR holder.level IN $levels)
  AND (size($kinds) = 0 OR holder.kind IN $kinds)
  AND any(leaf IN role.setting_leaves WHERE size(settings) = 0 OR leaf IN settings)
  AND any(leaf IN role.topic_leaves WHERE size(topics) = 0 OR leaf IN topics)
WITH task, pairs, coordinated, collect(DISTINCT holder.id) AS bodies,
  count(DISTINCT CASE WHEN role.statutory THEN holder.id END) AS statutory,
  collect(role.fact) AS facts
WITH task, pairs, coordinated, bodies, statutory, facts, $organisations AS organisations
WHERE size(organisations) = 0 OR any(body IN bodies WHERE body IN organisations)
RETURN task.id AS function, size(bodies) AS holders, statutory, pairs, coordinated,
  pairs - coordinated AS uncoordinated, bodies, facts
