// id: missing
// question: Which bodies need one another's work and are not in touch?
// by: pair
// parameters: version text; as_of ISO day; functions, settings, topics, levels, kinds,
//   organisations, firsts (bodies that may come first, to ask in parts) lists (empty: all; settings
//   and topics as leaves); groups, derived, everything true or false
// columns: one, other, weight, shared, shared_functions, dependent, dependent_functions, coordinated,
//   ways, unsure, searched, facts (of one record or of several, apart by blanks); paths between the two
//   (steps, through, mediators) follow from missing.partners and missing.acting
WITH $settings AS settings, $topics AS topics
MATCH (first:Organisation|OrganisationGroup)<-[:HELD_BY]-(a:Role {version: $version})
  -[:OF_FUNCTION]->(:Function)-[calls:CALLS_FOR]-(:Function)<-[:OF_FUNCTION]-(b:Role)
  -[:HELD_BY]->(second:Organisation|OrganisationGroup)
WHERE first.id < second.id AND (size($firsts) = 0 OR first.id IN $firsts)
  AND first.apart = second.apart AND a.mode = b.mode AND NOT a.for_itself
  AND a.certain_from <= $as_of AND $as_of < a.certain_until
  AND b.certain_from <= $as_of AND $as_of < b.certain_until
  AND ($groups OR (NOT first.is_group AND NOT second.is_group))
  AND (size($functions) = 0 OR (a.function IN $functions AND b.function IN $functions))
  AND (size($levels) = 0 OR (first.level IN $levels AND second.level IN $levels))
  AND (size($kinds) = 0 OR (first.kind IN $kinds AND second.kind IN $kinds))
  AND (size($organisations) = 0 OR first.id IN $organisations OR second.id IN $organisations)
  AND (a.territory IN b.territories OR b.territory IN a.territories)
  // To hold one function is to do the same only where both act on the same.
  AND (NOT calls.own OR any(leaf IN a.object_leaves WHERE leaf IN b.object_leaves))
  // Needs that are our inference count on request.
  AND ($derived OR calls.stated)
  // Who acts of its own accord awaits nobody's decision.
  AND (NOT calls.bound_only OR CASE WHEN a.function = calls.needing THEN a.bound ELSE b.bound END)
  AND any(leaf IN a.topic_leaves
    WHERE leaf IN b.topic_leaves AND (size(topics) = 0 OR leaf IN topics))
  AND any(leaf IN a.setting_leaves
    WHERE leaf IN b.setting_leaves AND (size(settings) = 0 OR leaf IN settings))
WITH first, second, calls.need AS need, calls.own AS own,
  // Two general remits, or two special ones, meet more closely than a general and a special.
  max(calls.strength * CASE WHEN a.general = b.general THEN 2 ELSE 1 END) AS points,
  collect(DISTINCT a.fact) AS facts_a, collect(DISTINCT b.fact) AS facts_b
WITH first, second, sum(points) AS weight,
  collect(CASE WHEN own THEN need END) AS shared,
  collect(CASE WHEN NOT own THEN need END) AS dependent,
  collect(facts_a) AS facts_one, collect(facts_b) AS facts_other
// A body is not compared with a group that it is or may be part of.
WHERE NOT EXISTS {
    MATCH (first)-[part:COUNTS_AS]->(second)
    WHERE part.possible_from <= $as_of AND $as_of < part.possible_until
  }
  AND NOT EXISTS {
    MATCH (second)-[part:COUNTS_AS]->(first)
    WHERE part.possible_from <= $as_of AND $as_of < part.possible_until
  }
// Links that are channels, of the two or of groups that they belong to.
OPTIONAL MATCH (first)-[from_one:COUNTS_AS]->
  (x:Organisation|OrganisationGroup|Forum|Agreement|InformationSystem)-[link:TIED_TO]-
  (y:Organisation|OrganisationGroup|Forum|Agreement|InformationSystem)<-[from_other:COUNTS_AS]-(second)
WHERE from_one.possible_from <= $as_of AND $as_of < from_one.possible_until
  AND link.possible_from <= $as_of AND $as_of < link.possible_until
  AND from_other.possible_from <= $as_of AND $as_of < from_other.possible_until
WITH first, second, weight, shared, dependent, facts_one, facts_other,
  x.key AS at_one, y.key AS at_other, link.kind AS kind, link.fact AS fact,
  link.certain_from <= $as_of AND $as_of < link.certain_until AS sure,
  // Of several chains of groups the certain ones count, of these the shortest.
  min(CASE WHEN from_one.certain_from <= $as_of AND $as_of < from_one.certain_until
    THEN 'a ' ELSE 'b ' END + from_one.rank) AS chain_one,
  min(CASE WHEN from_other.certain_from <= $as_of AND $as_of < from_other.certain_until
    THEN 'a ' ELSE 'b ' END + from_other.rank) AS chain_other
WITH first, second, weight, shared, dependent, facts_one, facts_other,
  kind,
  CASE WHEN fact IS NULL THEN '' ELSE fact + ' ' + chain_one + ' ' + chain_other END AS facts,
  sure AND chain_one STARTS WITH 'a' AND chain_other STARTS WITH 'a' AS sure
WITH first, second, weight, shared, dependent, facts_one, facts_other,
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
WITH first, second, weight, shared, dependent, facts_one, facts_other,
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
WITH first, second, weight, shared, dependent, facts_one, facts_other,
  kinds, unsure_links, facts_links,
  forum,
  CASE WHEN fact IS NULL THEN '' ELSE fact + ' ' + chain_one + ' ' + chain_other END AS facts,
  sure AND chain_one STARTS WITH 'a' AND chain_other STARTS WITH 'a' AS sure
WITH first, second, weight, shared, dependent, facts_one, facts_other,
  kinds, unsure_links, facts_links,
  collect(DISTINCT CASE WHEN sure THEN forum END) AS forums,
  sum(CASE WHEN facts = '' OR sure THEN 0 ELSE 1 END) AS unsure_forums,
  collect(facts) AS facts_forums
WITH first, second, weight, shared, dependent, kinds + forums AS ways,
  unsure_links + unsure_forums AS unsure,
  facts_one, facts_other, facts_links, facts_forums
WHERE $everything OR (size(ways) = 0 AND unsure = 0)
// Whether somebody looked for ties of the one, of the other, or of the two.
OPTIONAL MATCH (first)<-[look:LOOKED_AT]-(:Search)
WHERE look.purpose = 'ties' AND look.thorough AND $as_of <= look.until
  AND (look.partner IS NULL OR look.partner = second.id)
WITH first, second, weight, shared, dependent, ways, unsure,
  facts_one, facts_other, facts_links, facts_forums,
  collect(look.fact) AS looked_one
OPTIONAL MATCH (second)<-[look:LOOKED_AT]-(:Search)
WHERE look.purpose = 'ties' AND look.thorough AND $as_of <= look.until AND look.partner IS NULL
WITH first, second, weight, shared, dependent, ways, unsure,
  facts_one, facts_other, facts_links, facts_forums,
  looked_one, collect(look.fact) AS looked_other
RETURN first.id AS one, second.id AS other, weight, shared, size(shared) AS shared_functions,
  dependent, size(dependent) AS dependent_functions,
  size(ways) > 0 AS coordinated, ways, unsure,
  size(looked_one) + size(looked_other) > 0 AS searched,
  facts_one + facts_other + [facts_links, facts_forums, looked_one, looked_other] AS facts
