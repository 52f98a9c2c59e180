"""What was typed on a page of questions, and is there anything to mend before it can be kept?

A draft may lack anything. Only what cannot be kept is refused: a text that is too long, a choice that is not
on the list.
"""

from collections.abc import Callable, Collection, Iterator
from hashlib import sha256
from typing import Any, Protocol

from werkzeug.datastructures import MultiDict
from wtforms import Field, HiddenField, SelectMultipleField, StringField
from wtforms.form import BaseForm
from wtforms.meta import DefaultMeta
from wtforms.validators import ValidationError

from nulage_forms.dialogue import Saved
from nulage_forms.messages import message
from nulage_forms.model import AnswerVersion, Assessment, Value
from nulage_forms.questionnaire.question import Option, Page, Question
from nulage_forms.questionnaire.reachable import odd
from nulage_forms.swedish import number

MOST_CHARACTERS = {"text": 10_000, "line": 200}
TYPED_KINDS = frozenset(MOST_CHARACTERS)
"""Kinds of questions that one answers in own words."""
MOST_DIGITS = 6
MOST_IN_A_NAME = 64
"""How much is kept of a browser's own name of a save."""
CHANGED = "-"
"""Stands where a digest does when whatever the field holds is the writer's own."""
TAKE, MINE, SHOWN = "take", "mine", "shown"
"""Ends of the names of fields where two texts have met: which of them is to stand, the writer's own, and what
tells what the field was shown with."""


class Typed(Protocol):
    """What a browser sent: any number of texts under each name."""

    def __iter__(self) -> Iterator[str]: ...
    def __len__(self) -> int: ...
    def __contains__(self, name: Any, /) -> bool: ...
    def getlist(self, name: str, /) -> list[Any]: ...


class Swedish(DefaultMeta):
    """WTForms' own texts in Swedish too, should one of them ever be shown."""

    locales = ("sv",)


class AnswerForm(BaseForm):
    """One page's questions as fields, each with the version of the answer that the writer saw."""

    def __init__(self, page: Page, assessment: Assessment, typed: Typed | None = None) -> None:
        fields: dict[str, Any] = {}
        for question in page.questions:
            fields[question.name] = _field(question)
            fields[_version_name(question)] = HiddenField()
        super().__init__(fields, meta=Swedish())
        self.page = page
        self.process(_as_chosen(page, assessment, typed), data=_stored(page, assessment))

    def answers(self, edition: str, assessment: Assessment) -> dict[str, Saved]:
        """What the writer changed since the page was shown; a colleague's change meanwhile is not in it."""
        return {
            question.key: Saved(self.value(question), self.seen(question), question.wording, edition)
            for question in self.page.questions
            if self.touched(question) and self.value(question) != assessment.value(question.key)
        }

    def proposal(self, edition: str) -> dict[str, Saved]:
        """Everything that stands in the fields, also what the writer was shown and left as it was."""
        return {
            question.key: Saved(self.value(question), 0, question.wording, edition)
            for question in self.page.questions
            if self.value(question)
        }

    def keys_as_stored(self, assessment: Assessment) -> list[str]:
        """Keys of the answers that are stored just as they stand in the fields."""
        return [
            question.key
            for question in self.page.questions
            if self.value(question) == assessment.value(question.key)
        ]

    def mark_after(self, question: Question, assessment: Assessment, save_id: str) -> str:
        """What the field goes on from once its save has been made, or had been made before."""
        answer = assessment.answers.get(question.key)
        made = [each for each in answer.versions if each.save_id == save_id] if answer and save_id else []
        if made:
            return mark_of(made[-1].number, made[-1])
        if self.value(question) == assessment.value(question.key):
            return version_mark(assessment, question.key)
        return self._mark(question)

    def typed_text(self, question: Question) -> str:
        """What stands in a field that one writes in."""
        return self.value(question).text

    def show_text(self, question: Question, text: str) -> None:
        """Let the field hold another text than what was typed."""
        self[question.name].data = text

    def tick_too(self, question: Question, choices: Collection[str]) -> None:
        """Let the field hold these choices beside those that were made in it."""
        both = {*self[question.name].data, *choices}
        self[question.name].data = [option.id for option in question.options if option.id in both]

    def show_stored(self, question: Question, assessment: Assessment) -> None:
        """Let the field hold what is stored, as on a page that is shown anew."""
        stored, version = _stored(self.page, assessment), _version_name(question)
        self[question.name].data, self[version].data = stored[question.name], stored[version]

    def digest(self, question: Question) -> str:
        """What tells what the field holds from all else that it may hold."""
        return _digest(self.value(question))

    def show_version(self, question: Question, version: int) -> None:
        """Let the next save replace this version, since the writer has now been shown it."""
        self[_version_name(question)].data = f"{version}.{CHANGED}"

    def met(self, question: Question) -> bool:
        """Whether the field was sent from a page that had shown it beside another answer already."""
        return self._mark(question).endswith(f".{CHANGED}")

    def version(self, question: Question) -> str:
        """The version that the page is shown with."""
        return str(self[_version_name(question)].data or "")

    def chosen(self, question: Question, option: Option) -> bool:
        """Whether the option stands as chosen."""
        return option.id in self.value(question).choices

    @property
    def faults(self) -> tuple[tuple[str, str], ...]:
        """The name of each field that has something to mend, with the instruction."""
        return tuple(
            (question.name, str(self[question.name].errors[0]))
            for question in self.page.questions
            if self[question.name].errors
        )

    def tell_what_is_odd(self) -> None:
        """Lets each field say what is odd in an answer that is kept all the same."""
        for question in self.page.questions:
            if told := odd(question.key, self.value(question).text):
                self[question.name].errors = [told]

    def value(self, question: Question) -> Value:
        data = self[question.name].data
        if question.kind in MOST_CHARACTERS:
            return Value(text=data or "")
        return Value(choices=tuple(data) if question.kind == "many" else (data,) if data else ())

    def seen(self, question: Question) -> int:
        """The version that the page was shown with; 0 when the browser says nothing sensible."""
        return seen_in(self._mark(question))

    def touched(self, question: Question) -> bool:
        """Whether the field holds anything but what the page was shown with."""
        shown = self._mark(question).partition(".")[2]
        return _digest(self.value(question)) != (shown or _digest(Value()))

    def _mark(self, question: Question) -> str:
        return str(next(iter(self[_version_name(question)].raw_data or ()), ""))


def version_mark(assessment: Assessment, key: str) -> str:
    """What a page is shown with: the answer's version, and what tells whether the writer has changed it.

    The text itself is not needed for that, and what was saved in passing may have given way since.
    """
    return f"{assessment.version(key)}.{_digest(assessment.value(key))}"


def seen_in(mark: str) -> int:
    """The version that a mark names; 0 when it says nothing sensible."""
    said = mark.partition(".")[0]
    return int(said) if said.isascii() and said.isdecimal() and len(said) <= MOST_DIGITS else 0


def mark_of(number: int, version: AnswerVersion) -> str:
    """The same for one version of an answer."""
    return f"{number}.{_digest(version.value)}"


def _as_chosen(page: Page, assessment: Assessment, typed: Typed | None) -> Typed | None:
    """What was typed, with the text that a writer who was shown two has chosen between them.

    Whoever has written in the field since means that, and loses none of it.
    """
    if not typed:
        return typed
    chosen: MultiDict[str, str] = MultiDict((name, text) for name in typed for text in typed.getlist(name))
    stored = _stored(page, assessment)
    for question in page.questions:
        version = _version_name(question)
        take, shown, text = (
            next(iter(typed.getlist(name)), "")
            for name in (f"{question.name}-{TAKE}", f"{question.name}-{SHOWN}", question.name)
        )
        if shown and shown != _digest(Value(text=_plain_lines(text))):
            continue  # what has been written in the field since is what is meant
        match take:
            case "mine":
                chosen.setlist(question.name, typed.getlist(f"{question.name}-{MINE}"))
            case "theirs":
                kept = stored[question.name]
                chosen.setlist(question.name, kept if question.kind == "many" else [kept])
                chosen[version] = stored[version]
    return chosen


def _digest(value: Value) -> str:
    return sha256("\x1f".join((value.text, *value.choices)).encode()).hexdigest()[:12]


def _version_name(question: Question) -> str:
    return f"{question.name}-version"


def _stored(page: Page, assessment: Assessment) -> dict[str, Any]:
    stored: dict[str, Any] = {}
    for question in page.questions:
        value = assessment.value(question.key)
        stored[question.name] = {
            "text": value.text,
            "line": value.text,
            "many": list(value.choices),
            "one": next(iter(value.choices), ""),
            "list": next(iter(value.choices), ""),
        }[question.kind]
        stored[_version_name(question)] = version_mark(assessment, question.key)
    return stored


def _field(question: Question) -> Any:
    """Choices are sent as texts; whether they are on the question's list is checked here."""
    check = _short_enough(question) if question.kind in MOST_CHARACTERS else _choice_on_list(question)
    if question.kind == "many":
        return SelectMultipleField(validate_choice=False, validators=[check])
    return StringField(filters=[_plain_lines], validators=[check])


def _plain_lines(text: str | None) -> str:
    """Browsers end lines with two characters; one is kept, so that an untouched text stays the same."""
    return (text or "").replace("\r\n", "\n").replace("\x00", "")


def _short_enough(question: Question) -> Callable[[BaseForm, Field], None]:
    limit = MOST_CHARACTERS[question.kind]

    def check(_form: BaseForm, field: Field) -> None:
        if (length := len(field.data)) > limit:
            raise ValidationError(too_long(question, limit, length))

    return check


def too_long(question: Question, limit: int, length: int) -> str:
    """What is said of a text that is longer than its limit, both in characters."""
    parts = {"limit": number(limit, 0), "length": number(length, 0)}
    return message("too_long", question=question.in_full, **parts)


def _choice_on_list(question: Question) -> Callable[[BaseForm, Field], None]:
    known = {option.id for option in question.options}

    def check(_form: BaseForm, field: Field) -> None:
        chosen = field.data if question.kind == "many" else [field.data] if field.data else []
        if not known.issuperset(chosen):
            raise ValidationError(message("unknown_choice", question=question.in_full))

    return check
