"""The build publishes what principals share, and tells of those that it leaves out."""

import json
import shutil
from pathlib import Path

import pytest

from nulage_site.app import create_app
from nulage_site.library import Library, read_library
from nulage_site.publish.shared import shared_lines

TOWN, SILENT, NOBODY = "2120009994", "8029999995", "2129999999"
DESCRIPTION = """\
title = "Frågor"
publisher = "Ingen"
url = "https://nulage.example/"
fetched = 2026-05-18
licence = "Visas med huvudmannens medgivande"
format = "shared-questions"
"""


def questions(*owners: str) -> str:
    return json.dumps(
        {
            "contract": 1,
            "questions": [
                {
                    "principal": owner,
                    "name": "Ett namn",
                    "text": f"Hur då, {number}?",
                    "sent": "2026-05-12",
                    "round": 1,
                }
                for number, owner in enumerate(owners)
            ],
        }
    )


@pytest.fixture(scope="module")
def sharing(content: Path, tiny_country: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The tiny country, where a town shares two questions, and somebody who has no page one."""
    statistics = shutil.copytree(tiny_country, tmp_path_factory.mktemp("sharing") / "statistics")
    for day, owners in (("2026-04-18", [SILENT]), ("2026-05-18", [TOWN, TOWN, NOBODY])):
        folder = statistics / "shared-questions" / day
        folder.mkdir(parents=True)
        (folder / "source.toml").write_text(DESCRIPTION, encoding="utf-8")
        (folder / "questions.json").write_text(questions(*owners), encoding="utf-8")
    return read_library(content, statistics)


def test_a_principals_file_has_what_it_shares_and_the_list_says_how_much(sharing: Library) -> None:
    client = create_app(sharing).test_client()
    listed = json.loads(client.get("/api/v1/principals.json").data)["principals"]
    assert {one["id"]: one["shared_questions"] for one in listed if "shared_questions" in one} == {TOWN: 2}
    shared = [
        json.loads(client.get(f"/api/v1/principals/{one}.json").data)["shared_questions"]
        for one in (TOWN, SILENT)
    ]
    assert shared == [
        [{"text": f"Hur då, {number}?", "sent": "2026-05-12", "round": 1} for number in (0, 1)],
        [],
    ], "what only an older export has is shared no more"


def test_no_page_shows_them(sharing: Library) -> None:
    client = create_app(sharing).test_client()
    assert "Hur då" not in client.get(f"/huvudman/{TOWN}/").text


def test_the_report_counts_them_and_names_whoever_has_no_page(sharing: Library, library: Library) -> None:
    assert list(shared_lines(sharing)) == [
        "2 frågor som huvudmän delar",
        f"  utelämnat: 1 delad fråga från {NOBODY}, en huvudman som inte finns i underlaget",
    ]
    assert list(shared_lines(library)) == []


def test_the_description_for_data_portals_speaks_of_figures_alone(sharing: Library) -> None:
    assert "medgivande" not in create_app(sharing).test_client().get("/dcat.rdf").text
