"""A principal's own files say what its page says, open as they should, and hold nothing that is withheld."""

import re
import zipfile
from io import BytesIO

import pytest

from nulage_site.app import create_app
from nulage_site.library import read_library

KOMMUN = "2129999991"
FORMULA = "5569999992"
SILENT = "8029999995"


def cell(figure):
    """What the JSON file says of a figure, as a file writes it: a number, or the reason why there is none."""
    return ("", figure["reason"]) if "value" not in figure else (figure["value"], "")


def test_swedish_excel_opens_the_csv_file_right(client):
    response = client.get(f"/huvudman/{KOMMUN}/underlag.csv")
    assert response.mimetype == "text/csv"
    text = response.data.decode("utf-8")
    assert text.startswith(
        "\ufeffHuvudman;Skolenhetskod;Skolenhet;Skolform;Område;Indikator;Enhet;Period;Värde;"
    )
    assert text.count("\r\n") == text.count("\n")
    assert ";2024/25;49,2;" in text


def test_each_line_of_an_invented_country_says_that_it_is(client):
    first, *lines = client.get(f"/huvudman/{KOMMUN}/underlag.csv").text.splitlines()
    assert first.endswith(";Källa;Om siffran")
    assert all(line.endswith(";Påhittad") for line in lines)


@pytest.mark.parametrize("principal", [KOMMUN, FORMULA, SILENT])
def test_every_line_of_the_csv_file_is_a_published_figure(read_csv, published, principal):
    rows = read_csv(f"/huvudman/{principal}/underlag.csv")
    for row in rows:
        figure = published(principal, row["Skolenhetskod"])[row["Indikator"], row["Period"]]
        value, reason = cell(figure)
        assert (row["Värde"].replace(",", "."), row["Skäl"]) == (str(value), reason)
        assert row["Källa"] == figure["source"]
        nation = published("")[row["Indikator"], row["Period"]]
        assert row["Riket"].replace(",", ".") == str(nation.get("value", ""))
    own = [row for row in rows if not row["Skolenhetskod"]]
    assert len(own) == len(published(principal))


@pytest.mark.parametrize("principal", [KOMMUN, FORMULA, SILENT])
def test_every_cell_of_the_workbook_is_a_published_figure(read_sheet, published, principal):
    header, *rows = read_sheet(f"/huvudman/{principal}/underlag.xlsx", "Siffror")
    places = header[6:-1]
    assert places[0] == "Hela huvudmannen"
    for row in (dict(zip(header, row, strict=True)) for row in rows):
        measure = row["Indikator"], row["Period"]
        for place in places:
            unit = place[-9:-1] if place.endswith(")") else ""
            figure = published(principal, unit).get(measure, {})
            told = figure.get("value", figure.get("reason", ""))
            assert row[place] == ("" if unit and figure.get("status") == "missing" else told)
        assert row["Riket"] == published("")[measure]["value"]
        assert row["Källa"] == published(principal)[measure]["source"]
    assert len(rows) == len(published(principal))


def test_units_stand_side_by_side_by_their_codes(read_sheet):
    header, pupils, *_ = read_sheet(f"/huvudman/{KOMMUN}/underlag.xlsx", "Siffror")
    assert header[-4:] == ["Hela huvudmannen", "Askolan (99000001)", "Öskolan (99000002)", "Källa"]
    assert pupils[6:9] == [812, 500, 312]


def test_the_principals_own_come_first_and_then_each_unit_by_its_code(read_csv):
    units = [row["Skolenhet"] for row in read_csv(f"/huvudman/{KOMMUN}/underlag.csv")]
    assert list(dict.fromkeys(units)) == ["Hela huvudmannen", "Askolan", "Öskolan"]


def test_what_a_source_does_not_have_is_told_of_the_principal_and_left_out_of_its_units(read_csv):
    rows = read_csv(f"/huvudman/{KOMMUN}/underlag.csv")
    assert [row["Skolenhet"] for row in rows if row["Område"].startswith("Delmål 1")] == [
        "Hela huvudmannen",
        "Askolan",
    ]
    assert {row["Skäl"] for row in read_csv(f"/huvudman/{SILENT}/underlag.csv")} == {"Uppgift saknas"}


def test_a_name_that_looks_like_a_formula_is_text(read_csv, read_sheet, client):
    assert {row["Huvudman"] for row in read_csv(f"/huvudman/{FORMULA}/underlag.csv")} == {"'=1+1"}
    title = read_sheet(f"/huvudman/{FORMULA}/underlag.xlsx", "Förklaringar")[0][0]
    assert title == "Underlag för samtal: =1+1"
    book = zipfile.ZipFile(BytesIO(client.get(f"/huvudman/{FORMULA}/underlag.xlsx").data))
    assert not [name for name in book.namelist() if b"<f>" in book.read(name)]


def test_the_sheet_of_figures_keeps_header_measure_and_period_in_sight_and_can_be_filtered(client):
    book = zipfile.ZipFile(BytesIO(client.get(f"/huvudman/{KOMMUN}/underlag.xlsx").data))
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert '<pane xSplit="2" ySplit="1" topLeftCell="C2" activePane="bottomRight" state="frozen"/>' in sheet
    assert re.search(r'<autoFilter ref="A1:J4"/>', sheet)
    assert 'formatCode="#,##0.0"' in book.read("xl/styles.xml").decode()


def test_both_sheets_lie_down_on_paper_and_no_text_covers_the_next(client):
    with zipfile.ZipFile(BytesIO(client.get(f"/huvudman/{KOMMUN}/underlag.xlsx").data)) as book:
        figures, explained = (book.read(f"xl/worksheets/sheet{number}.xml").decode() for number in (1, 2))
        titles = book.read("xl/workbook.xml").decode()
    for sheet in (figures, explained):
        assert 'orientation="landscape"' in sheet
    assert re.search(r'<row [^>]*\bht="', explained), "a row is as high as the text of its longest cell"
    assert "_xlnm.Print_Titles" in titles, "each page says which column and which measure"


def test_the_sheet_of_explanations_says_what_a_reader_without_the_site_needs(read_sheet):
    rows = read_sheet(f"/huvudman/{KOMMUN}/underlag.xlsx", "Förklaringar")
    texts = {text for row in rows for text in row}
    assert {
        "Utgåva 2026-9",
        "Alla siffror och namn här är påhittade.",
        "Skyddad uppgift (sekretess)",
        "Gäller nästan alla, så den exakta andelen är skyddad",
        "Påhittat underlag",
        "CC0-1.0",
        "25 mars 2026",
    } <= texts
    girls = next(row for row in rows if row[0] == "Andel flickor")
    assert girls[1] == "procent"
    assert girls[2].endswith(".")


def test_the_same_input_gives_the_same_workbook(client, content, statistics):
    address = f"/huvudman/{KOMMUN}/underlag.xlsx"
    again = create_app(read_library(content, statistics, edition="2026-9")).test_client()
    assert client.get(address).data == again.get(address).data
    book = zipfile.ZipFile(BytesIO(client.get(address).data))
    assert {info.date_time for info in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    made = re.search(r"<dcterms:created[^>]*>(\S+?)</", book.read("docProps/core.xml").decode())
    assert made[1] == "2026-11-21T00:00:00Z"


def test_the_page_links_to_all_three_and_a_unit_to_its_own(client):
    page = client.get(f"/huvudman/{KOMMUN}/").text
    for address in (f"/huvudman/{KOMMUN}/underlag.xlsx", f"/huvudman/{KOMMUN}/underlag.csv"):
        assert f'href="{address}" download="nulage-{KOMMUN}.{address[-4:].strip(".")}"' in page
    assert f'href="/api/v1/principals/{KOMMUN}.json"' in page
    assert "underlag.csv" not in client.get("/skolenhet/99000001/").text


def test_there_are_no_files_of_nobody(client):
    for name in ("underlag.csv", "underlag.xlsx"):
        assert client.get(f"/huvudman/0000000000/{name}").status_code == 404
