"""What shape does a dialogue have as tables of plain rows, and how is it read back?"""

from collections.abc import Mapping, Sequence
from typing import Any

from nulage_forms.model import Dialogue
from nulage_forms.shapes import shape_of

SCHEMA = 2
_LISTS = ("members", "invitations", "submissions", "events")

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]


class NewerSchema(ValueError):
    """The record was written by a later release, whose meaning is not known here."""


def tables_of(dialogue: Dialogue) -> dict[str, list[Row]]:
    """The dialogue as tables: one row for each answer, member, invitation, submission and event."""
    plain = shape_of(Dialogue).dump_python(dialogue, mode="json")
    assessment = plain.pop("assessment")
    lists = {name: plain.pop(name) for name in _LISTS}
    answers = assessment.pop("answers")
    return {
        "record": [{"schema": SCHEMA, **plain, "assessment": assessment}],
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
        rest = record.pop("assessment") if schema > 1 else _of_the_first_schema(record)
        lists = {name: list(tables[name]) for name in _LISTS}
    except (KeyError, IndexError, TypeError) as fault:
        raise ValueError(f"{type(fault).__name__}: {fault}") from None
    return shape_of(Dialogue).validate_python({**record, "assessment": {**rest, "answers": answers}, **lists})


def _of_the_first_schema(record: dict[str, Any]) -> Row:
    """What the first schema said of the assessment among all else; `areas` came while it was in use."""
    return {"areas": record.pop("areas", {}), **{name: record.pop(name) for name in ("priorities", "done")}}
