"""How is a dialogue read back from tables of plain rows?"""

from collections.abc import Mapping, Sequence
from typing import Any

from nulage_forms.model import Dialogue
from nulage_forms.shapes import shape_of
from nulage_forms.store.written import SCHEMA, TABLES

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]


class NewerSchema(ValueError):
    """The record was written by a later release, whose meaning is not known here."""


def dialogue_of(tables: Tables) -> Dialogue:
    """The dialogue that the tables hold. Raises NewerSchema, and ValueError for whatever cannot be read."""
    try:
        record = dict(tables["record"][0])
        schema = record.pop("schema")
        if schema > SCHEMA:
            raise NewerSchema(f"schema {schema}")
        answers = {row["key"]: {"versions": row["versions"]} for row in tables["answers"]}
        rest = record.pop("assessment") if schema > 1 else _of_the_first_schema(record)
        lists = {name: list(tables[name]) for name in TABLES}
    except (KeyError, IndexError, TypeError) as fault:
        raise ValueError(f"{type(fault).__name__}: {fault}") from None
    return shape_of(Dialogue).validate_python({**record, "assessment": {**rest, "answers": answers}, **lists})


def _of_the_first_schema(record: dict[str, Any]) -> Row:
    """What the first schema said of the assessment among all else; `areas` came while it was in use."""
    return {"areas": record.pop("areas", {}), **{name: record.pop(name) for name in ("priorities", "done")}}
