"""Does a build tell what it changed, remember it, and leave everything as it was when nothing changed?"""

import json
import re
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

from trees import tree
from xlsxwriter import Workbook

from nulage_site.app import create_app
from nulage_site.changes import Changes, Group, History
from nulage_site.library import Library
from nulage_site.publish import publish
from nulage_site.publish.history import KEPT, history, read_history
from nulage_site.publish.news import news_lines

PUPILS, SAFETY = "Elever: Antal elever", "Delmål 2: Elevers upplevelse av trygghet i årskurs 5 (medelvärde)*"
OWN, UNITS = (
    "LILLÅNGS KOMMUN (2120009994): HUVUDMAN",
    {
        f"LILLÅNGS KOMMUN (2120009994): {name}": (400, ".")
        for name in ("ÅSKOLAN (99000001)", "ÖSKOLAN (99000002)")
    },
)
BEFORE = {"RIKET: TOTALT": (1104, 8.2), OWN: (812, 7.9), **UNITS}
AFTER = BEFORE | {OWN: (815, "..")}
"""One figure is revised, and one has become withheld."""

REVISED = Group(
    "underlag", "Grundskola", "antal-elever", "Antal elever", revised=3, principals=("Ån", "Ön"), others=1
)
HIDDEN = Group("underlag", "Grundskola", "trygghet-ak-5", "Trygghet", hidden=2, gone=1)


def write(statistics: Path, country: dict[str, tuple[object, ...]]) -> None:
    with Workbook(next(statistics.rglob("underlag.xlsx"))) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Underlag för analys för grundskola efter mått, huvudman och läsår")
        sheet.write_column(2, 0, ["", "", PUPILS, SAFETY])
        for column, (entity, cells) in enumerate(country.items(), start=1):
            sheet.write_column(2, column, [entity, "2024/25", *cells])


def said(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def page(library: Library, *changes: Changes) -> str:
    app = create_app(replace(library, history=History(changes)))
    return said(app.test_client().get("/nytt/").text)


def test_three_builds_in_a_row_tell_the_first_the_changed_and_the_unchanged(content, statistics, tmp_path):
    site, file = tmp_path / "site", "api/v1/changes.json"
    write(statistics, BEFORE)
    first = publish(content, statistics, site, workers=1)
    assert "Första utgåvan" in str(first)
    assert "Det här är den första utgåvan" in said((site / "nytt/index.html").read_text(encoding="utf-8"))

    write(statistics, AFTER)
    second = publish(content, statistics, site, workers=1)
    report = str(second).replace("\N{NO-BREAK SPACE}", " ")
    assert "  0 nya uppgifter\n" in report
    assert "  1 borttagen: Grundskola, Trygghet, elever i årskurs 5 (1)\n" in report
    assert "  1 ändrad: Grundskola, Antal elever (1)\n" in report
    told = json.loads((site / file).read_text(encoding="utf-8"))
    assert [each["first"] for each in told["changes"]] == [False, True]
    assert {
        each["indicator"]: (each["revised"], each["hidden"]) for each in told["changes"][0]["groups"]
    } == {
        "antal-elever": (1, 0),
        "trygghet-ak-5": (0, 1),
    }
    news = said((site / "nytt/index.html").read_text(encoding="utf-8"))
    assert "Antal elever: 1 ändrade. Ändrat för Lillångs kommun." in news
    assert "7,9" not in news
    assert "7.9" not in (site / file).read_text(encoding="utf-8")

    stood = tree(site.resolve())
    third = publish(content, statistics, site, workers=1)
    assert "inga uppgifter nya, borttagna eller ändrade" in str(third)
    assert tree(site.resolve()) == stood


def test_a_library_that_no_build_has_compared_says_that_it_is_the_first(library):
    assert "Det här är den första utgåvan" in page(library)


def test_whose_figures_were_revised_is_told_with_how_many_more(library):
    news = page(library, Changes("2026-2", date(2026, 12, 1), groups=(REVISED, HIDDEN)))
    assert "Utgåva 2026-2, 1 december 2026" in news
    assert "Antal elever: 3 ändrade. Ändrat för Ån, Ön och 1 till." in news
    assert "Trygghet: 2 inte längre publicerade och 1 borta ur källan." in news


def test_earlier_builds_are_told_in_short(library):
    changes = (
        Changes("2026-2", date(2026, 12, 1), groups=(REVISED,)),
        Changes("2026-1", date(2026, 11, 1), groups=(HIDDEN,)),
        Changes("2025-1", date(2025, 11, 1), first=True),
    )
    news = page(library, *changes)
    assert "Utgåva 2026-1, 1 november 2026: 2 inte längre publicerade och 1 borta ur källan" in news
    assert "Utgåva 2025-1, 1 november 2025: den första utgåvan" in news


def test_a_page_that_has_very_much_to_tell_points_to_the_file(library):
    groups = tuple(replace(REVISED, indicator=f"m{n}", name=f"Mått {n}") for n in range(100))
    assert "Det finns ändringar i 20 mått till" in page(
        library, Changes("1", date(2026, 1, 1), groups=groups)
    )


def test_only_the_latest_builds_are_remembered(library, tmp_path):
    standing = tmp_path / "standing"
    (standing / "api/v1").mkdir(parents=True)
    (standing / "data").mkdir()
    client = create_app(
        replace(library, history=History(tuple(Changes(str(n), date(2026, 1, 1)) for n in range(KEPT))))
    ).test_client()
    (standing / "api/v1/changes.json").write_bytes(client.get("/api/v1/changes.json").data)
    (standing / "data/riket.csv").write_text(
        "skolform;indikator_id;indikator;period;värde;status;skäl;källa\r\n", encoding="utf-8-sig"
    )
    now = history(library, standing)
    assert now.fresh
    assert len(now.changes) == KEPT
    assert [each.edition for each in now.changes[:2]] == [library.site.edition, "0"]


def test_a_site_of_another_country_is_no_earlier_release_of_this(content, statistics, tmp_path):
    site = tmp_path / "site"
    write(statistics, {who.replace("2120009994", "2120008889"): cells for who, cells in BEFORE.items()})
    publish(content, statistics, site, workers=1)
    write(statistics, BEFORE)
    assert "Första utgåvan" in str(publish(content, statistics, site, workers=1))
    (told,) = read_history(site / "api/v1/changes.json")
    assert (told.first, told.groups) == (True, ())


def test_a_spoilt_file_of_changes_is_as_if_there_were_none(tmp_path):
    (tmp_path / "changes.json").write_text('{"changes": [{"edition": 7}]}', encoding="utf-8")
    assert read_history(tmp_path / "changes.json") == ()
    assert read_history(tmp_path / "nowhere.json") == ()


def test_the_report_names_the_largest_groups_and_counts_the_others():
    groups = tuple(
        replace(REVISED, indicator=f"m{n}", name=f"Mått {n}", revised=n, hidden=0) for n in range(1, 6)
    )
    lines = list(news_lines(History((Changes("1", date(2026, 1, 1), groups=groups),), fresh=True)))
    assert lines[-1].replace("\N{NO-BREAK SPACE}", " ") == (
        "  15 ändrade: Grundskola, Mått 5 (5); Grundskola, Mått 4 (4); Grundskola, Mått 3 (3); och 2 mått till"
    )
