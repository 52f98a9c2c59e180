"""Do the pages that ship read easily, and speak as the product speaks?"""

import re
from html import escape
from pathlib import Path

import pytest

from nulage_site.markdown import Page, read_glossary, read_pages
from nulage_site.markdown.plain_language import EASY_READ, PLAIN
from nulage_site.markdown.readability import lix, sentences, words

CONTENT = Path(__file__).parents[3] / "content"
GLOSSARY = read_glossary(CONTENT)
PAGES = read_pages(CONTENT, GLOSSARY)
VERDICTS = {"bra", "dålig", "dåliga", "dåligt", "bäst", "bästa", "sämst", "sämsta", "ranking", "signifikant"}

each_page = pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.path)


def read(page: Page) -> list[str]:
    return sentences(f"<p>{escape(page.summary)}</p>{page.html}")


def test_the_index_of_a_text_that_was_counted_by_hand() -> None:
    html = "<h2>Rubriken räknas inte</h2><p>Ni läser era siffror. Sedan väljer ni<br>en fråga:</p><ul><li>huvud-mannens</li></ul>"
    assert sentences(html) == ["Ni läser era siffror", "Sedan väljer ni en fråga", "huvud-mannens"]
    assert lix(sentences(html)) == pytest.approx(11 / 3 + 100 * 2 / 11), "siffror and mannens are long"


@each_page
def test_a_page_is_easy_to_read(page: Page) -> None:
    assert lix(read(page)) <= (EASY_READ if page.section == "lattlast" else PLAIN).lix


@each_page
def test_no_sentence_is_long(page: Page) -> None:
    longest = EASY_READ.words if page.section == "lattlast" else 25
    assert [sentence for sentence in read(page) if len(words(sentence)) > longest] == []


@each_page
def test_a_page_passes_no_verdict(page: Page) -> None:
    own = [sentence.replace("Samverkan för bästa skola", "") for sentence in read(page)]  # a name
    spoken = {word.lower() for sentence in own for word in words(sentence)}
    assert spoken & VERDICTS == set()


@each_page
def test_a_page_answers_before_its_first_heading(page: Page) -> None:
    assert page.path == "start" or page.html.startswith("<p>")


@each_page
def test_what_guides_ends_with_one_next_step(page: Page) -> None:
    assert page.next or page.section not in {"vagledning", "lattlast", "roster"}


@each_page
def test_a_text_of_ours_is_not_passed_off_as_the_agencies(page: Page) -> None:
    assert page.status == "exempeltext"


@each_page
def test_a_source_says_when_or_that_nobody_knows(page: Page) -> None:
    for source in page.sources:
        assert source.date or re.search(r"\b\d{4}\b|\(odaterad\)", source.title), source.title
