"""How far the holders of a cell reach into what a requirement expects of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from landscape.analysis.standing import Standing
from landscape.model import Landscape, Requirement

__all__ = ["Expectation"]


class Expectation(NamedTuple):
    """Where a requirement expects a function: leaves of settings and topics as bits, and areas.

    `own` are the topics among them to which the function is confined by its nature. `around` are
    the territory of the framework and all wider ones.
    """

    settings: int
    topics: int
    own: int
    area: str
    around: frozenset[str]

    @classmethod
    def of(cls, landscape: Landscape, requirement: Requirement, function: str) -> Expectation:
        """Return what a requirement expects of a function."""
        space = landscape.space
        area = landscape.frameworks[requirement.framework].area
        topics = space.topics.mask(requirement.topics)
        own = space.topics.mask(landscape.functions[function].topics or (space.topics.root,))
        settings = space.settings.mask(requirement.settings)
        return cls(settings, topics, topics & own, area, space.areas.above(area))

    def within(self, settings: int, topics: int) -> Expectation:
        """Return what of it lies within settings and topics that were asked for."""
        return self._replace(
            settings=self.settings & settings, topics=self.topics & topics, own=self.own & topics
        )

    def meets(self, landscape: Landscape, standing: Standing) -> bool:
        """Return whether a role reaches any of it."""
        area = landscape.area_of(standing.role)
        return bool(
            standing.settings & self.settings
            and standing.topics & self.topics
            and (area in self.around or self.area in landscape.space.areas.above(area))
        )

    def spans(self, landscape: Landscape, standing: Standing) -> bool:
        """Return whether a role is for the whole territory."""
        return landscape.area_of(standing.role) in self.around

    def reached(self, landscape: Landscape, certain: Iterable[Standing]) -> bool:
        """Return whether roles together reach the whole of it.

        Only roles for the whole territory count. Those for all its topics must together reach all
        its settings, or those for all its settings all its topics.
        """
        settings = topics = 0
        for standing in certain:
            if self.spans(landscape, standing):
                if not self.own & ~standing.topics:
                    settings |= standing.settings
                if not self.settings & ~standing.settings:
                    topics |= standing.topics
        return not self.settings & ~settings or not self.own & ~topics
