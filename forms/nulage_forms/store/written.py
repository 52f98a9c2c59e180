"""How is a dialogue written down, without writing out again what stands as it stood?

A record is a hundred kilobytes and more, and a save changes one answer of it. To write all of it out took a
fifth of a save; so what is the very same thing as before is copied from the file that tells of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic_core import to_json

from nulage_forms.model import Answer, Dialogue
from nulage_forms.shapes import shape_of

SCHEMA = 2
TABLES = ("members", "invitations", "submissions", "events")
_OF_THE_RECORD = ("rounds", "unit_forms")
"""What there may be many of too, in the one row that tells all that is in no other table."""

Place = tuple[int, str, int]
"""A row's number in its table, if it has one, the answer's key, and which thing it tells of.

Of things that are held no two are the same.
"""


@dataclass(frozen=True, slots=True)
class Written:
    """The file of a dialogue, and where in it each thing stands. Good only while that dialogue is held."""

    data: bytes = b""
    places: Mapping[Place, slice] = field(default_factory=dict)


NOTHING = Written()


def written(dialogue: Dialogue, before: Written = NOTHING) -> Written:
    """The dialogue in tables as TinyDB lays them out, with a row for each answer, member, sending and event.

    `before` tells of the dialogue that this one was made of.
    """
    page = _Page(before)
    bare = replace(dialogue.assessment, answers={})
    many: dict[str, Any] = dict.fromkeys((*TABLES, *_OF_THE_RECORD), ())
    said = shape_of(Dialogue).dump_python(replace(dialogue, assessment=bare, **many), mode="json")
    rest = said.pop("assessment")
    del rest["answers"]
    page.say(b'{"record":{"1":')
    page.say(to_json({"schema": SCHEMA} | {name: one for name, one in said.items() if name not in many})[:-1])
    for name in _OF_THE_RECORD:
        page.say(b',"%s":[' % name.encode())
        page.rows((0, "", one) for one in getattr(dialogue, name))
        page.say(b"]")
    page.say(b',"assessment":%s}},"answers":{' % to_json(rest))
    answers = dialogue.assessment.answers.items()
    page.rows((number, key, answer) for number, (key, answer) in enumerate(answers, start=1))
    for name in TABLES:
        page.say(b'},"%s":{' % name.encode())
        page.rows((number, "", one) for number, one in enumerate(getattr(dialogue, name), start=1))
    page.say(b"}}")
    return page.written()


class _Page:
    """What has been written so far."""

    def __init__(self, before: Written) -> None:
        self._before = before
        self._said: list[bytes] = []
        self._places: dict[Place, slice] = {}
        self._end = 0

    def say(self, text: bytes) -> None:
        self._said.append(text)
        self._end += len(text)

    def rows(self, rows: Iterable[tuple[int, str, object]]) -> None:
        """One after another, as each stood if it did."""
        comma = b""
        for number, key, thing in rows:
            place = number, key, id(thing)
            stood = self._before.places.get(place)
            text = self._before.data[stood] if stood else _row(number, key, thing)
            self.say(comma)
            self._places[place] = slice(self._end, self._end + len(text))
            self.say(text)
            comma = b","

    def written(self) -> Written:
        return Written(b"".join(self._said), self._places)


def _row(number: int, key: str, thing: object) -> bytes:
    text = shape_of(type(thing)).dump_json(thing)
    if isinstance(thing, Answer):
        text = b'{"key":%s,%s' % (to_json(key), text[1:])
    return b'"%d":%s' % (number, text) if number else text
