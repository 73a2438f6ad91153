"""Who holds which function on a day, in the compact form that the analyses compare."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from landscape.analysis.query import Query
from landscape.model import Landscape, Role

__all__ = ["Standing", "meet", "standing_roles"]


class Standing(NamedTuple):
    """A role that holds or may hold on the day asked for.

    `settings` and `topics` are the leaves of their trees as bits, `objects` on whom or on what it
    acts; `area` the areas that meet the role's own as bits and `home` the bit of its own; `general`
    says that the role is confined to no topic; `apart` that its holder deals with states and not
    with the bodies within them; `certain` that it surely holds.
    """

    role: Role
    fact: str
    settings: int
    topics: int
    objects: int
    area: int
    home: int
    general: bool
    apart: bool
    certain: bool


def meet(one: Standing, other: Standing) -> bool:
    """Return whether two roles of any functions meet: settings, topics and areas all intersect, and
    both holders deal with states or neither.

    Of one function, they must act on the same as well: to set standards for nurses is another work
    than to set standards for regulators. What one function needs of another goes beyond that: what
    is found at a provider bears on practitioners.
    """
    return bool(
        one.apart == other.apart
        and one.settings & other.settings
        and one.topics & other.topics
        and one.area & other.home
        and (one.objects & other.objects or one.role.function != other.role.function)
    )


def standing_roles(landscape: Landscape, query: Query) -> list[Standing]:
    """Return the roles that hold or may hold on the day and pass the filters, sorted by identifier.

    Roles of arrangements are among them. Filters by setting and topic keep the roles that meet one
    of the words given. A role that acts outside health and care only is none of them.
    """
    space = landscape.space
    settings = space.settings.mask(query.settings or (space.settings.root,))
    topics = space.topics.mask(query.topics or (space.topics.root,))
    bits = {word: 1 << bit for bit, word in enumerate(landscape.objects)}
    home = {area: 1 << bit for bit, area in enumerate(landscape.areas)}
    meeting = _meeting_areas(landscape, home)
    found = []
    for role, certain in landscape.holding("all_roles", query.as_of):
        holder = landscape.bodies[role.holder]
        if (
            (query.functions and role.function not in query.functions)
            or (query.levels and holder.level not in query.levels)
            or (query.kinds and holder.kind not in query.kinds)
        ):
            continue
        standing = Standing(
            role,
            f"{'roles' if role.id in landscape.roles else 'role_templates'}/{role.id}",
            space.settings.mask(role.settings) & settings,
            space.topics.mask(role.topics) & topics,
            sum(map(bits.__getitem__, landscape.objects_of(role))),
            meeting[role.area or holder.area],
            home[role.area or holder.area],
            space.topics.root in role.topics,
            landscape.levels[holder.level].apart,
            certain,
        )
        if standing.settings and standing.topics and standing.objects:
            found.append(standing)
    found.sort(key=lambda standing: standing.role.id)
    return found


def _meeting_areas(landscape: Landscape, home: dict[str, int]) -> dict[str, int]:
    """Return for each area the areas it meets: those above and those below it, as bits."""
    areas = landscape.space.areas
    bits = dict.fromkeys(home, 0)
    for area in home:
        for above in areas.above(area):
            bits[area] |= home[above]
            bits[above] |= home[area]
    return bits


def by_function(standings: Iterable[Standing]) -> dict[str, list[Standing]]:
    """Return roles by function."""
    found: dict[str, list[Standing]] = {}
    for standing in standings:
        found.setdefault(standing.role.function, []).append(standing)
    return found
