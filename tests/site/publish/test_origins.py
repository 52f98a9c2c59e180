"""A page is made again when anything that it is made of has changed, and otherwise kept."""

from collections import Counter

import pytest
from flask import Flask

from nulage_site.publish.freezer import ADDRESSES, SiteFreezer
from nulage_site.publish.ground import Ground, ground, link
from nulage_site.publish.links import Links
from nulage_site.publish.origins import (
    Origin,
    Origins,
    keep_pages,
    keep_parts,
    known_by,
    read_origins,
    unchanged,
)
from nulage_site.publish.overview import overview
from nulage_site.publish.watched import PROGRAM
from nulage_site.sealed import read_sealed, write_sealed

PARTS = {PROGRAM: "1", "site": "1", "figures": "1", "words": "1"}


@pytest.fixture
def shown():
    return Counter()


@pytest.fixture(params=["looked at", "made ready"])
def build(request, tmp_path, shown):
    """Builds a site of a page of figures, a page of words that it links to, and a start page.

    What the next build stands on is looked at when it begins, or beforehand.
    """

    def made(number, before=None, *, without=(), **changed):
        asked = set()
        app = Flask("app", static_folder=None)

        @app.get("/")
        def start():
            shown["start"] += 1
            return "<h1>Start</h1>"

        @app.get("/siffror/")
        def figures():
            shown["figures"] += 1
            asked.add("figures")
            onward = "" if "link" in without else '<a href="/ord/#a">Ord</a>'
            return f"<h1>{changed.get('figures', '1')}</h1>{onward}"

        @app.get("/ord/")
        def words():
            shown["words"] += 1
            asked.add("words")
            anchor = "" if "anchor" in without else ' id="a"'
            return f"<h1{anchor}>{changed.get('words', '1')}</h1>"

        fresh, standing = tmp_path / str(number), tmp_path / str(number - 1)
        fresh.mkdir()
        links = Links("https://nulage.example", "/sjalvvardering/")
        parts = PARTS | changed
        known = Origins(before.parts, before.pages) if before else Origins()
        stands = standing if before else None
        fit, of_all = ground(fresh, stands, known.files()), None
        if stands and request.param == "made ready":
            link(fresh, fit.whole, stands)
            fit, of_all = Ground(fit.whole, fit.whole), overview(known, fit.whole)
        freezer = SiteFreezer(
            app, list, links, fresh, stands, known, parts, asked, ground=fit, overview=of_all
        )
        shown.clear()
        freezer.clear()
        freezer.freeze(freezer.due)
        freezer.keep()
        assert not list(freezer.frozen.faults())
        made.faults = list(freezer.broken(tmp_path))
        made.frozen = freezer.frozen
        return Origins({**parts, ADDRESSES: freezer.known}, freezer.frozen.origins, made=freezer.due)

    return made


def why(origins):
    return {url: origins.made.get(url, ()) for url in origins.pages}


def test_the_first_build_makes_every_page(build, shown):
    first = build(1)
    assert shown == {"start": 1, "figures": 1, "words": 1}
    assert set(why(first).values()) == {("unknown",)}
    assert first.pages["/siffror/"].parts == ("figures", PROGRAM, "site")
    assert first.pages["/siffror/"].targets == ("/ord/#a",)


def test_only_pages_of_what_has_changed_are_made_again(build, shown, tmp_path):
    second = build(2, build(1), words="2")
    assert shown == {"words": 1}
    assert why(second) == {"/": (), "/siffror/": (), "/ord/": ("words",)}
    assert (tmp_path / "2/siffror/index.html").samefile(tmp_path / "1/siffror/index.html")
    assert (tmp_path / "2/ord/index.html").read_text() == '<h1 id="a">2</h1>'
    assert (tmp_path / "1/ord/index.html").read_text() == '<h1 id="a">1</h1>'


def test_pages_that_are_kept_are_counted(build):
    build(2, build(1))
    frozen = build.frozen
    assert (frozen.files, frozen.pages, frozen.unchanged) == (3, 3, 3)


@pytest.mark.parametrize("part", [PROGRAM, "site"])
def test_the_program_and_the_site_are_parts_of_every_page(build, shown, part):
    build(2, build(1), **{part: "2"})
    assert shown == {"start": 1, "figures": 1, "words": 1}


def test_a_link_from_a_page_that_is_kept_is_followed_to_one_that_is_made_again(build):
    first = build(1)
    assert not build.faults
    build(2, first, without={"anchor"}, words="2")
    assert [fault.found for fault in build.faults] == ["en länk till /ord/#a"]


def test_where_a_page_led_that_is_made_again_nobody_leads_any_more(build):
    first = build(1)
    build(2, first, without={"anchor", "link"}, words="2", figures="2")
    assert not build.faults


def test_what_is_built_step_by_step_is_counted_as_all_that_there_is(build):
    second = build(2, build(1), words="22")
    frozen = build.frozen
    assert (frozen.files, frozen.pages, frozen.unchanged) == (3, 3, 2)
    assert frozen.bytes == sum(page.stamp[1] for page in second.pages.values())
    assert frozen.links.pages == {url: page.targets for url, page in second.pages.items()}


@pytest.mark.parametrize("harm", ["written over", "removed"])
def test_a_file_that_is_not_as_the_build_left_it_is_made_again(build, shown, tmp_path, harm):
    first, file = build(1), tmp_path / "1/siffror/index.html"
    file.write_text("för hand") if harm == "written over" else file.unlink()
    second = build(2, first)
    assert why(second)["/siffror/"] == ("written",)
    assert shown == {"figures": 1}
    assert "<h1>1</h1>" in (tmp_path / "2/siffror/index.html").read_text()


def test_a_page_of_a_part_that_nobody_knows_is_always_made_again():
    page = Origin((PROGRAM, "other", "site"), (1, 2, 3), ())
    origins = Origins({PROGRAM: "1", "site": "1"}, {"/a.html": page})
    same = origins.same({PROGRAM: "1", "site": "1", "other": "1"})
    assert origins.why("/a.html", same) == ("other",)
    assert origins.why("/b.html", same) == ("new",)
    assert origins.why("/a.html", origins.same({PROGRAM: "2", "site": "1"})) == (PROGRAM,)


def test_what_is_no_page_is_known_by_its_parts():
    known = known_by({"figures", PROGRAM}, PARTS)
    assert unchanged(known, PARTS | {"words": "2"})
    assert not unchanged(known, PARTS | {"figures": "2"})
    assert not unchanged(known, {PROGRAM: "1"})
    assert not unchanged("", PARTS)
    assert not unchanged(known_by({"other"}, PARTS), PARTS)


@pytest.fixture
def written(build, tmp_path):
    """Origins, and the build that they are kept of."""
    first, folder = build(1), tmp_path / "1"
    keep_pages(folder, first.pages)
    keep_parts(folder, first.parts, first.changed, first.made)
    return first, folder


def test_origins_are_read_as_they_were_written(written):
    first, folder = written
    assert read_origins(folder) == first


def page_of(number):
    return Origin((PROGRAM,), (number, 1, number), ())


def test_of_many_pages_only_those_that_have_changed_are_written_again(tmp_path):
    pages, old = {f"/{n}.html": page_of(n) for n in range(100)}, None
    for number, changes in enumerate(
        [{}, {"/5.html": page_of(500)}, {"/7.html": None}, {"/5.html": None, "/ny.html": page_of(1)}]
    ):
        after = {url: page for url, page in {**pages, **changes}.items() if page}
        made = {url: ("figures",) for url, page in changes.items() if page}
        fresh = tmp_path / f"{number}"
        keep_pages(fresh, after, made, old, pages if old else {})
        keep_parts(fresh, PARTS, (), made)
        assert read_origins(fresh) == Origins(PARTS, after, (), made)
        if old:
            assert fresh.with_name(f"{number}.origins").samefile(tmp_path / "0.origins")
        pages, old = after, fresh


def test_when_much_has_changed_all_pages_are_written_anew(tmp_path):
    pages = {f"/{n}.html": page_of(n) for n in range(100)}
    keep_pages(tmp_path / "1", pages)
    after = pages | {f"/{n}.html": page_of(500) for n in range(13)}
    keep_pages(tmp_path / "2", after, [f"/{n}.html" for n in range(13)], tmp_path / "1", pages)
    keep_parts(tmp_path / "2", PARTS, (), {})
    assert not (tmp_path / "2.origins").samefile(tmp_path / "1.origins")
    assert read_origins(tmp_path / "2").pages == after


@pytest.mark.parametrize("name", ["1.origins", "1.since", "1.parts"])
@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"null",
        lambda whole: whole[:-9],
        lambda whole: whole[:-1] + b"?",
    ],
)
def test_origins_that_cannot_be_read_keep_no_page(written, name, damage):
    file = written[1].with_name(name)
    file.write_bytes(damage(file.read_bytes()))
    assert read_origins(written[1]) == Origins()


@pytest.mark.parametrize("name", ["1.origins", "1.since", "1.parts"])
def test_of_a_build_that_was_broken_off_no_page_is_kept(written, name):
    written[1].with_name(name).unlink()
    assert read_origins(written[1]) == Origins()


def test_origins_of_another_shape_keep_no_page(written):
    file = written[1].with_name("1.parts")
    write_sealed(file, (0, *read_sealed(file)[1:]))
    assert read_origins(written[1]) == Origins()
