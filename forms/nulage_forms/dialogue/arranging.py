"""When has a team put something in order, added or removed it, or said that it is ready?"""

from collections.abc import Collection
from datetime import datetime
from itertools import takewhile

from nulage_forms.model import Dialogue

OF_QUESTIONS = frozenset({"added_question", "moved_question", "removed_question"})
OF_ROWS = frozenset({"added_row", "removed_row"})
OF_TASKS = frozenset({"marked_done", "marked_not_done"})
ARRANGING = OF_QUESTIONS | OF_ROWS | OF_TASKS


def arranged_at(dialogue: Dialogue, places: Collection[str] | None = None) -> datetime | None:
    """The last moment of it in this round, of all or of these tasks and places of rows; None of none."""
    this_round = takewhile(lambda event: event.action != "new_round", reversed(dialogue.events))
    moments = (
        event.at
        for event in this_round
        if event.action in ARRANGING and (places is None or _place(event.action, event.object) in places)
    )
    return next(moments, None)


def _place(action: str, what: str) -> str:
    return what.rpartition("/")[0] if action in OF_ROWS else what
