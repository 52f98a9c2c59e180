"""The index is the same every time, small enough for a phone, and does without its engine."""

import pytest

from nulage_site.faults import FaultsFound
from nulage_site.publish.search import Index
from nulage_site.publish.search.engine import engine, write_index
from nulage_site.publish.search.records import Record

RECORDS = [
    Record(
        "Vägledning", "/vagledning/fore/", "Före", "Läs först.", '<h2 id="valj">Välj</h2><p>Era frågor.</p>'
    ),
    Record("Ordlista", "/ordlista/#sfi", "komvux", "Skolform för vuxna.", beside=('sfi "och" mer',)),
    *(Record("Skolenheter", f"/skolenhet/{code}/", f"Skola {code}", "Lillång") for code in range(300)),
]
needs_the_engine = pytest.mark.skipif(engine() is None, reason="Pagefind is not made for this platform")


def tree(folder):
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@needs_the_engine
def test_the_same_records_are_the_same_files(tmp_path):
    for name in ("one", "other"):
        write_index(engine(), RECORDS, tmp_path / name)
    assert tree(tmp_path / "one") == tree(tmp_path / "other")
    assert len(list((tmp_path / "one/fragment").iterdir())) == len(RECORDS)


@needs_the_engine
def test_only_what_a_search_fetches_is_published(tmp_path):
    write_index(engine(), RECORDS, tmp_path / "pagefind")
    assert sorted(tmp_path.iterdir()) == [tmp_path / "pagefind"]
    scripts = [file.name for file in (tmp_path / "pagefind").iterdir() if file.suffix in {".js", ".css"}]
    assert scripts == ["pagefind.js"]


@needs_the_engine
def test_the_first_search_fetches_no_more_than_a_phone_bears(tmp_path):
    assert write_index(engine(), RECORDS, tmp_path / "pagefind") <= 120_000


@needs_the_engine
def test_what_the_engine_refuses_is_a_fault(tmp_path):
    with pytest.raises(FaultsFound):
        write_index(engine(), [Record("Ordlista", None, "utan adress", "")], tmp_path / "pagefind")


def test_without_the_engine_the_report_says_so():
    assert "Ingen sökning" in "".join(Index().lines())
