"""How is an analysis written as JSON, so that a machine and a later sign-in can read it?"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from nulage_forms.catalogue.published import PublishedPrincipal
from nulage_forms.dialogue.areas import questions_of_answers
from nulage_forms.dialogue.rows import CAUSES, stands, written_rows
from nulage_forms.documents.opened import NotReadable, OfAnother
from nulage_forms.model import Assessment, Submission, Value
from nulage_forms.questionnaire.document import Document, shown
from nulage_forms.shapes import shape_of

CONTRACT = 1


@dataclass(frozen=True, slots=True)
class PlainAnswer:
    """An answer as it stands in the file; other keys are for other readers."""

    text: str = ""
    choices: tuple[str, ...] = ()
    wording: str = ""


@dataclass(frozen=True, slots=True)
class PlainArea:
    """The area of the analysis that a prioritised question was made of."""

    id: str = ""


@dataclass(frozen=True, slots=True)
class PlainSection:
    """A prioritised question, of which all else is read among the answers."""

    area: PlainArea | None = None


@dataclass(frozen=True, slots=True)
class PlainDocument:
    """The document as people read it, the prioritised questions in their order."""

    priorities: tuple[PlainSection, ...] = ()


@dataclass(frozen=True, slots=True)
class PlainPrincipal:
    """Whose file it is."""

    id: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class PlainFile:
    """What is read of the file."""

    contract: int
    principal: PlainPrincipal = field(default_factory=PlainPrincipal)
    answers: Mapping[str, PlainAnswer] = field(default_factory=dict)
    priorities: tuple[str, ...] = ()
    rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    grounds: Mapping[str, str] = field(default_factory=dict)
    document: PlainDocument = field(default_factory=PlainDocument)


@dataclass(frozen=True, slots=True)
class Plain:
    """Wording and answer by key, the prioritised questions in their order, and the ids of their areas.

    `rows` are what the team has added, by its place. A file from before they were written tells of causes
    alone, by their keys. `grounds` are the keys of the answers that questions were made of, by their ids.
    """

    answers: Mapping[str, tuple[str, Value]]
    priorities: tuple[str, ...]
    areas: Mapping[str, str]
    rows: Mapping[str, tuple[str, ...]]
    grounds: Mapping[str, str]

    def value(self, key: str) -> Value:
        """What the file says under a key; an empty value when it says nothing."""
        return self.answers.get(key, ("", Value()))[1]


def plain(
    principal: PublishedPrincipal,
    assessment: Assessment,
    document: Document,
    submission: Submission | None = None,
) -> bytes:
    """The assessment as JSON: each answer under its key, and the document as people read it."""
    content: dict[str, Any] = {
        "contract": CONTRACT,
        "edition": document.edition,
        "principal": {"id": principal.id, "name": document.principal},
        "answers": {key: _answer(assessment, key) for key in _standing(assessment)},
        "priorities": list(assessment.priorities),
        "rows": {place: list(written_rows(assessment, place)) for place in (CAUSES, *assessment.rows)},
        "grounds": {one: key for key, one in questions_of_answers(assessment).items()},
        "document": shown(document),
    }
    if submission:
        content["sent"] = {
            "number": submission.number,
            "reference": submission.reference,
            "at": submission.sent_at.isoformat(),
            "by": submission.sent_by,
            "checksum": submission.checksum,
            "taken_back_at": submission.taken_back_at.isoformat() if submission.taken_back_at else None,
        }
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False).encode(errors="replace")


def plain_back(content: bytes, principal: PublishedPrincipal) -> Plain:
    """What the file says. Raises NotReadable when it is not such a file, and OfAnother than the principal."""
    try:
        file = shape_of(PlainFile).validate_python(json.loads(content))
    except (ValueError, RecursionError, ValidationError) as fault:
        raise NotReadable from fault
    if file.contract != CONTRACT:
        raise NotReadable
    if file.principal.id not in {"", principal.id}:
        raise OfAnother(_whole(file.principal.name))
    answers = {
        _whole(key): (_whole(answer.wording), Value(_whole(answer.text), tuple(map(_whole, answer.choices))))
        for key, answer in file.answers.items()
    }
    order = tuple(map(_whole, file.priorities))
    beside = zip(order, file.document.priorities, strict=False)
    areas = {number: section.area.id for number, section in beside if section.area}
    causes = dict.fromkeys(key.split("/")[1] for key in answers if key.startswith(f"{CAUSES}/"))
    rows = {_whole(place): tuple(map(_whole, there)) for place, there in file.rows.items()}
    grounds = {_whole(number): _whole(key) for number, key in file.grounds.items()}
    return Plain(answers, order, areas, {CAUSES: tuple(causes)} | rows, grounds)


def _answer(assessment: Assessment, key: str) -> dict[str, Any]:
    last = assessment.answers[key].versions[-1]
    return {
        "wording": last.wording,
        "text": last.value.text,
        "choices": list(last.value.choices),
        "edition": last.edition,
        "version": assessment.version(key),
    }


def _standing(assessment: Assessment) -> list[str]:
    """Everything with an answer, but for questions and rows that were removed."""
    return [key for key, answer in assessment.answers.items() if answer.value and stands(assessment, key)]


def _whole(text: str) -> str:
    """The text without the half characters that JSON can spell and nothing else can hold."""
    return text.encode(errors="replace").decode()
