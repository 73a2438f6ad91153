"""A landscape as rows of nodes and relationships, the same for every engine and for export."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from landscape.model import Landscape
from landscape.records import Arrangement, Role, columns
from landscape.scope import Tree
from landscape.stores.rows import Graph, Properties, Relationship, label_of, version_of
from landscape.stores.tables import NODES, RENAMED, SPAN, relationships, type_of_kind
from landscape.time import ALWAYS, Span
from landscape.vocabulary import Function

__all__ = ["graph_of"]


def graph_of(landscape: Landscape) -> Graph:
    """Return a landscape as rows, everything of whatever date."""
    return _Writer(landscape).write()


def _span(span: Span) -> Properties:
    return {name: getattr(span, name) for name in SPAN}


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value) if value else None
    return None if value == "" else value


class _Writer:
    """Makes the rows of one landscape."""

    def __init__(self, landscape: Landscape) -> None:
        self.landscape = landscape
        self.version = version_of(landscape)
        self.graph = Graph(
            self.version,
            {label: [] for label in NODES},
            {name: [] for name in relationships(landscape)},
        )
        self.labels = {body.id: label_of(body) for body in landscape.bodies.values()}

    def write(self) -> Graph:
        self.bodies()
        self.roles()
        self.vocabulary()
        self.expectations()
        self.links()
        self.memberships()
        self.chains()
        self.searches()
        self.published()
        return self.graph

    def key(self, name: str) -> str:
        return f"{self.version}/{name}"

    def node(self, label: str, record: Any, **more: Any) -> None:
        wanted = {p.name for p in NODES[label].properties}
        row: Properties = {"key": self.key(record.id), "version": self.version}
        for column in columns(record):
            name = RENAMED.get(column, column)
            if name in wanted:
                row[name] = _value(getattr(record, column))
        row.update(more)
        self.graph.nodes[label].append(row)

    def join(
        self, kind: str, start_label: str, start: str, end_label: str, end: str, name: str = "", /,
        **properties: Any,
    ) -> None:  # fmt: skip
        properties = {"id": name or f"{start}/{end}", **properties}
        self.graph.relationships[kind].append(
            Relationship(start_label, self.key(start), end_label, self.key(end), properties)
        )

    def join_all(self, kind: str, label: str, name: str, end: str, names: Iterable[str]) -> None:
        for other in dict.fromkeys(names):
            self.join(kind, label, name, end, other)

    def sources(self, label: str, record: Any) -> None:
        known = (name for name in record.sources if name in self.landscape.sources)
        self.join_all("SUPPORTED_BY", label, record.id, "Source", known)

    def bodies(self) -> None:
        for body in self.landscape.bodies.values():
            label = self.labels[body.id]
            actor = not isinstance(body, Arrangement)
            span = _span(self.landscape.span(body))
            acts_at = [body.level, *self.landscape.levels[body.level].also]
            self.node(label, body, is_group=body.group, is_actor=actor, acts_at=acts_at,
                      apart=self.landscape.levels[body.level].apart, **span)  # fmt: skip
            if body.area:
                self.join("IN_AREA", label, body.id, "Area", body.area)
            self.sources(label, body)

    def reach(self, label: str, record: Any) -> Properties:
        """Write the settings and topics of a record; return their leaves.

        A role that acts outside health and care only reaches none.
        """
        found: Properties = {}
        inside = not isinstance(record, Role) or self.landscape.objects_of(record)
        for words, name, end in (("settings", "SETTING", "Setting"), ("topics", "TOPIC", "Topic")):
            tree: Tree = getattr(self.landscape.space, words)
            given = getattr(record, words)
            leaves = tree.leaves_under(given) if inside else ()
            as_written = "IN_SETTING" if name == "SETTING" else "ON_TOPIC"
            self.join_all(as_written, label, record.id, end, given)
            self.join_all(f"REACHES_{name}", label, record.id, end, leaves)
            found[f"{name.lower()}_leaves"] = list(leaves)
        return found

    def roles(self) -> None:
        landscape = self.landscape
        for role in landscape.all_roles.values():
            self.node("Role", role, **self._role(role), **self.reach("Role", role))
            self.join("HELD_BY", "Role", role.id, self.labels[role.holder], role.holder)
            self.join("OF_FUNCTION", "Role", role.id, "Function", role.function)
            self.join("IN_AREA", "Role", role.id, "Area", landscape.area_of(role))
            self.sources("Role", role)

    def _role(self, role: Role) -> Properties:
        landscape = self.landscape
        territory = landscape.area_of(role)
        table = "roles" if role.id in landscape.roles else "role_templates"
        return {
            "fact": f"{table}/{role.id}",
            "territory": territory,
            "territories": sorted(landscape.space.areas.above(territory)),
            "object_leaves": sorted(landscape.objects_of(role)),
            "statutory": landscape.means("basis", role.basis, "statutory"),
            "bound": landscape.is_bound(role),
            "for_itself": landscape.means("mode", role.mode, "for-itself"),
            "general": landscape.space.topics.root in role.topics,
            "unverified": landscape.is_unverified(role),
            **_span(landscape.span(role)),
        }

    def vocabulary(self) -> None:
        landscape = self.landscape
        for label, table in (
            ("Function", landscape.functions),
            ("Setting", landscape.settings),
            ("Topic", landscape.topics),
            ("Area", landscape.areas),
            ("Source", landscape.sources),
        ):
            for record in table.values():
                more: Properties = {}
                if isinstance(record, Function):
                    own = record.topics or (landscape.space.topics.root,)
                    more["topic_leaves"] = list(landscape.space.topics.leaves_under(own))
                self.node(label, record, **more)
                if parent := getattr(record, "parent", ""):
                    self.join("WITHIN", label, record.id, label, parent)
                if hasattr(record, "sources"):
                    self.sources(label, record)
        for name in landscape.functions:
            if not landscape.is_coordination(name):
                self.calls_for(name, name, name, 1, bound_only=False, stated=True)
        for need in landscape.coordination_needs:
            self.calls_for(need.function, need.needs, need.id, need.strength,
                           bound_only=landscape.bound_only(need),
                           stated=landscape.is_stated(need))  # fmt: skip
        for need in landscape.interdependencies.values():
            self.join(
                "NEEDS", "Function", need.function, "Function", need.needs, need.id,
                **self.columns(need, "id", "function", "needs"),
                fact=f"interdependencies/{need.id}", unverified=landscape.is_unverified(need),
            )  # fmt: skip

    def calls_for(
        self, one: str, other: str, name: str, strength: int, *, bound_only: bool, stated: bool
    ) -> None:
        own = one == other
        self.join(
            "CALLS_FOR", "Function", one, "Function", other, name, needing=one,
            need=one if own else f"{one}>{other}", own=own, bound_only=bound_only,
            stated=stated, strength=strength,
        )  # fmt: skip

    def columns(self, record: Any, *without: str) -> Properties:
        return {
            RENAMED.get(name, name): _value(getattr(record, name))
            for name in columns(record)
            if name not in without
        }

    def expectations(self) -> None:
        landscape = self.landscape
        ranks = {t.term: t.rank for t in landscape.terms.values() if t.vocabulary == "strength"}
        for framework in landscape.frameworks.values():
            self.node("Framework", framework)
            self.sources("Framework", framework)
        for row in landscape.requirements.values():
            self.node(
                "Requirement", row, fact=f"requirements/{row.id}",
                territory=(area := landscape.frameworks[row.framework].area),
                territories=sorted(landscape.space.areas.above(area)),
                unverified=landscape.is_unverified(row), strength_rank=ranks.get(row.strength),
                **_span(landscape.span(row)), **self.reach("Requirement", row),
            )  # fmt: skip
            self.join_all("EXPECTS", "Requirement", row.id, "Function", row.functions)
            self.join("OF_FRAMEWORK", "Requirement", row.id, "Framework", row.framework)
            self.sources("Requirement", row)

    def between(self, kind: str, one: str, other: str, name: str, /, **properties: Any) -> None:
        self.join(kind, self.labels[one], one, self.labels[other], other, name, **properties)

    def links(self) -> None:
        for link in self.landscape.links.values():
            kind = self.landscape.link_kinds[link.kind]
            more = {"fact": f"links/{link.id}", **_span(self.landscape.span(link))}
            columns = self.columns(link, "id", "start", "end", "kind")
            self.between(type_of_kind(kind.id), link.start, link.end, link.id, **columns, **more)
            if kind.tie and link.start != link.end:
                self.between("TIED_TO", link.start, link.end, link.id, kind=kind.id,
                             acting=kind.acting, **more)  # fmt: skip
                self.between("REACHES", link.start, link.end, link.id, **more)
                self.between("REACHES", link.end, link.start, f"{link.id}/back", **more)
                for one, other in ((link.start, link.end), (link.end, link.start)):
                    if other in self.landscape.arrangements:
                        self.between("TAKES_PART", one, other, f"{one}/{link.id}", **more)

    def memberships(self) -> None:
        for row in self.landscape.memberships.values():
            more = {"fact": f"memberships/{row.id}", **_span(self.landscape.span(row))}
            columns = self.columns(row, "id", "member", "arrangement")
            self.between("MEMBER_OF", row.member, row.arrangement, row.id, **columns, **more)
            self.between("REACHES", row.member, row.arrangement, f"member/{row.id}", **more)
            self.between("TAKES_PART", row.member, row.arrangement, f"member/{row.id}", **more)

    def chains(self) -> None:
        """Write every chain of grouping links, with when the whole of it holds."""
        steps: dict[str, list[tuple[str, str, Span]]] = {}
        for link in self.landscape.links.values():
            if self.landscape.link_kinds[link.kind].grouping:
                steps.setdefault(link.start, []).append(
                    (link.end, link.id, self.landscape.span(link))
                )
        for body in self.landscape.bodies:
            self.between("COUNTS_AS", body, body, body, steps=0, rank="00", **_span(ALWAYS))
            for end, links, span in _chains(body, steps):
                facts = " ".join(f"links/{link}" for link in links)
                self.between(
                    "COUNTS_AS", body, end, f"{body}>{'>'.join(links)}", steps=len(links),
                    rank=f"{len(links):02} {facts}", **_span(span),
                )  # fmt: skip

    def searches(self) -> None:
        landscape = self.landscape
        for row in landscape.searches.values():
            thorough = landscape.means("extent", row.extent, "thorough")
            more = {"fact": f"searches/{row.id}", "thorough": thorough}
            self.node("Search", row, **more)
            self.sources("Search", row)
            ties = "ties" if landscape.means("search", row.about, "ties") else row.about
            for body, partner in ((row.body, row.other), (row.other, row.body)):
                if body in self.labels:
                    self.join(
                        "LOOKED_AT", "Search", row.id, self.labels[body], body, purpose=ties,
                        partner=partner if row.other else None, until=row.searched, **more,
                    )  # fmt: skip
            if row.function and landscape.means("search", row.about, "holders"):
                self.join(
                    "LOOKED_FOR", "Search", row.id, "Function", row.function,
                    level=row.level or None, until=row.searched, **more,
                )  # fmt: skip

    def published(self) -> None:
        landscape = self.landscape
        tables: dict[str, Mapping[str, Any]] = {
            "Finding": landscape.findings,
            "Event": landscape.events,
            "Recommendation": landscape.recommendations,
        }
        for label, table in tables.items():
            for row in table.values():
                span = _span(landscape.span(row)) if label == "Event" else {}
                self.node(label, row, **span)
                self.sources(label, row)
                bodies = row.addressed_to if label == "Recommendation" else row.organisations
                for body in dict.fromkeys(bodies):
                    if body in self.labels:
                        self.join("CONCERNS", label, row.id, self.labels[body], body)
                functions = getattr(row, "functions", ())
                known = (name for name in functions if name in landscape.functions)
                self.join_all("CONCERNS", label, row.id, "Function", known)


def _chains(
    body: str, steps: Mapping[str, list[tuple[str, str, Span]]]
) -> Iterator[tuple[str, tuple[str, ...], Span]]:
    """Yield the end, links and span of each chain from a body that comes nowhere twice."""
    queue: list[tuple[tuple[str, ...], tuple[str, ...], Span]] = [((body,), (), ALWAYS)]
    while queue:
        line, links, span = queue.pop()
        for end, link, holds in steps.get(line[-1], ()):
            both = span & holds
            if end in line or both.possible_from >= both.possible_until:
                continue
            yield end, (*links, link), both
            queue.append(((*line, end), (*links, link), both))
