"""Every address becomes a file, or the build says which one does not and why."""

import os

import pytest
from flask import Flask, Response
from trees import tree

from nulage_site.app import subjects
from nulage_site.faults import FaultsFound
from nulage_site.publish import workers
from nulage_site.publish.freezer import SiteFreezer
from nulage_site.publish.links import Links
from nulage_site.publish.workers import by_subject, freeze, gathered

NAMES = ("ekeby", "lillån", "ödeshög", "ytterby")


@pytest.fixture(autouse=True)
def shared(monkeypatch):
    """Few as they are, the files are shared between workers."""
    monkeypatch.setattr(workers, "FEW", 0)


@pytest.fixture
def app():
    """Four principals with a page and a file each, and a start page that links to one of them."""
    app = Flask("app", static_folder=None)

    @app.get("/")
    def start():
        return '<a href="/huvudman/ekeby/#siffror">Ekeby</a>'

    @app.get("/huvudman/<name>/")
    def principal(name):
        return f'<h1>{name}</h1><h2 id="siffror">Siffror</h2><a href="/">Start</a>'

    @app.get("/api/<name>.json")
    def data(name):
        return {"name": name}

    return app


def generator():
    for name in NAMES:
        yield "principal", {"name": name}
        yield "data", {"name": name}


def frozen(app, fresh, standing=None, processes=2, addresses=generator):
    links = Links("https://nulage.example", "/sjalvvardering/")
    freezer = SiteFreezer(app, addresses, links, fresh, standing)
    return freeze(freezer, processes, lambda _: None)


def test_every_page_and_file_is_written_once(app, tmp_path):
    result = frozen(app, tmp_path)
    assert set(tree(tmp_path)) == {
        "index.html",
        *(f"huvudman/{name}/index.html" for name in NAMES),
        *(f"api/{name}.json" for name in NAMES),
    }
    assert (result.files, result.pages) == (9, 5)
    assert result.bytes == sum(map(len, tree(tmp_path).values()))
    assert not list(result.faults())


@pytest.mark.parametrize("processes", [1, 3, 20])
def test_the_number_of_workers_changes_nothing(app, tmp_path, processes):
    one, many = tmp_path / "one", tmp_path / "many"
    first, second = frozen(app, one, processes=1), frozen(app, many, processes=processes)
    assert tree(one) == tree(many)
    assert first.links.seen == second.links.seen


@pytest.mark.parametrize(("few", "here"), [(8, False), (9, True)])
def test_few_files_are_made_without_workers(app, tmp_path, monkeypatch, few, here):
    monkeypatch.setattr(workers, "FEW", few)
    app.view_functions["start"] = lambda: f"{os.getpid()}"
    assert frozen(app, tmp_path).files == 9
    assert ((tmp_path / "index.html").read_text() == f"{os.getpid()}") is here


def test_what_rests_on_the_same_figures_is_made_by_the_same_worker(app, tmp_path):
    for place in ("sida", "fil"):
        app.add_url_rule(f"/{place}/<name>/", place, lambda name: f"{name} {os.getpid()}")

    def addresses():
        yield from generator()
        yield from ((place, {"name": name}) for place in ("sida", "fil") for name in NAMES)

    freezer = SiteFreezer(app, addresses, Links("https://nulage.example", "/s/"), tmp_path, None)
    freeze(freezer, 3, lambda _: None, lambda url: url.split("/")[-2])
    for name in NAMES:
        assert (tmp_path / f"sida/{name}/index.html").read_text() == (
            tmp_path / f"fil/{name}/index.html"
        ).read_text()


def test_a_principals_pages_and_files_and_its_units_are_of_one_subject(library):
    subject = subjects(library)
    for address in (
        "/huvudman/2120009994/",
        "/huvudman/2120009994/grundskola/",
        "/huvudman/2120009994/underlag.xlsx",
        "/api/v1/principals/2120009994.json",
        "/skolenhet/99000001/",
        "/api/v1/school-units/99000001.json",
    ):
        assert subject(address) == "2120009994"
    assert not any(map(subject, ("/", "/huvudman/", "/huvudman/lan/norra-lan/", "/api/v1/principals.json")))


def test_what_is_of_the_whole_country_is_begun_first_and_then_the_largest():
    addresses = ["/a/1", "/b/1", "/b/2", "/data", "/a/2", "/b/3"]
    assert by_subject(addresses, lambda url: url.split("/")[1].removesuffix("data")) == [
        ["/data"],
        ["/b/1", "/b/2", "/b/3"],
        ["/a/1", "/a/2"],
    ]


def test_few_of_each_are_made_together_and_what_is_alone_waits_for_none():
    batches = [["/data"], ["/b/1", "/b/2", "/b/3"], ["/a/1", "/a/2"], ["/c/1", "/c/2"], ["/d/1", "/d/2"]]
    assert [*gathered(batches, 3)] == [
        ["/data"],
        ["/b/1", "/b/2", "/b/3"],
        ["/a/1", "/a/2", "/c/1", "/c/2"],
        ["/d/1", "/d/2"],
    ]


def test_an_unchanged_file_is_the_same_file_and_a_changed_one_is_new(app, tmp_path):
    before, after = tmp_path / "1", tmp_path / "2"
    frozen(app, before)
    (before / "index.html").write_text("en äldre startsida")
    result = frozen(app, after, standing=before)
    assert result.unchanged == 8
    assert (after / "api/ekeby.json").samefile(before / "api/ekeby.json")
    assert not (after / "index.html").samefile(before / "index.html")
    assert (before / "index.html").read_text() == "en äldre startsida"


def poured(rows):
    """Answers of which the server does not know beforehand how long they become."""

    def file(name):
        return Response((row.encode() for row in rows(name)), mimetype="text/csv")

    return file


def listed():
    yield from generator()
    yield from (("listed", {"name": name}) for name in NAMES)


def test_what_comes_piece_by_piece_is_written_whole_and_the_same_file_when_unchanged(app, tmp_path):
    before, after = tmp_path / "1", tmp_path / "2"
    app.add_url_rule("/data/<name>.csv", "listed", poured(lambda name: (f"{name}\n" for _ in range(3))))
    first = frozen(app, before, addresses=listed)
    assert (before / "data/ekeby.csv").read_text() == "ekeby\n" * 3
    assert first.bytes == sum(map(len, tree(before).values()))
    (before / "data/ytterby.csv").write_text("äldre")
    assert frozen(app, after, standing=before, addresses=listed).unchanged == 12
    assert (after / "data/ekeby.csv").samefile(before / "data/ekeby.csv")
    assert (after / "data/ytterby.csv").read_text() == "ytterby\n" * 3
    assert (before / "data/ytterby.csv").read_text() == "äldre"


@pytest.mark.parametrize(
    "stood",
    ["", "äldre", "ekeby\n", "ekeby\n" * 2, "ekeby\n" * 4, "ekeby\n" * 3 + "e", "ekeby\nekebo\nekeby\n"],
)
def test_what_comes_piece_by_piece_is_whole_whatever_stood_there(app, tmp_path, stood):
    before, after = tmp_path / "1", tmp_path / "2"
    app.add_url_rule("/data/<name>.csv", "listed", poured(lambda name: (f"{name}\n" for _ in range(3))))
    (before / "data").mkdir(parents=True)
    (before / "data/ekeby.csv").write_text(stood)
    frozen(app, after, standing=before, addresses=listed)
    assert (after / "data/ekeby.csv").read_text() == "ekeby\n" * 3
    assert (before / "data/ekeby.csv").read_text() == stood


def test_what_breaks_off_after_some_pieces_is_a_fault(app, tmp_path):
    def rows(name):
        yield "rubrik\n"
        yield {"ekeby": "rad\n"}[name]

    app.add_url_rule("/data/<name>.csv", "listed", poured(rows))
    faults = frozen(app, tmp_path, addresses=listed).faults()
    assert {(fault.file, fault.found) for fault in faults} == {
        (f"/data/{name}.csv", f"KeyError: '{name}'") for name in NAMES[1:]
    }


def test_links_are_collected_from_pages(app, tmp_path):
    assert frozen(app, tmp_path).links.seen == {
        "/huvudman/ekeby/#siffror": "/",
        "/": "/huvudman/ekeby/",
    }


def test_what_a_page_raises_is_told_once_with_the_first_page(app, tmp_path):
    @app.get("/trasig/<name>/")
    def broken(name):
        raise KeyError(name[:0])

    def addresses():
        yield from generator()
        for name in ("b", "a", "c"):
            yield "broken", {"name": name}

    (fault,) = frozen(app, tmp_path, addresses=addresses).faults()
    assert fault.file == "/trasig/a/"
    assert fault.found == "KeyError: ''"


def test_a_page_that_is_not_found_is_a_fault(app, tmp_path):
    def addresses():
        yield from generator()
        yield "/huvudman/"

    (fault,) = frozen(app, tmp_path, addresses=addresses).faults()
    assert (fault.file, fault.found) == ("/huvudman/", "svaret 404 NOT FOUND")


def test_a_file_whose_name_belies_its_type_is_a_fault(app, tmp_path):
    app.add_url_rule("/lista.json", "lista", lambda: Response("{}", mimetype="text/plain"))
    (fault,) = frozen(app, tmp_path).faults()
    assert (fault.file, fault.found) == ("/lista.json", "typen text/plain")


def test_a_view_that_nothing_has_an_address_of_is_a_fault(app, tmp_path):
    with pytest.raises(FaultsFound, match="Nothing frozen for endpoints"):
        frozen(app, tmp_path, addresses=lambda: [("data", {"name": "ekeby"})])


def test_two_addresses_of_one_file_are_a_fault(app, tmp_path):
    app.add_url_rule("/index.html", "other", lambda: "")
    with pytest.raises(FaultsFound, match="samma fil som /"):
        frozen(app, tmp_path)


def test_a_disk_that_takes_nothing_is_told_and_does_not_hang(app, tmp_path):
    (tmp_path / "huvudman").write_text("a file where a folder should be")
    faults = list(frozen(app, tmp_path).faults())
    assert any("huvudman" in fault.file and "inte är en mapp" in fault.found for fault in faults)
