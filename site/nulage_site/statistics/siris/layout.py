"""Where in an export from Siris does each thing stand: title, period, header, table and what lies below?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from nulage_site.model import SchoolForm
from nulage_site.statistics.entities import read_periods
from nulage_site.statistics.siris.cells import read_siris_cell
from nulage_site.statistics.siris.sheets import Sheet

Key = Literal["name", "code", "county", "type", "sex", "unit", "owner", "measure", "other"]
KEYS: dict[str, Key] = {
    "kommun": "name", "skola": "name", "kommunkod": "code", "typavhuvudman": "type", "kön": "sex",
    "skolenhetskod": "unit", "huvudmanorgnr": "owner", "uppgift": "measure",
    "skolkommun": "other", "lägeskommun": "other", "huvudman": "other", "län": "county", "länskod": "county",
}  # fmt: skip
"""What the columns that say whom a row speaks of are headed, whatever hyphens and spaces stand in them."""

FIRST_CELLS = ("kommun", "skola")
LEAST_COLUMNS = 3
BELOW = "rapportbeskrivning"
PERIOD = re.compile(r"Valt (?:läs)?år\s*:\s*(.+)", re.IGNORECASE)
TYPE = re.compile(r"Typ av huvudman\s*:\s*(.+)", re.IGNORECASE)
ONLY_MUNICIPAL = re.compile(r"Endast kommunal\w* huvudm\w+", re.IGNORECASE)
MUNICIPAL = "kommunal"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures. Where periods are columns `label` is empty and each row says what it measures."""

    number: int
    label: str
    period: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Numbers of rows and columns are counted from 0.

    `school_form` is empty when the title names none; `title` is what it says beside. `measures` are columns
    of words that narrow what a row measures. `type` is the one type of principal that the sheet speaks of,
    when no column says it.
    """

    school_form: str
    title: str
    type: str
    keys: dict[Key, int]
    measures: tuple[int, ...]
    columns: tuple[Column, ...]
    body: range
    width: int


def find_layout(sheet: Sheet, forms: Sequence[SchoolForm]) -> Layout | None:
    """Where everything stands, by what the rows say and never by their number; None without a header."""
    header = next((number for number, row in enumerate(sheet.rows) if _is_header(row)), None)
    if header is None:
        return None
    above = [text for row in sheet.rows[:header] if (text := cell_text(row, 0))]
    labels = _labels(sheet, header)
    body = range(header + 1, _end(sheet, header + 1))
    keys: dict[Key, int] = {}
    for number, label in enumerate(labels):
        if key := KEYS.get(_key(label)):
            keys.setdefault(key, number)
    named = {number for number, label in enumerate(labels) if label and _key(label) not in KEYS}
    over_time = {number for number in named if read_periods(labels[number])}
    words = {number for number in named - over_time if _is_words(sheet, body, number)}
    measures = sorted([*words, *([keys["measure"]] if "measure" in keys else [])])
    period = _said(PERIOD, above)
    if over_time:
        columns = [Column(number, "", labels[number]) for number in sorted(over_time)]
    else:
        columns = [Column(number, plain(labels[number]), period) for number in sorted(named - words)]
    form, title = _title(above, forms)
    return Layout(
        school_form=form,
        title=title,
        type=MUNICIPAL if any(map(ONLY_MUNICIPAL.fullmatch, above)) else _said(TYPE, above).casefold(),
        keys=keys,
        measures=tuple(measures),
        columns=tuple(columns),
        body=body,
        width=1 + max(number for number, label in enumerate(labels) if label),
    )


def plain(label: str) -> str:
    """A label without what drifts from year to year: capitals, `(%)`, and spaces before, after and within."""
    parts = label.casefold().replace("(%)", " ").split("|")
    return "|".join(" ".join(part.split()) for part in parts)


def cell_text(row: Sequence[Any], number: int) -> str:
    """A cell's text, empty beyond the end of the row. A code that has become a number is written whole."""
    content = row[number] if number < len(row) else ""
    if isinstance(content, float) and content.is_integer():
        return str(int(content))
    return str(content).strip()


def _is_header(row: Sequence[Any]) -> bool:
    filled = sum(cell_text(row, number) != "" for number in range(len(row)))
    return _key(cell_text(row, 0)) in FIRST_CELLS and filled >= LEAST_COLUMNS


def _labels(sheet: Sheet, header: int) -> list[str]:
    """The header's texts; where a row of groups stands above, `group|name` for what is no key."""
    names = [cell_text(sheet.rows[header], number) for number in range(len(sheet.rows[header]))]
    above = sheet.rows[header - 1] if header else []
    if cell_text(above, 0) or not any(cell_text(above, number) for number in range(len(names))):
        return names
    labels, group = [], ""
    for number, name in enumerate(names):
        own = cell_text(above, number)
        group = own or (group if sheet.name else "")
        labels.append(f"{group}|{name}" if group and name and _key(name) not in KEYS else name)
    return labels


def _end(sheet: Sheet, start: int) -> int:
    below = (
        number
        for number in range(start, len(sheet.rows))
        if cell_text(sheet.rows[number], 0).casefold().startswith(BELOW)
    )
    return next(below, len(sheet.rows))


def _is_words(sheet: Sheet, body: range, number: int) -> bool:
    """Whether a column holds words alone, as `Program` and `Ämne` do, and so says what the row measures."""
    rows = (sheet.rows[row] for row in body)
    are_words = (read_siris_cell(row[number]) is None for row in rows if cell_text(row, number))
    return next(are_words, False) and all(are_words)  # most columns are told by their first cell


def _title(above: Sequence[str], forms: Sequence[SchoolForm]) -> tuple[str, str]:
    """The school form that the title begins with, and the rest of it: `Grundskola - Kostnader per kommun`."""
    titles = [(head, title) for head, title in _split(above)]
    for head, title in titles:
        for form in forms:
            if head.casefold() in {name.casefold() for name in (*form.source_names, form.definite)}:
                return form.id, title
    return "", " - ".join(titles[0]) if titles else ""


def _split(above: Sequence[str]) -> Iterator[tuple[str, str]]:
    for text in above:
        head, dash, title = text.partition(" - ")
        if dash:
            yield head.strip(), " ".join(title.split())


def _said(pattern: re.Pattern[str], above: Sequence[str]) -> str:
    return next((found[1].strip() for text in above if (found := pattern.fullmatch(text))), "")


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
