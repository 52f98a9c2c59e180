"""Does the site still build when what it may show is switched off, with the nation's figures and no others?"""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from nulage_site.publish import publish as publish_site

Publish = Callable[..., Path]
PRINCIPAL = "2120009994"
VALUES = re.compile(r"\b(812|139\s800|49,2|51,3|500|312)\b")
"""What the tiny country's file says of its municipality and its units, as pages write it."""


@pytest.fixture
def publish(content, statistics, tmp_path) -> Publish:
    """The site of the tiny country, built with those levels switched off."""

    def publish(*levels: str) -> Path:
        shutil.copytree(content, tmp_path / "content", ignore=shutil.ignore_patterns("statistics"))
        file = tmp_path / "content/quality-system/publication.toml"
        text = file.read_text("utf-8")
        for level in levels:
            text = re.sub(rf'(level = "{level}"\n(?:principal_type = .*\n)?show = )true', r"\1false", text)
        file.write_text(text, "utf-8")
        publish_site(tmp_path / "content", statistics, tmp_path / "site", workers=1)
        return tmp_path / "site"

    return publish


def figures(file: Path) -> list[dict[str, object]]:
    return json.loads(file.read_bytes())["figures"]


def test_with_principals_and_units_off_only_the_nation_has_figures(publish):
    site = publish("principal", "unit")
    api = site / "api/v1"
    assert len(figures(api / "nation.json")) > 0
    for file in [*(api / "principals").iterdir(), *(api / "school-units").iterdir()]:
        assert figures(file) == []
    principals = json.loads((api / "principals.json").read_bytes())["principals"]
    assert {tuple(each["school_forms"]) for each in principals} == {("compulsory_school",)}
    pages = [site / "huvudman" / PRINCIPAL / "index.html", *site.glob("skolenhet/*/index.html")]
    pages += site.glob("indikatorer/*/index.html")
    assert len(pages) > 10
    assert [page for page in pages if VALUES.search(page.read_text("utf-8"))] == []
    assert "Det finns inga siffror att visa för er" in pages[0].read_text("utf-8")


def test_with_everything_off_the_site_builds_without_a_figure(publish):
    site = publish("nation", "principal", "unit")
    assert figures(site / "api/v1/nation.json") == []
    assert figures(site / f"api/v1/principals/{PRINCIPAL}.json") == []
    assert (site / "index.html").is_file()


def test_with_units_off_the_principal_keeps_its_figures(publish):
    site = publish("unit")
    assert any(figure.get("value") == 812 for figure in figures(site / f"api/v1/principals/{PRINCIPAL}.json"))
    assert all(figures(file) == [] for file in (site / "api/v1/school-units").iterdir())
