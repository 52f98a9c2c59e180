"""Does every page keep what all pages promise: one heading, a way back, and a date?"""

import re
from itertools import pairwise

import pytest

from nulage_site.app import addresses, create_app

FORBIDDEN = re.compile(
    r"\b(bra|dålig\w*|godkänd\w*|underkänd\w*|bäst|sämst|ranking\w*|signifikan\w*|avvikelse\w*)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def pages(shipped) -> dict[str, str]:
    """Every page of the shipped country but the school units', of which every twentieth is taken."""
    app = create_app(shipped)
    with app.test_request_context():
        variable = [(endpoint, app.url_for(endpoint, **values)) for endpoint, values in addresses(shipped)]
    units = [address for endpoint, address in variable if endpoint == "principals.unit"]
    fixed = [
        "/",
        "/huvudman/",
        "/kvalitetssystem/",
        "/indikatorer/",
        "/framgangsfaktorer/",
        "/vagledning/",
        "/om/",
    ]
    rest = [
        address for endpoint, address in variable if endpoint != "principals.unit" and address.endswith("/")
    ]
    client = app.test_client()
    return {address: client.get(address).text for address in [*fixed, "/404.html", *rest, *units[::20]]}


def test_every_page_has_one_heading_and_headings_in_order(pages):
    for address, html in pages.items():
        levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
        assert levels.count(1) == 1, address
        main = levels[levels.index(1) :]
        assert all(later <= earlier + 1 for earlier, later in pairwise(main)), address


def test_every_page_says_that_its_figures_are_invented(pages):
    assert all("Alla siffror och namn här är påhittade" in html for html in pages.values())


def test_every_page_but_the_first_has_a_path_back_and_all_have_a_date_and_a_skip_link(pages):
    for address, html in pages.items():
        assert ('aria-label="Du är här"' in html) == (address != "/"), address
        assert '<time datetime="' in html, address
        assert 'href="#innehall"' in html, address


def test_no_page_carries_style_or_script_of_its_own_or_asks_another_host(pages):
    for address, html in pages.items():
        assert not re.search(r"\sstyle=|<style|<script(?! src=\"/fast/)|\son\w+=", html), address
        asked = re.sub(
            r'<link rel="canonical"[^>]+>', "", html
        )  # says where the page is, and fetches nothing
        assert not re.search(r"<(?:link|script|img|use|iframe)[^>]+(?:href|src)=\"(?:https?:)?//", asked), (
            address
        )


def test_an_id_stands_once_on_a_page_and_what_is_pointed_to_is_there(pages):
    for address, html in pages.items():
        ids = re.findall(r'\sid="([^"]+)"', html)
        assert len(ids) == len(set(ids)), address
        pointed = set(re.findall(r'href="#([^"]+)"', html))
        for several in re.findall(r'aria-(?:labelledby|describedby)="([^"]+)"', html):
            pointed |= set(several.split())
        assert pointed <= set(ids), address


def test_our_own_words_never_grade(pages, shipped):
    for page in ("/", "/huvudman/", "/kvalitetssystem/", f"/huvudman/{shipped.country.principals[0].id}/"):
        assert not FORBIDDEN.search(re.sub("<[^>]+>", " ", pages[page])), page


def test_no_line_ends_between_a_grade_and_its_number_and_no_file_is_changed_for_that(pages, shipped):
    parted = re.compile(r"\bårskurs \d")
    assert [(address, found[0]) for address, html in pages.items() if (found := parted.search(html))] == []
    assert "årskurs 9" in create_app(shipped).test_client().get("/api/v1/quality-system.json").text
