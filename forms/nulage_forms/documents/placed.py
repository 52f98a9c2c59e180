"""Where in this draft does an answer of another go, whatever numbers the other gave to what it added?"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count

from nulage_forms.dialogue import question_key
from nulage_forms.dialogue.rows import CAUSES, FIGURES, figures_of, row_key, rows, written_rows
from nulage_forms.documents.form import NEW, is_new
from nulage_forms.documents.plain import Plain
from nulage_forms.model import Assessment, Value
from nulage_forms.questionnaire import asked

QUESTION = "fraga"


def placed(file: Plain, assessment: Assessment) -> Mapping[str, str]:
    """Where each thing that a team has added goes, `orsak/3` to `orsak/ny1`, by what its keys begin with.

    What says the same here as in the file is the same, and then what has the same number. A row that is left
    over goes where nothing is written, and else it is new here, as a question is.
    """
    return {**dict(_questions(file, assessment)), **dict(_rows(file, assessment))}


def moved(key: str, starts: Mapping[str, str]) -> str:
    """The key with what it begins with, `orsak/3`, exchanged for what it is to begin with."""
    start = start_of(key)
    return starts.get(start, start) + key.removeprefix(start)


def start_of(key: str) -> str:
    """What all answers about one thing that a team has added have in common: `fraga/2` of `fraga/2/text`."""
    return "/".join(key.split("/")[:2])


def new_row(place: str, number: int) -> str:
    """What a row is called that has no number of its own yet; an own figure's name says its sub-goal."""
    _, _, sub_goal = place.partition("/")
    return f"{NEW}{number}_{sub_goal}" if sub_goal else f"{NEW}{number}"


def place_of_new(start: str) -> str:
    """The place that `egna/ny1_kunskaper` is to be added to; empty for what is no new row."""
    kind, _, row = start.partition("/")
    if kind not in {CAUSES, FIGURES} or not is_new(row):
        return ""
    return figures_of(row.partition("_")[2]) if kind == FIGURES else CAUSES


def _questions(file: Plain, assessment: Assessment) -> Iterator[tuple[str, str]]:
    def alike(theirs: str, ours: str) -> bool:
        said, stored = (question_key(one, asked.PRIORITY_TEXT.key) for one in (theirs, ours))
        text = file.value(said).text.strip()
        return bool(text) and text == assessment.value(stored).text.strip()

    same = _same(file.priorities, assessment.priorities, alike)
    for place, one in enumerate(file.priorities, start=1):
        yield f"{QUESTION}/{one}", f"{QUESTION}/{same.get(one, f'{NEW}{place}')}"


def _rows(file: Plain, assessment: Assessment) -> Iterator[tuple[str, str]]:
    for place, theirs in file.rows.items():
        same = _same_rows(file, assessment, place)
        written = written_rows(assessment, place)
        free = [row for row in rows(assessment, place) if row not in (*written, *same.values())]
        new = (new_row(place, number) for number in count(1))
        for row in theirs:
            here = same.get(row) or (free.pop(0) if free else next(new))
            yield start_of(row_key(place, row, "")), start_of(row_key(place, here, ""))


def _same_rows(file: Plain, assessment: Assessment, place: str) -> Mapping[str, str]:
    def parts(value: Callable[[str], Value], keys: Mapping[str, object], row: str) -> Mapping[str, Value]:
        start = row_key(place, row, "")
        return {key.removeprefix(start): value(key) for key in keys if key.startswith(start) and value(key)}

    def alike(theirs: str, ours: str) -> bool:
        said = parts(file.value, file.answers, theirs)
        return bool(said) and said == parts(assessment.value, assessment.answers, ours)

    return _same(file.rows[place], rows(assessment, place), alike)


def _same(theirs: Sequence[str], ours: Sequence[str], alike: Callable[[str, str], bool]) -> Mapping[str, str]:
    """Which of ours is which of theirs: what is alike goes before what has the same number."""
    same: dict[str, str] = {}
    for matches in (alike, str.__eq__):
        for one in (each for each in theirs if each not in same):
            left = (each for each in ours if each not in same.values() and matches(one, each))
            if found := next(left, ""):
                same[one] = found
    return same
