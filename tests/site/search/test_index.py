"""The index is the same every time, small enough for a phone, and does without its engine."""

import json
from pathlib import Path

import pytest
from trees import tree

from nulage_site.faults import FaultsFound
from nulage_site.publish.ground import settle
from nulage_site.publish.search import FOLDER, FOLDERS, Index, Made
from nulage_site.publish.search.engine import engine
from nulage_site.publish.search.records import Record
from nulage_site.publish.search.shelves import LET_OUT, SHELVES

TEXTS = [
    Record(
        "Vägledning", "/vagledning/fore/", "Före", "Läs först.", '<h2 id="valj">Välj</h2><p>Era frågor.</p>'
    ),
    Record("Ordlista", "/ordlista/#sfi", "komvux", "Skolform för vuxna.", beside=('sfi "och" mer',)),
]
PRINCIPALS = [Record("Huvudmän", "/huvudman/1/", "Lillångs kommun", "Kommun.")]
THREE_HUNDRED_UNITS = [
    Record("Skolenheter", f"/skolenhet/{code}/", f"Skola {code}", "Lillång") for code in range(300)
]
needs_the_engine = pytest.mark.skipif(engine() is None, reason="Pagefind is not made for this platform")


def write_all(site, units=THREE_HUNDRED_UNITS, texts=TEXTS, before=None):
    for (folder, shelf), records in zip(FOLDERS.items(), (texts, PRINCIPALS, units), strict=True):
        files = shelf.files_of(engine(), records)
        settle(site / folder, files, before and before / folder)
    return site / FOLDER


@needs_the_engine
def test_every_record_is_counted_by_its_kind(tmp_path):
    folder = write_all(tmp_path)
    kinds = [{"Vägledning": 1, "Ordlista": 1}, {"Huvudmän": 1}, {"Skolenheter": 300}]
    assert [shelf.kinds(folder) for shelf in SHELVES] == kinds


@needs_the_engine
def test_the_same_records_are_the_same_files(tmp_path):
    for name in ("one", "other"):
        write_all(tmp_path / name)
    assert tree(tmp_path / "one") == tree(tmp_path / "other")
    assert len(list((tmp_path / "one").rglob("*.pf_fragment"))) == 303


@needs_the_engine
def test_of_an_index_that_is_made_again_only_what_is_another_is_written(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    more = Record("Vägledning", "/vagledning/efter/", "Efter", "Den som driver en skola.")
    write_all(one)
    write_all(other, texts=[*TEXTS, more], before=one)
    write_all(tmp_path / "afresh", texts=[*TEXTS, more])
    assert tree(other) == tree(tmp_path / "afresh")
    written = {
        name for name in tree(other) if not (one / name).is_file() or not (other / name).samefile(one / name)
    }
    assert len([name for name in written if name.startswith(f"{FOLDER}/texter/fragment/")]) == 1
    assert not [name for name in written if not name.startswith(f"{FOLDER}/texter/")]


@needs_the_engine
def test_only_what_a_search_fetches_is_published_and_the_engine_once(tmp_path):
    files = tree(write_all(tmp_path))
    assert {name for name in files if not name.endswith(("_fragment", "_index", "_meta"))} == {
        "texter/pagefind.js",
        "texter/wasm.sv.pagefind",
        "texter/kinds.json",
        "texter/words.json",
        "texter/pagefind-entry.json",
        "huvudman/words.json",
        "skolenheter/words.json",
        "huvudman/pagefind-entry.json",
        "skolenheter/pagefind-entry.json",
    }


@needs_the_engine
def test_the_words_of_names_are_told_in_order_but_for_the_short_ones_and_numbers(tmp_path):
    folder = write_all(tmp_path)
    for name, words in (
        ("texter", ["komvux"]),
        ("huvudman", ["kommun", "lillångs"]),
        ("skolenheter", ["skola"]),
    ):
        assert json.loads((folder / name / "words.json").read_bytes()) == words


@needs_the_engine
def test_the_engine_lets_the_indexes_share_it():
    script = SHELVES[0].files_of(engine(), TEXTS)["pagefind.js"]
    assert script.endswith(LET_OUT)
    for promised in (b"var PagefindInstance=class", b"async init(language,opts)", b"opts.load_wasm===true"):
        assert promised in script


@needs_the_engine
def test_the_first_search_weighs_the_same_however_many_units_there_are(tmp_path):
    many, one = write_all(tmp_path / "many"), write_all(tmp_path / "one", THREE_HUNDRED_UNITS[:1])
    *first, units = SHELVES
    assert sum(each.weight(many) for each in first) == sum(each.weight(one) for each in first) <= 120_000
    assert units.weight(many) > units.weight(one) + 1000


@needs_the_engine
def test_what_the_engine_refuses_is_a_fault():
    with pytest.raises(FaultsFound):
        SHELVES[0].files_of(engine(), [Record("Ordlista", None, "utan adress", "")])


@pytest.mark.parametrize("records", [[], TEXTS * 1000], ids=["before", "while more is said"])
def test_an_engine_that_ends_before_its_time_is_a_fault(records):
    with pytest.raises(FaultsFound, match="slutade i förtid"):
        SHELVES[0].files_of(Path("/bin/true"), records)


@needs_the_engine
def test_what_fails_while_the_records_are_made_is_raised_and_ends_the_engine():
    def records():
        yield TEXTS[0]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        SHELVES[0].files_of(engine(), records())


def test_the_report_tells_what_the_first_search_fetches_and_what_the_units_add():
    texts, principals, units = FOLDERS
    made = {
        texts: Made({"Ordlista": 2}, 81_400, ""),
        principals: Made({"Huvudmän": 1}, 10_000, ""),
        units: Made({"Skolenheter": 300}, 27_200, ""),
    }
    told = "\n".join(Index(made).lines())
    assert "303 sökbara poster" in told
    assert "91 kB" in told
    assert "27 kB" in told


def test_without_the_engine_the_report_says_so():
    assert "Ingen sökning" in "".join(Index().lines())
