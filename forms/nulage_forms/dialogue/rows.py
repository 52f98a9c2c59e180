"""How does a team add what nobody asked for, such as one more cause or a figure of its own?"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from nulage_forms.dialogue import NotNow, demand_open, noted
from nulage_forms.model import Assessment, Dialogue

CAUSES, FIGURES = "orsak", "egna"
FIRST_CAUSE = "1"
"""Every team begins with room for one cause; what is added has a higher number."""
MOST_ROWS = 6


class TooManyRows(NotNow):
    """There are six of the kind in the place already."""


class UnknownRow(LookupError):
    """The place has no such row, or it has been removed."""


def figures_of(sub_goal: str) -> str:
    """The place of the team's own figures about a sub-goal."""
    return f"{FIGURES}/{sub_goal}"


def rows(assessment: Assessment, place: str) -> tuple[str, ...]:
    """Ids of what stands in a place, in its order."""
    return assessment.rows.get(place, (FIRST_CAUSE,) if place == CAUSES else ())


def row_key(place: str, row: str, part: str) -> str:
    """The key of one part of a row."""
    return f"{place.partition('/')[0]}/{row}/{part}"


def written_rows(assessment: Assessment, place: str) -> tuple[str, ...]:
    """The rows of a place in which something is written."""
    return tuple(row for row in rows(assessment, place) if _is_written(assessment, place, row))


def add_row(dialogue: Dialogue, place: str, by: str, now: datetime) -> tuple[Dialogue, str]:
    """The dialogue with one more row last in the place, and its id, which has never been used before.

    Whoever has added one and written nothing in it is given that one again. Raises TooManyRows, AlreadySent
    or AlreadyHeld.
    """
    demand_open(dialogue)
    standing = rows(dialogue.assessment, place)
    own = {event.object for event in dialogue.events if event.action == "added_row" and event.actor == by}
    for row in standing:
        if f"{place}/{row}" in own and not _is_written(dialogue.assessment, place, row):
            return dialogue, row
    if len(written_rows(dialogue.assessment, place)) >= MOST_ROWS:
        raise TooManyRows(dialogue.principal_id)
    added = sum(event.action == "added_row" for event in dialogue.events)
    row = str(int(FIRST_CAUSE) + 1 + added)
    return _with_rows(dialogue, place, (*standing, row), "added_row", row, by, now), row


def remove_row(dialogue: Dialogue, place: str, row: str, by: str, now: datetime) -> Dialogue:
    """The dialogue without the row; what was typed in it is kept, and is not sent.

    Whoever removes the last cause is given room for a new one. Raises UnknownRow, AlreadySent or AlreadyHeld.
    """
    demand_open(dialogue)
    standing = rows(dialogue.assessment, place)
    if row not in standing:
        raise UnknownRow(row)
    left = tuple(kept for kept in standing if kept != row)
    removed = _with_rows(dialogue, place, left, "removed_row", row, by, now)
    return removed if left or place != CAUSES else add_row(removed, place, by, now)[0]


def stands(assessment: Assessment, key: str) -> bool:
    """Whether an answer belongs to something that has not been removed, and so is shown and sent."""
    kind, _, rest = key.partition("/")
    owner = rest.partition("/")[0]
    if kind == "fraga":
        return owner in assessment.priorities
    if kind not in {CAUSES, FIGURES}:
        return True
    places = {CAUSES, *assessment.rows}
    return any(owner in rows(assessment, place) for place in places if place.partition("/")[0] == kind)


def _is_written(assessment: Assessment, place: str, row: str) -> bool:
    start = row_key(place, row, "")
    return any(key.startswith(start) and answer.value for key, answer in assessment.answers.items())


def _with_rows(
    dialogue: Dialogue, place: str, order: tuple[str, ...], action: str, row: str, by: str, now: datetime
) -> Dialogue:
    kept: Mapping[str, tuple[str, ...]] = {**dialogue.assessment.rows, place: order}
    changed = replace(dialogue.assessment, rows=kept)
    return noted(dialogue, action, f"{place}/{row}", by, now, assessment=changed)
