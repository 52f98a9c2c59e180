"""The files of the whole country: columns that stay, an order that ranks nobody, and nothing withheld."""

import mimetypes
import re
import shutil

import pytest

from nulage_site.app import create_app
from nulage_site.library import read_library

PLACE = ["huvudman_id", "huvudman"]
UNIT = ["skolenhetskod", "skolenhet"]
MEASURE = ["skolform", "indikator_id", "indikator", "period", "värde", "status", "skäl", "källa"]
FILES = {
    "/data/grundskola-huvudman.csv": PLACE + MEASURE,
    "/data/grundskola-skolenheter.csv": PLACE + UNIT + MEASURE,
    "/data/riket.csv": MEASURE,
}


@pytest.mark.parametrize(("address", "columns"), FILES.items())
def test_the_columns_are_those_that_programs_read(read_csv, address, columns):
    assert list(read_csv(address)[0]) == columns


@pytest.mark.parametrize("address", FILES)
def test_every_line_is_a_published_figure_and_none_of_them_is_missing(read_csv, published, address):
    seen = 0
    for row in read_csv(address):
        figures = published(row.get("huvudman_id", ""), row.get("skolenhetskod", ""))
        figure = figures[row["indikator"], row["period"]]
        assert row["värde"].replace(",", ".") == str(figure.get("value", ""))
        assert [row["status"], row["skäl"]] == [figure["status"], figure.get("reason", "")]
        assert [row["indikator_id"], row["källa"]] == [figure["indicator"], figure["source"]]
        assert row["status"] != "missing"
        seen += 1
    assert seen >= 3


def test_the_order_is_by_number_code_and_content_and_never_by_result(read_csv):
    rows = read_csv("/data/grundskola-skolenheter.csv")
    keys = [(row["huvudman_id"], row["skolenhetskod"]) for row in rows]
    assert keys == sorted(keys)
    assert list(dict.fromkeys(keys)) == [
        ("2129999991", "99000001"),
        ("2129999991", "99000002"),
        ("5569999992", "99000002"),
    ]
    own = [row["indikator_id"] for row in rows if (row["huvudman_id"], row["skolenhetskod"]) == keys[0]]
    assert own[:2] == ["antal-elever", "andel-flickor"]


def test_a_withheld_figure_has_its_reason_and_no_number(read_csv):
    (hidden,) = [
        row
        for row in read_csv("/data/grundskola-huvudman.csv")
        if row["huvudman_id"] == "2129999991" and row["status"] == "withheld_majority"
    ]
    assert hidden["värde"] == ""
    assert hidden["skäl"] == "Gäller nästan alla, så den exakta andelen är skyddad"


def test_a_name_that_looks_like_a_formula_is_text(read_csv):
    names = {row["huvudman"] for row in read_csv("/data/grundskola-huvudman.csv")}
    assert names == {"Ölångs kommun", "'=1+1"}


def test_what_may_not_be_shown_is_in_no_file(content, statistics, tmp_path):
    shutil.copytree(content, tmp_path / "content", ignore=shutil.ignore_patterns("statistics"))
    switches = tmp_path / "content/quality-system/publication.toml"
    switches.write_text(
        re.sub(r"^show = true", "show = false", switches.read_text("utf-8"), flags=re.MULTILINE), "utf-8"
    )
    client = create_app(read_library(tmp_path / "content", statistics)).test_client()
    for address, columns in FILES.items():
        assert client.get(address).data.decode("utf-8-sig") == ";".join(columns) + "\r\n"
    assert client.get("/dcat.rdf").status_code == 200
    assert client.get("/huvudman/2129999991/underlag.xlsx").status_code == 200


def test_there_is_no_file_of_a_school_form_that_nobody_has(client):
    assert client.get("/data/grundskola-huvudman.csv").status_code == 200
    assert client.get("/data/forskola-huvudman.csv").status_code == 404


def test_every_file_has_the_type_that_its_name_says_on_any_machine(client):
    for address in (*FILES, "/dcat.rdf", "/huvudman/2129999991/underlag.xlsx"):
        assert client.get(address).mimetype == mimetypes.guess_type(address)[0]


def test_the_page_about_the_data_leads_to_every_file(client):
    page = client.get("/om/data/").text
    assert all(f'href="{address}"' in page for address in (*FILES, "/dcat.rdf"))
