"""Can a reader go from a page to its easy-read twin and back, and from a word to what it means?"""

import datetime as dt
import re
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest

from nulage_site.app import create_app
from nulage_site.markdown.page import overdue
from nulage_site.publish.frozen import Frozen
from nulage_site.publish.links import Links
from nulage_site.publish.report import Report


@pytest.fixture
def shown(shipped):
    """The HTML at an address of the shipped country."""
    client = create_app(shipped).test_client()

    def page(address: str) -> str:
        answer = client.get(address)
        assert answer.status_code == 200, address
        return answer.text

    return page


def main(html: str) -> str:
    return html[html.index("<main") : html.index("</main>")]


def test_every_page_of_guidance_and_its_twin_lead_to_each_other(shown, shipped):
    names = [page.path.partition("/")[2] for page in shipped.pages.values() if page.section == "vagledning"]
    assert names
    for name in ["", *(f"{name}/" for name in names)]:
        for own, other, text in (
            ("vagledning", "lattlast", "Läs på lätt svenska"),
            ("lattlast", "vagledning", "Läs den vanliga texten"),
        ):
            html = shown(f"/{own}/{name}")
            assert f'<a href="/{other}/{name}" rel="alternate">{text}</a>' in main(html)
            assert f'<link rel="alternate" href="/{other}/{name}" title="' in html
            assert ('<body class="easy">' in html) == (own == "lattlast")


def test_guidance_is_found_step_by_step_by_role_and_by_subject(shown):
    for section in ("vagledning", "lattlast"):
        text = main(shown(f"/{section}/"))
        headings = re.findall(r"<h2>(.*?)</h2>", text)
        assert headings == ["Steg för steg", "Efter er roll", "Efter ämne", "Läs också"]
        assert text.index("/fore/") < text.index("Efter er roll") < text.index("/for-rektorer/")


def test_a_voice_says_who_spoke_where_and_when(shown):
    assert "Grundskolechef, Sollentuna kommun, 25 maj 2023" in main(shown("/roster/sollentuna/"))
    assert "grundskoleförvaltningen, odaterad" in main(shown("/roster/goteborg/"))


def test_the_glossary_has_every_word_once_in_alphabetical_order(shown, shipped):
    for address in ("/ordlista/", "/lattlast/ordlista/"):
        html = shown(address)
        ids = re.findall(r'<dt id="(.*?)">', html)
        assert sorted(ids) == sorted(term.id for term in shipped.glossary)
        assert [ids[0], ids[-1]] == ["analysunderlag", "oppen-fraga"]
        letters = re.findall(r'href="#bokstav-(.*?)"', html)
        assert letters == re.findall(r'<h2 id="bokstav-(.*?)"', html)
        assert letters[-2:] == ["aa", "oe"]


def test_what_others_have_said_has_its_source_in_easy_swedish_too(shown, shipped):
    for page in shipped.pages.values():
        if page.section == "vagledning":
            for source in page.sources:
                for section in ("vagledning", "lattlast"):
                    html = shown(f"/{section}/{page.path.partition('/')[2]}/")
                    assert escape(source.title) in html.replace("\N{NO-BREAK SPACE}", " ")


def test_a_word_has_one_meaning_in_plain_and_one_in_easy_swedish(shown, shipped):
    (word,) = (term for term in shipped.glossary if term.id == "median")
    assert word.meaning in shown("/ordlista/")
    assert word.easy in shown("/lattlast/ordlista/")


def test_the_glossary_does_not_link_its_own_words(shown):
    assert 'class="term"' not in shown("/ordlista/")


def test_a_page_that_should_have_been_read_again_is_told_and_stops_nothing(shipped):
    last = max(page.review for page in shipped.pages.values() if page.review)
    assert list(overdue(shipped.pages.values(), shipped.site.updated)) == []
    later = replace(shipped, site=replace(shipped.site, updated=last + dt.timedelta(days=1)))
    report = str(
        Report(later, Frozen(Links("https://nulage.example", "/")), {}, Path("_site"), verbose=False)
    )
    count = len([page for page in shipped.pages.values() if page.review])
    assert f"Varning: {count} sidor att läsa igen, se `review` i filen\n" in report
    assert "  sidan vagledning/fore, senast 1 november 2027\n" in report


def test_the_sources_of_the_edition_stand_in_the_list_of_what_is_on_the_page_with_their_licences_in_words(
    shown,
):
    html = shown("/om/data/")
    contents = html.partition('aria-labelledby="toc"')[2].partition("</nav>")[0]
    assert '<a href="#kallor-i-den-har-utgavan">' in contents
    assert "Fri att använda (CC0)." in html
    assert "CC0-1.0" not in html
    assert "kallor-i-den-har-utgavan" not in shown("/om/metod/")
