"""Does what is expected reach the service as the areas and the page tell it?"""

import json
from pathlib import Path

from nulage_forms.catalogue import Catalogue
from nulage_forms.questionnaire.beside import shown


def test_what_is_expected_beside_a_figure_is_what_its_area_says(invented_site: Path) -> None:
    catalogue = Catalogue(invented_site)
    edition, told = catalogue.edition(), 0
    for principal_id in edition.principals:
        file = json.loads((invented_site / "api/v1/principals" / f"{principal_id}.json").read_text())
        page = (invented_site / "huvudman" / principal_id / "index.html").read_text()
        for area, published in zip(catalogue.areas(principal_id), file["areas"], strict=True):
            facts = {one["label"]: one["text"] for one in published["why"]["facts"]}
            expected = shown(edition, area.figures[0]).expected if area.figures else ""
            if expected and "Väntat" in facts:
                told += 1
                assert facts["Väntat"].startswith(expected)
                assert expected in page
    assert told


def test_nothing_is_expected_where_there_is_no_value(invented_site: Path) -> None:
    for file in (invented_site / "api/v1/principals").glob("*.json"):
        for figure in json.loads(file.read_text())["figures"]:
            assert "expected" not in figure or "value" in figure
