"""What of all that was sent in stands on the one sheet of paper that staff have before them at the call?"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from nulage_forms.model import ShownFigure
from nulage_forms.questionnaire import asked
from nulage_forms.questionnaire.document import Document, Line, Section
from nulage_forms.questionnaire.reachable import PHONE

SHEET_CHARACTERS, SHEET_FIGURES = 450, 10
"""What there is room for of each kind of answer, and of figures, shared among the questions."""
FIGURES_OF_A_STATEMENT = 2
"""How many figures make room for what the analysis said, which tells of some itself."""
NO_SHARE = frozenset(
    part.key
    for part in (asked.PRIORITY_SUB_GOAL, asked.PRIORITY_FACTOR, asked.PRIORITY_SPSM, asked.PRIORITY_SHARED)
)
"""What leaves no room for what the analysis said when it is not answered: it takes next to none."""
CALL_CHARACTERS = 90
STRENGTH_CHARACTERS = 200

NUMBER = re.compile(r"\+?[0-9][0-9\s()./–-]*")
"""The first number of what was typed; what stands after it, such as an extension, is another."""
TRUNK = re.compile(r"\(0\)")
"""What is left out after the code of a country."""
BULLET = re.compile(r"^[-–•*·]\s+")
SPACES = re.compile(r"[ \t]+")
"""What becomes one space; a space that may not be broken stays what it is."""
ENDS = ".!?:;,"
"""What a line ends with that needs no sign between it and the next."""


@dataclass(frozen=True, slots=True)
class Extract:
    """An answer on one line, shortened where it is long. `name` is where the whole of it stands.

    `dial` is the number that a telephone calls; empty where none is typed.
    """

    label: str
    text: str
    name: str
    whole: bool
    dial: str = ""


@dataclass(frozen=True, slots=True)
class SheetQuestion:
    """A prioritised question as it stands on the sheet; `more_figures` is how many had no room."""

    text: Extract
    belongs: tuple[Extract, ...]
    rests_on: Extract | None
    wants_spsm: bool
    shared: bool
    said: tuple[Extract, ...]
    figures: tuple[ShownFigure, ...]
    more_figures: int
    has_goal: bool


@dataclass(frozen=True, slots=True)
class CallSheet:
    """Whom to call and when, what the principal says works, and the questions in their order."""

    principal: str
    call: tuple[Extract, ...]
    strength: Extract | None
    questions: tuple[SheetQuestion, ...]

    @property
    def shortened(self) -> bool:
        """Whether any answer is."""
        said = (part for each in self.questions for part in (each.text, each.rests_on, *each.said))
        return not all(part.whole for part in (*self.call, self.strength, *said) if part)


def call_sheet_of(document: Document) -> CallSheet:
    """The sheet; the fewer the questions, the longer their answers may be."""
    count = max(len(document.priorities), 1)
    characters, figures = SHEET_CHARACTERS // count, SHEET_FIGURES // count
    return CallSheet(
        principal=document.principal,
        call=tuple(_contact(line) for line in _merged(document.call.answered)),
        strength=_strength(document),
        questions=tuple(_question(part, characters, figures) for part in document.priorities),
    )


def shortened(text: str, most: int) -> str:
    """The text on one line, cut between two words when it has more characters than that."""
    line = _on_one_line(text)
    if len(line) <= most:
        return line
    return f"{line[: most + 1].rpartition(' ')[0] or line[:most]} …"


def _on_one_line(text: str) -> str:
    """A line that does not end a sentence is parted from the next, so that nobody gets another's role."""
    lines = [SPACES.sub(" ", line).strip() for line in text.splitlines() if line.strip()]
    lines = [BULLET.sub("", line) for line in lines]
    parted = (line if line[-1:] in ENDS else f"{line};" for line in lines[:-1])
    return " ".join([*parted, *lines[-1:]])


def _strength(document: Document) -> Extract | None:
    """The principal's own words on what works, where it has sent any."""
    lines = (line for section in document.analysis for line in section.answered)
    own = next((line for line in lines if line.key == asked.STRENGTH), None)
    return _extract(replace(own, label=asked.STRENGTH_LABEL), STRENGTH_CHARACTERS) if own else None


def _contact(line: Line) -> Extract:
    extract = _extract(line, CALL_CHARACTERS)
    return replace(extract, dial=_dialled(line.answer)) if line.key == PHONE else extract


def _dialled(typed: str) -> str:
    """The digits and the plus: `+4684650040` from `+46 (0)8-465 00 40, ankn. 12`."""
    number = NUMBER.search(typed)
    return re.sub(r"[^0-9+]", "", TRUNK.sub("", number[0])) if number else ""


def _merged(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines next to each other with the same label are one, such as the times that suit."""
    for label, group in groupby(lines, key=lambda line: line.label or line.wording):
        same = list(group)
        yield replace(same[0], label=label, answer="; ".join(line.answer for line in same))


def _question(section: Section, characters: int, figures: int) -> SheetQuestion:
    lines = {line.key.removeprefix(f"{_id(section)}/"): line for line in section.answered}
    wording = lines.pop(asked.PRIORITY_TEXT.key)
    belongs = [lines.pop(part.key, None) for part in (asked.PRIORITY_SUB_GOAL, asked.PRIORITY_FACTOR)]
    wants_spsm = lines.pop(asked.PRIORITY_SPSM.key, None) is not None
    shared = lines.pop(asked.PRIORITY_SHARED.key, None) is not None
    with_value = section.with_value
    if section.area:
        figures = max(figures - FIGURES_OF_A_STATEMENT, 0)
    text = _extract(wording, 2 * characters)
    return SheetQuestion(
        text=text,
        belongs=tuple(_extract(line, characters) for line in belongs if line),
        rests_on=_area(section, (3 + _unsaid(section)) * characters - len(text.text)),
        wants_spsm=wants_spsm,
        shared=shared,
        said=tuple(_extract(line, characters) for line in lines.values()),
        figures=with_value[:figures],
        more_figures=len(with_value[figures:]),
        has_goal=belongs[0] is not None,
    )


def _area(section: Section, most: int) -> Extract | None:
    """What the question was made of, under its own heading."""
    if section.area is None:
        return None
    text = shortened(section.area.statement, most)
    whole = text == _on_one_line(section.area.statement)
    return Extract(f"{section.area.origin}. {section.area.heading}", text, section.area_name, whole)


def _unsaid(section: Section) -> int:
    """How many of the parts that have a share of the room were left unanswered."""
    start = f"{_id(section)}/"
    return sum(line.key.removeprefix(start) not in NO_SHARE for line in section.gaps)


def _id(section: Section) -> str:
    """`fraga/3`, from any of its lines."""
    return "/".join(section.lines[0].key.split("/")[:2])


def _extract(line: Line, most: int) -> Extract:
    text = shortened(line.answer, most)
    return Extract(line.label or line.wording, text, line.name, text == _on_one_line(line.answer))
