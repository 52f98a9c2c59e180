"""Whoever writes sees each saved file at once, and what is wrong with it beside the last whole version."""

import io
import re
from html import unescape

import pytest
from rich.console import Console
from werkzeug.test import Client

from nulage_site.app import create_app
from nulage_site.preview import Preview
from nulage_site.preview.pages import DOOR

PAGE = "/vagledning/fore/"
FAULTY = "\n#### En rubrik för långt ner\n"


def write(file, text):
    file.write_text(text, encoding="utf-8")


def add(file, text):
    write(file, file.read_text(encoding="utf-8") + text)


def put(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    write(file, text.replace(old, new))


def say(answer):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


@pytest.fixture
def page(desk):
    return desk / "guidance/fore.md"


def test_what_is_saved_is_what_the_next_reader_gets(client, page):
    assert "Ett nytt stycke." not in client.get(PAGE).text
    add(page, "\nEtt nytt stycke.\n")
    assert "<p>Ett nytt stycke.</p>" in client.get(PAGE).text


def test_a_page_that_nothing_links_to_yet_is_found_at_its_address(client, desk, page):
    text = page.read_text(encoding="utf-8")
    write(desk / "about/ny-sida.md", re.sub("(?m)^title: .*", "title: En alldeles ny sida", text))
    assert "<h1>En alldeles ny sida</h1>" in client.get("/om/ny-sida/").text


def test_a_fault_is_told_with_all_that_is_needed_to_mend_it_over_the_last_whole_page(client, page, terminal):
    whole = page.read_text(encoding="utf-8")
    add(page, f"\nEtt halvt stycke.\n{FAULTY}")
    answer = client.get(PAGE)
    line = len(page.read_text(encoding="utf-8").splitlines())
    for said in (say(answer), " ".join(terminal.getvalue().split())):
        assert f"{page}, rad {line}" in said
        assert "rubriken ”En rubrik för långt ner” på nivå 4" in said
        assert "Skriv ## för den högsta nivån" in said
    assert "Ett fel att rätta" in say(answer)
    assert "Ett halvt stycke" not in answer.text, "what is shown is the last whole version"
    assert "Ett fel att rätta" in say(client.get("/om/data/")), "also on other pages"

    write(page, f"{whole}\nEtt helt stycke.\n")
    assert "<p>Ett helt stycke.</p>" in client.get(PAGE).text
    assert "fel att rätta" not in say(client.get(PAGE))


def test_content_that_is_broken_at_the_start_is_told_until_it_is_mended(desk, page, statistics):
    whole = page.read_text(encoding="utf-8")
    add(page, FAULTY)
    client = Client(Preview(desk, statistics, console=Console(file=io.StringIO())))
    answer = client.get("/")
    assert answer.status_code == 503
    assert "Ett fel att rätta" in say(answer)
    write(page, whole)
    assert client.get("/").status_code == 200


def test_an_address_in_vain_is_answered_with_those_like_it(client):
    answer = client.get("/vagledning/foore/")
    assert answer.status_code == 404
    assert f'<a href="{PAGE}">{PAGE}</a>' in answer.text
    assert '<a href="/huvudman/2120009994/">' in client.get("/huvudman/2120009995/").text


def test_words_about_a_measure_change_and_the_figures_stay_as_they_were_read(client, preview, desk):
    before = preview.version.library
    file = desk / "quality-system/indicators/compulsory_school/10-pupils.toml"
    put(file, "Hur många elever som går i skolformen.", "Ord som ingen har sett.")
    assert "Ord som ingen har sett." in client.get("/indikatorer/antal-elever/").text
    assert preview.version.library.figured().statistics is before.figured().statistics


def test_a_threshold_that_changes_is_reckoned_with(client, preview, desk):
    before = preview.version.library
    file = desk / "quality-system/method.toml"
    put(
        file,
        '[classes.least_pupils]\nname = "Minsta årskull att jämföra"\nvalue = 30',
        '[classes.least_pupils]\nname = "Minsta"\nvalue = 31',
    )
    client.get("/")
    assert preview.version.library.method.classes.least_pupils.value == 31
    assert preview.version.library.analyst is not before.analyst


def test_statistics_are_read_once_and_whoever_replaces_them_is_told_to_start_anew(client, page, statistics):
    (statistics / "underlag/2026-03-25/underlag.xlsx").write_bytes(b"something else")
    add(page, "\nEtt nytt stycke.\n")
    answer = client.get(PAGE)
    assert "<p>Ett nytt stycke.</p>" in answer.text
    assert "Starta om förhandsvisningen" in say(answer)
    assert "underlag.xlsx" in say(answer)


def test_a_page_knows_its_version_and_there_is_a_new_one_only_when_a_file_is_saved(client, page):
    def version():
        return client.get(f"{DOOR}/version").text

    before = version()
    assert f'data-version="{before}"' in client.get(PAGE).text
    assert version() == before
    add(page, "\nEtt nytt stycke.\n")
    assert version() != before


def test_a_preview_writes_nothing_and_a_build_has_nothing_of_it(client, preview, tmp_path):
    def files():
        return {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}

    before = files()
    assert client.get(PAGE).headers["Cache-Control"] == "no-store"
    assert files() == before
    published = create_app(preview.version.library)
    assert not [rule for rule in published.url_map.iter_rules() if rule.rule.startswith(DOOR)]
    assert DOOR not in published.test_client().get(PAGE).text
