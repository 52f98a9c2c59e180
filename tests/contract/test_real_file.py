"""Is every cell of the real file published as it stands there, and nothing that is hidden in it?

The file is read here by a few lines of its own, so that a fault in the site's reader cannot hide itself.
What other sources add is held to them in test_real_siris.py.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from python_calamine import CalamineWorkbook

REAL = Path(__file__).parents[2] / "../shared/data/statistics/underlag-for-analys/2026-03-25"
SOURCE = "underlag-for-analys/2026-03-25"
STATUS_OF_SIGN = {".": "missing", "..": "withheld", "...": "withheld_majority", "-": "not_reported"}
NUMBERS_IN_ANY_FORM = {"value", "low", "high", "n"}
LENT = {"n"}
"""How many pupils a share speaks of is in no cell of the file; another source prints it."""

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(
        not REAL.is_dir(), reason="the real files are not part of the project, and are not here"
    ),
]

Cells = dict[tuple["Place", str, str], float | str]


class Place(NamedTuple):
    """The nation has neither part, a principal only the first."""

    principal: str = ""
    unit: str = ""


@pytest.fixture(scope="module")
def published(real_site: Path) -> Path:
    return real_site / "api/v1"


@pytest.fixture(scope="module")
def cells() -> Cells:
    """What the file says, by place, label and period."""
    sheet = CalamineWorkbook.from_path(next(REAL.glob("*.xlsx"))).get_sheet_by_index(0)
    rows = sheet.to_python(skip_empty_area=False)
    assert set(rows[3][1:]) == {"2024/25"}
    places = [place(heading) for heading in rows[2]]
    return {
        (places[column], row[0], period(row[0])): row[column]
        for row in rows[4:53]
        for column in range(1, len(places))
    }


def place(heading: str) -> Place:
    numbers = re.findall(r"\((\d{10}|\d{8})\)(?=: HUVUDMAN$|: |$)", heading)
    return Place(*numbers[-1:] if heading.endswith(": HUVUDMAN") else numbers[-2:])


def period(label: str) -> str:
    """The file's last footnote: costs are of the first calendar year, the survey (*) of the second."""
    if label.endswith("*"):
        return "VT 2025"
    return "2024" if label.startswith("Kostnader:") else "2024/25"


def figures(published: Path) -> Iterator[tuple[Place, dict[str, object]]]:
    """Every figure of every published file, with where it stands."""
    for figure in load(published / "nation.json")["figures"]:
        yield Place(), figure
    for principal in load(published / "principals.json")["principals"]:
        for figure in load(published / f"principals/{principal['id']}.json")["figures"]:
            yield Place(principal["organisation_number"]), figure
    for file in (published / "school-units").iterdir():
        for figure in load(file)["figures"]:
            yield Place(figure["principal"], file.stem), figure


def load(file: Path) -> dict[str, list[dict[str, object]]]:
    return json.loads(file.read_bytes())


def labels(published: Path) -> dict[str, str]:
    """The file's label of each indicator of compulsory school."""
    return {
        indicator["id"]: label
        for indicator in load(published / "quality-system.json")["indicators"]
        if "compulsory_school" in indicator["school_forms"]
        for source in indicator["sources"]
        if source["format"] == "underlag"
        for label in source["labels"]
    }


def expected(content: float | str) -> dict[str, object]:
    if isinstance(content, str):
        return {"status": STATUS_OF_SIGN[content]}
    return {"status": "exists", "value": content}


def test_the_file_has_the_extent_that_it_is_known_to_have(cells):
    places = {place for place, _, _ in cells}
    assert len({label for _, label, _ in cells}) == 49
    assert len([place for place in places if place.principal and not place.unit]) == 875
    assert len([place for place in places if place.unit]) == 5116
    assert len(cells) == 49 * (1 + 875 + 5116)


def test_every_principal_and_every_unit_is_published(cells, published):
    principals = {place.principal for place, _, _ in cells if place.principal}
    units = {place.unit for place, _, _ in cells if place.unit}
    assert {file.stem for file in (published / "principals").iterdir()} == principals
    assert {file.stem for file in (published / "school-units").iterdir()} == units
    assert (len(principals), len(units)) == (875, 5103)


def test_every_cell_is_published_as_it_stands_and_nothing_hidden_is(cells, published):
    label_of = labels(published)
    unpublished = dict(cells)
    differences = []
    hidden_yet_published = []
    for where, figure in figures(published):
        key = (where, label_of[figure["indicator"]], figure["period"])
        if figure["source"] != SOURCE and key not in cells:
            continue
        if key not in unpublished:
            differences.append(f"{key} is published twice, or not in the file")
            continue
        wanted = expected(unpublished.pop(key))
        numbers = NUMBERS_IN_ANY_FORM & figure.keys()
        if wanted["status"] != "exists" and numbers:
            hidden_yet_published.append(f"{key}: {wanted['status']} in the file, yet {figure}")
        if {name: figure[name] for name in {"status", *numbers} - LENT} != wanted:
            differences.append(f"{key}: {wanted} in the file, {figure} published")
        if (figure["source"], figure["school_form"]) != (SOURCE, "compulsory_school"):
            differences.append(f"{key}: from the wrong file or school form, {figure}")
    assert hidden_yet_published == []
    assert differences == []
    assert unpublished == {}


def test_a_cell_without_a_number_says_in_words_why(published):
    silent = [
        (where, figure)
        for where, figure in figures(published)
        if "value" not in figure and not figure.get("reason")
    ]
    assert silent == []
