"""How many minutes does a page take, and is that measured or only what we think?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import groupby, pairwise
from operator import attrgetter
from statistics import mean, median
from typing import Literal

from nulage_forms.model import Dialogue, Event

Kind = Literal["delmal", "steg-1", "steg-2", "fraga", "samtal"]
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
        rest = "" if len(self.measured) == len(KINDS) else " Resten är vår uppskattning."
        return f"Tiderna är uppmätta hos minst {least} huvudmän. Hälften blev klara fortare.{rest}"


ESTIMATED = Minutes()
KINDS: tuple[Kind, ...] = ("delmal", "steg-1", "steg-2", "fraga", "samtal")


def measure(dialogues: Iterable[Dialogue]) -> Minutes:
    """How long each kind of page took, where at least five principals have saved it.

    Only the times of the events are read. The time that leads up to a save counts as spent on what was saved,
    for each person, unless it is a longer pause than ten minutes. A principal's pages of a kind are averaged.
    """
    taken: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for dialogue in dialogues:
        pages = _minutes_of_pages(dialogue.events)
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


def _minutes_of_pages(events: Iterable[Event]) -> Mapping[tuple[Kind, str], float]:
    """Active minutes by page, all persons together."""
    spent: dict[tuple[Kind, str], float] = {}
    by_person = sorted(events, key=attrgetter("actor", "at"))
    for _, acts in groupby(by_person, key=attrgetter("actor")):
        for page, pause in _pauses(list(acts)):
            spent[page] = spent.get(page, 0.0) + pause.total_seconds() / 60
    return spent


def _pauses(acts: list[Event]) -> Iterator[tuple[tuple[Kind, str], timedelta]]:
    for before, after in pairwise(acts):
        page = _page(after.object.partition(" ")[0]) if after.action == "saved" else None
        if page and after.at - before.at <= LONGEST_PAUSE:
            yield page, after.at - before.at


def _page(key: str) -> tuple[Kind, str] | None:
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
