"""How many minutes does a page take, and is that measured or only what we think?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from operator import itemgetter
from statistics import mean, median
from typing import Literal

from nulage_forms.model import Dialogue

Kind = Literal["delmal", "steg-1", "steg-2", "fraga", "samtal"]
Page = tuple[Kind, str]
"""A page by its kind, and which of its kind."""
Act = tuple[str, datetime, Page | None]
"""Who did something and when, and the page that was saved by it, if any."""
LONGEST_PAUSE = timedelta(minutes=10)
"""Whoever saves nothing for longer than this was busy with something else."""
LEAST_PRINCIPALS = 5


@dataclass(frozen=True, slots=True)
class Measured:
    """How long a kind of page took: the median of so many principals, in whole minutes."""

    minutes: int
    principals: int


@dataclass(frozen=True)
class Minutes:
    """What has been measured, by the kind of page; what has not is estimated."""

    measured: Mapping[str, Measured] = field(default_factory=dict)

    def of(self, kind: Kind | str, estimate: int) -> int:
        """The minutes that a page of the kind takes."""
        return self.measured[kind].minutes if kind in self.measured else estimate

    @property
    def ground(self) -> str:
        """What the minutes that are shown rest on, in a sentence."""
        if not self.measured:
            return "Tiderna är vår uppskattning."
        least = min(one.principals for one in self.measured.values())
        return f"Så lång tid tog det för minst {least} huvudmän, där vi har mätt. Resten är vår uppskattning."


ESTIMATED = Minutes()
KINDS: tuple[Kind, ...] = ("delmal", "steg-1", "steg-2", "fraga", "samtal")


def measure(dialogues: Iterable[Dialogue]) -> Minutes:
    """How long each kind of page took, where at least five principals have saved it.

    Only times are read, never a text. What leads up to a save counts as spent on what was saved, for each
    person, unless it is a longer pause than ten minutes. A principal's pages of a kind are averaged.
    """
    taken: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for dialogue in dialogues:
        pages = _minutes_of_pages(_acts(dialogue))
        for kind in KINDS:
            if spent := [minutes for (its_kind, _), minutes in pages.items() if its_kind == kind]:
                taken[kind].append(mean(spent))
    return Minutes(
        {
            kind: Measured(max(round(median(spent)), 1), len(spent))
            for kind, spent in taken.items()
            if len(spent) >= LEAST_PRINCIPALS
        }
    )


def _acts(dialogue: Dialogue) -> Iterator[Act]:
    """Whatever anybody did; a save in passing is no event of its own, but the last of them is a version."""
    for event in dialogue.events:
        yield (
            event.actor,
            event.at,
            _page(event.object.partition(" ")[0]) if event.action == "saved" else None,
        )
    for key, answer in dialogue.assessment.answers.items():
        yield from ((version.by, version.at, _page(key)) for version in answer.versions)


def _minutes_of_pages(acts: Iterable[Act]) -> Mapping[Page, float]:
    """Active minutes by page, all persons together."""
    spent: dict[Page, float] = {}
    in_order = sorted(acts, key=itemgetter(0, 1))
    for (person, since, _), (same, until, page) in pairwise(in_order):
        if page and person == same and until - since <= LONGEST_PAUSE:
            spent[page] = spent.get(page, 0.0) + (until - since).total_seconds() / 60
    return spent


def _page(key: str) -> Page | None:
    """The kind of the page that the key's question is asked on, and which of its kind; None for no page."""
    match key.split("/"):
        case ["steg-1", goal, _]:
            return "delmal", goal
        case ["steg-1", _]:
            return "steg-1", ""
        case ["steg-2", *_] | ["orsak", *_]:
            return "steg-2", ""
        case ["fraga", question, *_]:
            return "fraga", question
        case ["samtal", _]:
            return "samtal", ""
        case _:
            return None
