"""What shape does a dialogue have as tables of plain rows, and how is it read back?"""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter

from nulage_forms.model import Dialogue

SCHEMA = 1
_DIALOGUE = TypeAdapter(Dialogue)
_LISTS = ("members", "invitations", "submissions", "events")

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]


class NewerSchema(ValueError):
    """The record was written by a later release, whose meaning is not known here."""


def tables_of(dialogue: Dialogue) -> dict[str, list[Row]]:
    """The dialogue as tables: one row for each answer, member, invitation, submission and event."""
    plain = _DIALOGUE.dump_python(dialogue, mode="json")
    assessment = plain.pop("assessment")
    lists = {name: plain.pop(name) for name in _LISTS}
    answers = assessment.pop("answers")
    return {
        "record": [{"schema": SCHEMA, **plain, **assessment}],
        "answers": [{"key": key, **answer} for key, answer in answers.items()],
        **lists,
    }


def dialogue_of(tables: Tables) -> Dialogue:
    """The dialogue that the tables hold. Raises NewerSchema, and ValueError for whatever cannot be read."""
    try:
        record = dict(tables["record"][0])
        schema = record.pop("schema")
        if schema > SCHEMA:
            raise NewerSchema(f"schema {schema}")
        answers = {row["key"]: {"versions": row["versions"]} for row in tables["answers"]}
        assessment = {
            "answers": answers,
            "priorities": record.pop("priorities"),
            "done": record.pop("done"),
            "areas": record.pop("areas", {}),  # a record from before there were any has none
        }
        lists = {name: list(tables[name]) for name in _LISTS}
    except (KeyError, IndexError, TypeError) as fault:
        raise ValueError(f"{type(fault).__name__}: {fault}") from None
    return _DIALOGUE.validate_python({**record, "assessment": assessment, **lists})
