"""Does every page and file keep the size that was promised (the product's plan, section 8)?"""

import gzip
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from nulage_site.publish.search.engine import engine
from nulage_site.publish.search.shelves import SHELVES, UNITS

ANALYSIS = "/huvudman/", "/skolenhet/"
SCRIPT = re.compile(rb'<script src="([^"]+)"')
STYLE = re.compile(rb'<link rel="stylesheet" href="([^"]+)"')
ASKED = re.compile(rb'<(?:script|img|link rel="(?:stylesheet|icon)")[^>]* (?:src|href)="([^"#]+)')


def of_the_first_search(site: Path) -> int:
    """The bytes, compressed, of all that it fetches: every index but that of the units."""
    return sum(each.weight(site / "pagefind") for each in SHELVES if each is not UNITS)


@cache
def packed(file: bytes) -> int:
    """The size of a file as servers pack it that do so while somebody waits."""
    return len(gzip.compress(file, 6))


def fetched(site: Path, asked: bytes) -> bytes:
    return (site / asked.decode().lstrip("/")).read_bytes()


def theirs(pages: dict[str, bytes], *, analysis: bool) -> Iterator[tuple[str, bytes]]:
    return ((address, page) for address, page in pages.items() if address.startswith(ANALYSIS) == analysis)


def test_a_page_of_guidance_is_at_most_forty_kilobytes(pages):
    large = {address: len(page) for address, page in theirs(pages, analysis=False) if len(page) > 40_000}
    assert large == {}


def test_a_page_of_analysis_is_at_most_120_kilobytes_and_twenty_when_packed(pages):
    for address, page in theirs(pages, analysis=True):
        assert len(page) <= 120_000, address
        assert packed(page) <= 20_000, address


def test_all_style_is_at_most_thirty_kilobytes(invented_site: Path, pages):
    sheets = {sheet for page in pages.values() for sheet in STYLE.findall(page)}
    assert sheets
    assert sum(len(fetched(invented_site, sheet)) for sheet in sheets) <= 30_000


def test_the_first_view_of_an_analysis_page_is_at_most_60_kilobytes_when_packed(invented_site: Path, pages):
    """With style, scripts, the browser's mark and signs: everything that comes before the page can be used."""
    for address, page in theirs(pages, analysis=True):
        beside = {fetched(invented_site, asked) for asked in ASKED.findall(page)}
        assert beside
        assert sum(map(packed, (page, *beside))) <= 60_000, address


def test_no_page_loads_more_than_fifteen_kilobytes_of_script(invented_site: Path, pages):
    weights = {
        address: sum(len(fetched(invented_site, script)) for script in set(SCRIPT.findall(page)))
        for address, page in pages.items()
    }
    assert {address: weight for address, weight in weights.items() if weight > 15_000} == {}


@pytest.mark.skipif(engine() is None, reason="Pagefind is not made for this platform")
def test_the_first_search_fetches_at_most_120_kilobytes(invented_site: Path):
    assert 70_000 < of_the_first_search(invented_site) <= 120_000


@pytest.mark.real
def test_the_real_country_keeps_the_same_sizes(real_site: Path):
    pages = {f"/{file.relative_to(real_site)}": file.read_bytes() for file in real_site.rglob("*.html")}
    test_a_page_of_guidance_is_at_most_forty_kilobytes(pages)
    test_a_page_of_analysis_is_at_most_120_kilobytes_and_twenty_when_packed(pages)
    assert len(pages) <= 50_000, "a sitemap holds no more"
    assert of_the_first_search(real_site) <= 120_000
