"""Whoever wonders why a page was made again is told, and whoever asks for no page is led right."""

import pytest

from nulage_site.library import Library
from nulage_site.manifest import look
from nulage_site.publish.explained import OF_ONE, PARTS, called, explained
from nulage_site.publish.found import parts_found
from nulage_site.publish.origins import Origin, keep_pages, keep_parts
from nulage_site.publish.watched import parts_of, parts_of_figures, parts_read

PAGES = {
    "/": ("pages",),
    "/vagledning/fore/": ("pages", "site"),
    "/huvudman/2120009994/": (),
    "/ny/": ("new",),
    "/api/v1/nation.json": ("unknown",),
}


@pytest.fixture
def out(tmp_path):
    (tmp_path / "_site.builds/7").mkdir(parents=True)
    (tmp_path / "_site").symlink_to("_site.builds/7")
    pages = dict.fromkeys(PAGES, Origin(("figures", "program"), (1, 2, 3), ()))
    changed = ("content/guidance/fore.md", "content/site.toml")
    keep_pages(tmp_path / "_site.builds/7", pages)
    keep_parts(tmp_path / "_site.builds/7", {}, changed, PAGES)
    return tmp_path / "_site"


@pytest.mark.parametrize(
    "page",
    [
        "/vagledning/fore/",
        "vagledning/fore",
        "https://nulage.example/vagledning/fore/",
        "/vagledning/fore/index.html",
    ],
)
def test_a_page_that_was_made_again_is_told_with_what_had_changed(out, page):
    assert explained(page, out).splitlines() == [
        "/vagledning/fore/ gjordes om i det senaste bygget, eftersom detta hade ändrats: redaktörernas sidor; webbplatsens egna uppgifter (site.toml och utgåvan).",
        "Den är gjord av: siffrorna och det som de räknas fram av; programmet (kod, mallar och utseende, och allt som är installerat).",
        "Ändrade filer sedan bygget före: content/guidance/fore.md; content/site.toml.",
    ]


def test_a_page_that_was_kept_is_told_with_what_it_is_made_of(out):
    said = explained("/huvudman/2120009994/", out)
    assert said.startswith("/huvudman/2120009994/ gjordes inte om")
    assert "siffrorna" in said


def test_a_page_that_nobody_knew_is_told_as_such(out):
    assert "fanns inte i bygget före" in explained("/ny/", out)
    assert "inget bygge före" in explained("/api/v1/nation.json", out)


def test_the_start_page_is_a_page(out):
    for page in ("/", "", "index.html"):
        assert explained(page, out).startswith("/ gjordes om")


def test_who_asks_for_no_page_is_told_of_those_alike(out):
    assert (
        explained("/vagledning/före/", out)
        == "Webbplatsen har ingen sida /vagledning/före. Menade ni /vagledning/fore/?"
    )


def test_without_a_build_there_is_nothing_to_tell(tmp_path):
    assert "Bygg, och fråga igen" in explained("/", tmp_path / "_site")


def test_every_part_has_a_name_in_swedish(library: Library, content, tiny_country, tmp_path):
    read = parts_read(look(content, tiny_country, tmp_path))
    parts = parts_of(library, {**read, **parts_of_figures(library, read)})
    assert set(PARTS) == {part for part in parts if " " not in part}
    parts = {**parts, **parts_found(library, parts)}
    assert set(OF_ONE) == {part.partition(" ")[0] for part in parts if " " in part}
    assert called("unit 99000001") == "siffrorna för skolenheten 99000001"
