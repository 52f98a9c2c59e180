"""What does a file that comes back say, question by question, and what of it has no place?"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from nulage_forms.catalogue.published import PublishedArea, PublishedFigure, PublishedPrincipal
from nulage_forms.dialogue import MOST_QUESTIONS, question_key
from nulage_forms.dialogue.rows import CAUSES, MOST_ROWS, figures_of, rows
from nulage_forms.documents.form import NEW, form_of, is_new
from nulage_forms.documents.opened import NotReadable
from nulage_forms.documents.placed import moved, new_row, placed
from nulage_forms.documents.plain import plain_back
from nulage_forms.documents.ticks import choices_in
from nulage_forms.documents.word_back import BULLET, boxes_and_loose, paragraphs_of
from nulage_forms.documents.word_form import word_form
from nulage_forms.model import Assessment, TakenArea, Value
from nulage_forms.questionnaire import Questionnaire, asked, local_figures
from nulage_forms.questionnaire.from_analysis import as_taken
from nulage_forms.questionnaire.question import Page, Question

ZIP, JSON = b"PK", b"{"
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
TYPED = frozenset({"text", "line"})
AREA = re.compile(r"\[fraga/([a-z0-9]+)/omrade/([a-z0-9-]+)\]")
"""The code under what a question was made of."""


@dataclass(frozen=True, slots=True)
class Loose:
    """A text that no question was found for, with the words it stood under if there are any."""

    about: str
    text: str


@dataclass(frozen=True, slots=True)
class Returned:
    """The answers of the file by their keys, empty ones left out, and what could not be placed.

    `emptied` are the keys of boxes that are empty where something is stored, and `areas` the ids of the areas
    of the analysis that new questions were made of, `grounds` the keys of the answers that others were.
    `is_form` tells a form whose boxes are empty from a Word file that has none of them.
    """

    answers: Mapping[str, Value]
    loose: tuple[Loose, ...] = ()
    emptied: tuple[str, ...] = ()
    areas: Mapping[str, str] = field(default_factory=dict)
    grounds: Mapping[str, str] = field(default_factory=dict)
    is_form: bool = True


def returned(
    content: bytes,
    questionnaire: Questionnaire,
    figures: Sequence[PublishedFigure],
    assessment: Assessment,
    areas: Sequence[PublishedArea] = (),
) -> Returned:
    """What the file says, Word or JSON; `areas` are those that it may name.

    Raises NotReadable, and OfAnother for the JSON of another principal.
    """
    pages = pages_that_may_return(questionnaire, assessment)
    questions = {question.key: question for page in pages for question in page.questions}
    places = {question.key: _place_of(page, question) for page in pages for question in page.questions}
    if content[:2] == ZIP:
        boxes, loose = boxes_and_loose(content, questions)
        codes = {text: code for text in loose if (code := AREA.fullmatch(text.strip()))}
        made = {code[1]: code[2] for code in codes.values()}
        taken = (as_taken(questionnaire, area) for area in areas if area.id in made.values())
        ours = _texts_of_the_form(questionnaire, figures, assessment, taken)
        outside = [text for text in loose if text not in codes and text.strip() not in ours]
        found = _from_boxes(boxes, outside, questions, places, assessment)
        found = replace(found, areas=made, is_form=bool(boxes))
    elif content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == JSON:
        found = _from_plain(content, questionnaire.principal, questions, assessment)
    else:
        raise NotReadable
    known = {area.id for area in areas}
    new = {number: area for number, area in found.areas.items() if is_new(number) and area in known}
    return _known_again(replace(found, areas=new), assessment)


def pages_that_may_return(questionnaire: Questionnaire, assessment: Assessment) -> tuple[Page, ...]:
    """Every page that an answer may belong to, with room for as many new questions and rows as may be."""
    goals = [(goal, goal.sub_goal.id) for goal in questionnaire.sub_goals if goal.sub_goal]
    room = {place: _room(assessment, place) for place in (CAUSES, *(figures_of(each) for _, each in goals))}
    known = form_of(questionnaire, (), replace(assessment, rows=room)).pages
    names = {page.id for page in known}
    new = [
        questionnaire.priority(f"{NEW}{number}", len(assessment.priorities) + number)
        for number in range(1, MOST_QUESTIONS + 1)
    ]
    own_figures = [local_figures.page(row, goal) for goal, each in goals for row in room[figures_of(each)]]
    return (*known, *own_figures, *(page for page in new if page.id not in names))


def _room(assessment: Assessment, place: str) -> tuple[str, ...]:
    """The rows of a place, and as many new ones as there may be in all."""
    return (*rows(assessment, place), *(new_row(place, number) for number in range(1, MOST_ROWS + 1)))


def _texts_of_the_form(
    questionnaire: Questionnaire,
    figures: Sequence[PublishedFigure],
    assessment: Assessment,
    taken: Iterable[TakenArea],
) -> frozenset[str]:
    """All that stands outside the boxes of the form, so that it is not taken for something written."""
    resting = (*assessment.areas.values(), *taken)
    names = tuple(f"{NEW}{number}" for number in range(1, max(MOST_QUESTIONS, len(resting)) + 1))
    full = replace(assessment, priorities=names, areas=dict(zip(names, resting, strict=False)))
    form = word_form(form_of(questionnaire, figures, full), LONG_AGO)
    return frozenset(text.strip() for text in paragraphs_of(form))


def _place_of(page: Page, question: Question) -> str:
    """Where something stood that is no answer there."""
    only = " Där går det bara att välja ett svar." if question.kind == "one" else ""
    return f"{page.place_of(question)}{only}"


def _from_boxes(
    boxes: Mapping[str, list[str]],
    loose: Iterable[str],
    questions: Mapping[str, Question],
    places: Mapping[str, str],
    assessment: Assessment,
) -> Returned:
    answers: dict[str, Value] = {}
    odd = [Loose("", text) for text in loose]
    emptied: list[str] = []
    for key, lines in boxes.items():
        question = questions[key]
        unplaced: tuple[str, ...] = ()
        if question.kind in TYPED:
            answers[key] = Value(_in_one_line(lines) if question.kind == "line" else "\n".join(lines))
        else:
            choices, unplaced = choices_in(question, [line.removeprefix(BULLET) for line in lines])
            answers[key] = Value(choices=choices)
            odd += [Loose(places[key], line) for line in unplaced]
        if not answers[key] and not unplaced and assessment.value(key):
            emptied.append(key)
    said = {key: value for key, value in answers.items() if value}
    return Returned(said, tuple(odd), tuple(emptied))


def _in_one_line(lines: Sequence[str]) -> str:
    if len(lines) <= 1:
        return "".join(lines)
    return ", ".join(line.removeprefix(BULLET) for line in lines if line.strip())


def _from_plain(
    content: bytes, principal: PublishedPrincipal, questions: Mapping[str, Question], assessment: Assessment
) -> Returned:
    answers: dict[str, Value] = {}
    odd: list[Loose] = []
    file = plain_back(content, principal)
    places = placed(file, assessment)
    for key, (wording, value) in file.answers.items():
        place = moved(key, places)
        question = questions.get(place)
        if question and _fits(question, value):
            answers[place] = value
        else:
            odd.append(Loose(wording or key, value.text or "; ".join(value.choices)))
    here = {number: moved(f"fraga/{number}", places).partition("/")[2] for number in file.priorities}
    areas = {here[number]: area for number, area in file.areas.items()}
    grounds = {
        here[number]: moved(key, places)
        for number, key in file.grounds.items()
        if is_new(here.get(number, ""))
    }
    said = {key: value for key, value in answers.items() if value}
    return Returned(said, tuple(odd), areas=areas, grounds=grounds)


def _fits(question: Question, value: Value) -> bool:
    if question.kind in TYPED:
        return not value.choices
    return not value.text and {option.id for option in question.options}.issuperset(value.choices)


def _known_again(found: Returned, assessment: Assessment) -> Returned:
    """A new question with the text of one on the list is that one: nothing comes twice, if a file does."""
    texts = {
        assessment.value(question_key(number, asked.PRIORITY_TEXT.key)).text.strip(): number
        for number in reversed(assessment.priorities)
    }
    answers = dict(found.answers)
    for key in found.answers:
        kind, _, rest = key.partition("/")
        number, _, part = rest.partition("/")
        text = found.answers.get(question_key(number, asked.PRIORITY_TEXT.key))
        if kind == "fraga" and is_new(number) and text and text.text.strip() in texts:
            known = question_key(texts[text.text.strip()], part)
            if known not in answers:
                answers[known] = answers.pop(key)
    return replace(found, answers=answers)
