// id: overlaps
// question: Which bodies do the same thing in the same place, and do they coordinate?
// by: pair
// parameters: version text; as_of ISO day; functions, settings, topics, levels, kinds,
//   organisations, firsts (bodies that may come first, to ask in parts) lists (empty: all; settings
//   and topics as leaves); groups true or false
// columns: one, other, shared, shared_functions, shared_cells, jaccard, containment, weight,
//   statutory, coordinated, ways, unsure, searched, facts (of one record or of several, apart by blanks)
WITH $settings AS settings, $topics AS topics
MATCH (first:Organisation|OrganisationGroup)<-[:HELD_BY]-(a:Role {version: $version})
  -[:OF_FUNCTION]->(task:Function)<-[:OF_FUNCTION]-(b:Role)
  -[:HELD_BY]->(second:Organisation|OrganisationGroup)
WHERE first.id < second.id AND (size($firsts) = 0 OR first.id IN $firsts)
  AND first.apart = second.apart AND a.mode = b.mode AND NOT a.for_itself
  AND a.certain_from <= $as_of AND $as_of < a.certain_until
  AND b.certain_from <= $as_of AND $as_of < b.certain_until
  AND ($groups OR (NOT first.is_group AND NOT second.is_group))
  AND (size($functions) = 0 OR task.id IN $functions)
  AND (size($levels) = 0 OR (first.level IN $levels AND second.level IN $levels))
  AND (size($kinds) = 0 OR (first.kind IN $kinds AND second.kind IN $kinds))
  AND (size($organisations) = 0 OR first.id IN $organisations OR second.id IN $organisations)
  AND (a.territory IN b.territories OR b.territory IN a.territories)
  AND any(leaf IN a.object_leaves WHERE leaf IN b.object_leaves)
  AND any(leaf IN a.topic_leaves
    WHERE leaf IN b.topic_leaves AND (size(topics) = 0 OR leaf IN topics))
  AND any(leaf IN a.setting_leaves
    WHERE leaf IN b.setting_leaves AND (size(settings) = 0 OR leaf IN settings))
UNWIND a.setting_leaves AS leaf
WITH settings, topics, first, second, a, b, task, leaf
WHERE leaf IN b.setting_leaves AND (size(settings) = 0 OR leaf IN settings)
WITH settings, topics, first, second,
  collect(DISTINCT task.id) AS shared,
  count(DISTINCT task.id + '/' + leaf) AS cells,
  // Two general remits, or two special ones, meet more closely than a general and a special.
  count(DISTINCT task.id) + count(DISTINCT CASE WHEN a.general = b.general THEN task.id END)
    AS weight,
  max(CASE WHEN a.statutory THEN 1 ELSE 0 END) + max(CASE WHEN b.statutory THEN 1 ELSE 0 END)
    AS statutory,
  collect(DISTINCT a.fact) AS facts_one, collect(DISTINCT b.fact) AS facts_other
// A body is not compared with a group that it is or may be part of.
WHERE NOT EXISTS {
    MATCH (first)-[part:COUNTS_AS]->(second)
    WHERE part.possible_from <= $as_of AND $as_of < part.possible_until
  }
  AND NOT EXISTS {
    MATCH (second)-[part:COUNTS_AS]->(first)
    WHERE part.possible_from <= $as_of AND $as_of < part.possible_until
  }
// How many function x setting cells each of the two remits has.
MATCH (first)<-[:HELD_BY]-(a:Role)
WHERE NOT a.for_itself AND a.certain_from <= $as_of AND $as_of < a.certain_until
  AND (size($functions) = 0 OR a.function IN $functions)
  AND any(leaf IN a.topic_leaves WHERE size(topics) = 0 OR leaf IN topics)
UNWIND a.setting_leaves AS leaf
WITH settings, topics, first, second, shared, cells, weight, statutory, facts_one, facts_other, a, leaf
WHERE size(settings) = 0 OR leaf IN settings
WITH settings, topics, first, second, shared, cells, weight, statutory, facts_one, facts_other,
  count(DISTINCT a.function + '/' + leaf) AS size_one
MATCH (second)<-[:HELD_BY]-(b:Role)
WHERE NOT b.for_itself AND b.certain_from <= $as_of AND $as_of < b.certain_until
  AND (size($functions) = 0 OR b.function IN $functions)
  AND any(leaf IN b.topic_leaves WHERE size(topics) = 0 OR leaf IN topics)
UNWIND b.setting_leaves AS leaf
WITH settings, topics, first, second, shared, cells, weight, statutory, facts_one, facts_other, size_one,
  b, leaf
WHERE size(settings) = 0 OR leaf IN settings
WITH first, second, shared, cells, weight, statutory, facts_one, facts_other, size_one,
  count(DISTINCT b.function + '/' + leaf) AS size_other
// Links that are channels, of the two or of groups that they belong to.
OPTIONAL MATCH (first)-[from_one:COUNTS_AS]->
  (x:Organisation|OrganisationGroup|Forum|Agreement|InformationSystem)-[link:TIED_TO]-
  (y:Organisation|OrganisationGroup|Forum|Agreement|InformationSystem)<-[from_other:COUNTS_AS]-(second)
WHERE from_one.possible_from <= $as_of AND $as_of < from_one.possible_until
  AND link.possible_from <= $as_of AND $as_of < link.possible_until
  AND from_other.possible_from <= $as_of AND $as_of < from_other.possible_until
WITH first, second, shared, cells, weight, statutory, facts_one, facts_other, size_one, size_other,
  x.key AS at_one, y.key AS at_other, link.kind AS kind, link.fact AS fact,
  link.certain_from <= $as_of AND $as_of < link.certain_until AS sure,
  // Of several chains of groups the certain ones count, of these the shortest.
  min(CASE WHEN from_one.certain_from <= $as_of AND $as_of < from_one.certain_until
    THEN 'a ' ELSE 'b ' END + from_one.rank) AS chain_one,
  min(CASE WHEN from_other.certain_from <= $as_of AND $as_of < from_other.certain_until
    THEN 'a ' ELSE 'b ' END + from_other.rank) AS chain_other
WITH first, second, shared, cells, weight, statutory, facts_one, facts_other, size_one, size_other,
  kind,
  CASE WHEN fact IS NULL THEN '' ELSE fact + ' ' + chain_one + ' ' + chain_other END AS facts,
  sure AND chain_one STARTS WITH 'a' AND chain_other STARTS WITH 'a' AS sure
WITH first, second, shared, cells, weight, statutory, facts_one, facts_other, size_one, size_other,
  collect(DISTINCT CASE WHEN sure THEN kind END) AS kinds,
  sum(CASE WHEN facts = '' OR sure THEN 0 ELSE 1 END) AS unsure_links,
  collect(facts) AS facts_links
// Arrangements to which both belong, themselves or through such groups.
OPTIONAL MATCH (first)-[from_one:COUNTS_AS]->
  (x:Organisation|OrganisationGroup|Forum|Agreement|InformationSystem)-[member_one:TAKES_PART]->
  (forum:Forum|Agreement|InformationSystem)<-[member_other:TAKES_PART]-
  (y:Organisation|OrganisationGroup|Forum|Agreement|InformationSystem)<-[from_other:COUNTS_AS]-(second)
WHERE x.key <> y.key
  AND from_one.possible_from <= $as_of AND $as_of < from_one.possible_until
  AND from_other.possible_from <= $as_of AND $as_of < from_other.possible_until
  AND member_one.possible_from <= $as_of AND $as_of < member_one.possible_until
  AND member_other.possible_from <= $as_of AND $as_of < member_other.possible_until
WITH first, second, shared, cells, weight, statutory, facts_one, facts_other, size_one, size_other,
  kinds, unsure_links, facts_links,
  x.key AS at_one, y.key AS at_other, forum.id AS forum,
  CASE WHEN forum IS NULL THEN null
    ELSE member_one.fact + ' ' + member_other.fact END AS fact,
  member_one.certain_from <= $as_of AND $as_of < member_one.certain_until
    AND member_other.certain_from <= $as_of AND $as_of < member_other.certain_until AS sure,
  min(CASE WHEN from_one.certain_from <= $as_of AND $as_of < from_one.certain_until
    THEN 'a ' ELSE 'b ' END + from_one.rank) AS chain_one,
  min(CASE WHEN from_other.certain_from <= $as_of AND $as_of < from_other.certain_until
    THEN 'a ' ELSE 'b ' END + from_other.rank) AS chain_other
WITH first, second, shared, cells, weight, statutory, facts_one, facts_other, size_one, size_other,
  kinds, unsure_links, facts_links,
  forum,
  CASE WHEN fact IS NULL THEN '' ELSE fact + ' ' + chain_one + ' ' + chain_other END AS facts,
  sure AND chain_one STARTS WITH 'a' AND chain_other STARTS WITH 'a' AS sure
WITH first, second, shared, cells, weight, statutory, facts_one, facts_other, size_one, size_other,
  kinds, unsure_links, facts_links,
  collect(DISTINCT CASE WHEN sure THEN forum END) AS forums,
  sum(CASE WHEN facts = '' OR sure THEN 0 ELSE 1 END) AS unsure_forums,
  collect(facts) AS facts_forums
// Whether somebody looked for ties of the one, of the other, or of the two.
OPTIONAL MATCH (first)<-[look:LOOKED_AT]-(:Search)
WHERE look.purpose = 'ties' AND look.thorough AND $as_of <= look.until
  AND (look.partner IS NULL OR look.partner = second.id)
WITH first, second, shared, cells, weight, statutory, facts_one, facts_other, size_one, size_other,
  kinds, forums, unsure_links, unsure_forums, facts_links, facts_forums,
  collect(look.fact) AS looked_one
OPTIONAL MATCH (second)<-[look:LOOKED_AT]-(:Search)
WHERE look.purpose = 'ties' AND look.thorough AND $as_of <= look.until AND look.partner IS NULL
WITH first, second, shared, cells, weight, statutory, facts_one, facts_other, size_one, size_other,
  kinds, forums, unsure_links, unsure_forums, facts_links, facts_forums,
  looked_one, collect(look.fact) AS looked_other
RETURN first.id AS one, second.id AS other, shared, size(shared) AS shared_functions,
  cells AS shared_cells, cells * 1.0 / (size_one + size_other - cells) AS jaccard,
  cells * 1.0 / CASE WHEN size_one < size_other THEN size_one ELSE size_other END AS containment,
  weight, statutory, size(kinds) + size(forums) > 0 AS coordinated, kinds + forums AS ways,
  unsure_links + unsure_forums AS unsure,
  size(looked_one) + size(looked_other) > 0 AS searched,
  facts_one + facts_other + facts_links + facts_forums + looked_one + looked_other
    AS facts
