"""Whoever builds is told everything that is wrong in content and statistics, in one go and in Swedish."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from nulage_site.publish import publish

BUILD = Path(__file__).parents[3] / "build.py"
TITLE = "Underlag för analys för grundskola efter mått, huvudman och läsår"
PUPILS = "Elever: Antal elever"
GIRLS = "Elever: Andel (%) flickor"
TOWN = "LILLÅNGS KOMMUN (2120009994): HUVUDMAN"
COMPANY = "FRISKOLAN I ÅN AB (5599999991): HUVUDMAN"
SOURCE = """\
title = "Påhittat underlag"
publisher = "Ingen"
url = "https://nulage.example/"
fetched = 2026-03-25
licence = "CC0-1.0"
format = "underlag"
"""
INDICATOR = """\
[[indicator]]
id = "antal-elever"
name = "Elever en gång till"
unit = "pupils"
kind = "count"
direction = "neither"
decimals = 0
period = "school_year"
school_forms = ["compulsory_school"]
conditions = "pupils"
population = "Alla elever."
definition = "Hur många de är."
how_to_read = "Räkna dem."
questions = ["Hur många är ni?"]
sources = [{ format = "underlag", labels = ["Elever: Antal elever i går"] }]
success_factors = ["det-som-ingen-har-skrivit"]
"""
PAGE = """\
---
summary: En sida utan titel.
order: 3
updated: 2026-11-21
status: exempeltext
---
Svaret först.

## Rubrik

#### Rubrik för långt ner

![](/static/bild.svg)

Läs [mer](/vagledning/sidan-som-inte-finns/).
"""
TEXTS = {
    "site.toml": 'name = "Nuläge"\ntagline = 7\nedition = 2026-1\n',
    "names.toml": 'small = ["och"]\ncapitals = ["AB"]\n',
    "quality-system/steps.toml": "[[step\n",
    "quality-system/tests.toml": '[[test]]\nid = "betydelse"\nname = "B"\nquestion = "?"\nexample = "E"\nstatuss = "klar"\n',
    "quality-system/indicators/compulsory_school/99-ny.toml": INDICATOR,
    "quality-system/ny.toml": "",
    "guidance/ny-sida.md": PAGE,
    "guidance/datum.md": PAGE.replace("summary", "title: Datum\nsummary").replace("2026-11-21", "2026-11-31"),
}
"""Files of content as somebody in a hurry left them."""

FAULTS_OF_TEXTS = {
    ("site.toml", "rad 3"): "mer än ett värde på raden: ”edition = 2026-1”",
    ("names.toml", "rad 2"): "listan `capitals`, som ingen läser",
    ("quality-system/steps.toml", "rad 1"): "en hakparentes eller klammer som inte stängs: ”[[step”",
    ("quality-system/tests.toml", "rad 6"): "nyckeln `statuss`, som ingen läser",
    ("quality-system/indicators/compulsory_school/99-ny.toml", "rad 2"): "`antal-elever` en gång till",
    (
        "quality-system/indicators/compulsory_school/99-ny.toml",
        "rad 16",
    ): "`det-som-ingen-har-skrivit` i `success_factors`, som inte finns",
    ("quality-system/ny.toml", ""): "en fil som ingen läser",
    ("guidance/ny-sida.md", "rad 1"): "nyckeln `title` saknas",
    ("guidance/ny-sida.md", "rad 11"): "rubriken ”Rubrik för långt ner” på nivå 4",
    ("guidance/ny-sida.md", "rad 13"): "en bild utan text",
    ("guidance/ny-sida.md", "rad 15"): "en länk till /vagledning/sidan-som-inte-finns/",
    ("guidance/datum.md", "rad 5"): "ett datum eller tal som inte finns",
    ("guidance/ny-sida.md", ""): "ingen lättläst sida med samma namn",
    ("guidance/datum.md", ""): "ingen lättläst sida med samma namn",
}
FAULTS_OF_FIGURES = {
    ("utan-beskrivning/2026/source.toml", ""): "filen finns inte, eller går inte att öppna",
    ("underlag/i fjol", ""): "mappens namn",
    ("underlag/i fjol/source.toml", "rad 4"): "`fetched` är ”i fjol”",
    ("okant/2026/source.toml", "rad 6"): "`format` är ”excel”",
    ("geografi/2026/kommuner.csv", "rad 2"): "kommunkod ”901”",
    ("underlag/2026-03-25/avkortad.xlsx", ""): "en fil som är trasig, avkortad eller av ett annat slag",
    (
        "underlag/2026-03-25/bomb.xlsx",
        "",
    ): "ett blad med 1\N{NO-BREAK SPACE}048\N{NO-BREAK SPACE}576 rader och 16\N{NO-BREAK SPACE}384 kolumner",
    ("underlag/2026-03-25/rader.xlsx", "blad Sheet1"): "ingen rad med huvudmän",
    ("underlag/2026-03-25/tom.xlsx", "blad Sheet1, rad 4"): "inga mått under den här raden",
    ("underlag/2026-03-25/fel.xlsx", "blad Sheet1, rad 3, kolumn D"): "rubriken ”SKOLAN UTAN NUMMER”",
    (
        "underlag/2026-03-25/fel.xlsx",
        "blad Sheet1, rad 3, kolumn E",
    ): f"rubriken ”{TOWN}” en gång till för 2024/25",
    ("underlag/2026-03-25/fel.xlsx", "blad Sheet1, rad 4, kolumn F"): "rubriken ”2024/26”",
    ("underlag/2026-03-25/fel.xlsx", "blad Sheet1, rad 5, kolumn C"): "”sextio”",
}


def sheet(file, years, entities, *measures, bottom="A1"):
    with Workbook(file) as book:
        table = book.add_worksheet()
        table.write(bottom, TITLE)
        table.write(0, 0, TITLE)
        for number, row in enumerate((["", *entities], ["", *years], *measures), start=2):
            table.write_row(number, 0, row)


@pytest.fixture
def spoilt_content(content, tmp_path):
    """The content that the project ships, with eight files spoilt or added."""
    spoilt = shutil.copytree(content, tmp_path / "content", ignore=shutil.ignore_patterns("statistics"))
    for name, text in TEXTS.items():
        (spoilt / name).write_text(text, encoding="utf-8")
    return spoilt


@pytest.fixture
def spoilt_statistics(statistics):
    """The tiny country, and beside it what may come out of an export, a download or a hurried afternoon."""
    for folder, old, new in (
        ("utan-beskrivning/2026", SOURCE, ""),
        ("underlag/i fjol", "2026-03-25", '"i fjol"'),
        ("okant/2026", '"underlag"', '"excel"'),
        ("geografi/2026", '"underlag"', '"municipalities"'),
    ):
        (statistics / folder).mkdir(parents=True)
        (statistics / folder / "fil.xlsx").write_bytes(b"PK")
        (statistics / folder / "source.toml").write_text(SOURCE.replace(old, new), encoding="utf-8")
    (statistics / "utan-beskrivning/2026/source.toml").unlink()
    (statistics / "geografi/2026/fil.xlsx").unlink()
    (statistics / "geografi/2026/kommuner.csv").write_text(
        "kommunkod,title,orgnr,LÄN,LÄNSNAMN,skr_kod,skr_namn\n901,Lillång,2120009994,90,Påhittade län,,\n"
    )
    files = statistics / "underlag/2026-03-25"
    (files / "avkortad.xlsx").write_bytes((files / "underlag.xlsx").read_bytes()[:2000])
    year = "2024/25"
    sheet(files / "bomb.xlsx", [year], [TOWN], [PUPILS, 812], bottom="XFD1048576")
    sheet(files / "rader.xlsx", [], [], [PUPILS, 812])
    sheet(files / "tom.xlsx", [year], [TOWN])
    entities = [TOWN, COMPANY, "SKOLAN UTAN NUMMER", TOWN, "RIKET: TOTALT"]
    sheet(files / "fel.xlsx", [*[year] * 4, "2024/26"], entities, [PUPILS, 812, "sextio", 9, 9, 9])
    return statistics


def build(content, statistics, out):
    return subprocess.run(
        [sys.executable, BUILD, "--content", content, "--statistics", statistics, "--out", out],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NULAGE_ID_KEY": ""},
    )


def told(outcome):
    """What was found, by file and place."""
    pattern = r"^- (.*?)(?:, ((?:rad|blad|sist) .*))?\n  Fel: (.+)\n  Ska vara: .+\n  Gör så här: .+[.?]$"
    return {(file, place): found for file, place, found in re.findall(pattern, outcome.stderr, re.MULTILINE)}


def test_everything_that_is_wrong_is_told_in_one_go_and_the_old_site_stands(
    content, statistics, spoilt_content, tmp_path, request
):
    out = tmp_path / "_site"
    publish(content, statistics, out, workers=1)
    before = {file: file.read_bytes() for file in out.resolve().rglob("*") if file.is_file()}
    spoilt_statistics = request.getfixturevalue("spoilt_statistics")

    outcome = build(spoilt_content, spoilt_statistics, out)

    in_content = {
        (str(spoilt_content / file), place): found for (file, place), found in FAULTS_OF_TEXTS.items()
    }
    expected = {**in_content, **FAULTS_OF_FIGURES}
    assert told(outcome) == expected
    assert outcome.returncode == 1
    assert outcome.stdout == ""
    assert f"kvar. {len(expected)} fel att rätta:\n" in outcome.stderr
    assert len(outcome.stderr.splitlines()) == 4 * len(expected) + 1, (
        "and there is nothing else, as a traceback"
    )
    assert {file: file.read_bytes() for file in out.resolve().rglob("*") if file.is_file()} == before


def test_a_measure_that_no_indicator_claims_is_told_beside_faults_of_other_texts(
    content, statistics, tmp_path
):
    spoilt = shutil.copytree(content, tmp_path / "content", ignore=shutil.ignore_patterns("statistics"))
    (spoilt / "site.toml").write_text("", encoding="utf-8")
    entities, years = [TOWN, COMPANY], ["2020/21", "2020/21"]
    odd = ["Elever: Antal skor", 1624, "många"]
    sheet(statistics / "underlag/2026-03-25/ny.xlsx", years, entities, [PUPILS, 812, 61], odd, [PUPILS, 1, 1])
    sheet(statistics / "underlag/2026-03-25/andelar.xlsx", years, entities, [GIRLS, 50, 104.2])

    outcome = build(spoilt, statistics, tmp_path / "_site")

    files = "underlag/2026-03-25/"
    faults = told(outcome)
    assert faults[f"{files}ny.xlsx", "blad Sheet1, rad 6"].startswith("måttet ”Elever: Antal skor”")
    assert faults[f"{files}ny.xlsx", "blad Sheet1, rad 6, kolumn C"] == "”många”"
    assert faults[f"{files}ny.xlsx", "blad Sheet1, rad 7"].endswith("till samma indikator som rad 5")
    assert faults[f"{files}andelar.xlsx, andel-flickor, 2020/21, 5599999991", ""].endswith("(104,2)")
    assert faults[str(spoilt / "site.toml"), ""] == "nyckeln `url` saknas"
    assert not (tmp_path / "_site").exists()


def test_faults_are_told_in_the_order_of_the_file(spoilt_content, spoilt_statistics, tmp_path):
    places = list(told(build(spoilt_content, spoilt_statistics, tmp_path / "_site")))
    page = [place for file, place in places if file.endswith("ny-sida.md")]
    assert page == ["", "rad 1", "rad 11", "rad 13", "rad 15"]
    assert [file for file, _ in places] == sorted(file for file, _ in places)
