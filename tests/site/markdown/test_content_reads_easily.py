"""Do the pages that ship read easily, and speak as the product speaks?"""

import re
from html import unescape
from pathlib import Path

import pytest

from nulage_site.markdown import Page, read_pages

PAGES = read_pages(Path(__file__).parents[3] / "content")
HIGHEST_LIX = 40
VERDICTS = {"bra", "dålig", "dåliga", "dåligt", "bäst", "bästa", "sämst", "sämsta", "ranking", "signifikant"}

each_page = pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.path)


def sentences(page: Page) -> list[str]:
    """The sentences of the running text; headings and cells of tables would make it look easier than it is."""
    blocks = re.findall(r"<(?:p|li)>(.*?)(?=</?(?:p|li|ul|ol)>)", page.html, re.DOTALL)
    text = "\n\n".join([page.summary, *(unescape(re.sub(r"<[^>]+>", "", block)) for block in blocks)])
    return [part.strip() for part in re.split(r"[.!?:]+(?=\W|$)|\n\n", text) if re.search(r"\w", part)]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:[-’][^\W_]+)*", text)


def lix(page: Page) -> float:
    """Björnsson's index: words per sentence, and words of more than six letters per hundred."""
    all_words = [word for sentence in sentences(page) for word in words(sentence)]
    long_words = [word for word in all_words if len(word) > 6]
    return len(all_words) / len(sentences(page)) + 100 * len(long_words) / len(all_words)


@each_page
def test_a_page_is_easy_to_read(page: Page) -> None:
    assert lix(page) <= HIGHEST_LIX


@each_page
def test_no_sentence_is_long(page: Page) -> None:
    assert [sentence for sentence in sentences(page) if len(words(sentence)) > 25] == []


@each_page
def test_a_page_passes_no_verdict(page: Page) -> None:
    spoken = {word.lower() for sentence in sentences(page) for word in words(sentence)}
    assert spoken & VERDICTS == set()


@each_page
def test_a_page_answers_before_its_first_heading(page: Page) -> None:
    assert page.path == "start" or page.html.startswith("<p>")


@each_page
def test_guidance_ends_with_one_next_step(page: Page) -> None:
    assert page.next or page.section != "vagledning"


@each_page
def test_a_text_of_ours_is_not_passed_off_as_the_agencies(page: Page) -> None:
    assert page.status == "exempeltext"
