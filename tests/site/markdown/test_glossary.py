"""Is a word explained where it first stands on a page, and does the glossary hold together?"""

import re
from pathlib import Path

import pytest

from nulage_site.faults import FaultsFound
from nulage_site.markdown import Page, Term, read_glossary, read_pages

CONTENT = Path(__file__).parents[3] / "content"
FRONT = """---
title: Om siffror
summary: Läs och välj.
order: 20
updated: 2026-11-21
status: exempeltext
---
"""
TERM = """\
[[term]]
id = "huvudman"
name = "huvudman"
forms = ["huvudman", "huvudmän", "huvudmannen"]
meaning = "Den som ansvarar för en skola."
easy = "Den som har en skola."
more = "/om/data/"
"""


def term(id_: str, *forms: str) -> Term:
    return Term(id_, forms[0], forms, "Det betyder något.", "Det är något.")


GLOSSARY = (
    term("huvudman", "huvudman", "huvudmän", "huvudmannen"),
    term("grundskola", "grundskola"),
    term("anpassad-grundskola", "anpassad grundskola"),
    term("spsm", "SPSM", "SPSM:s"),
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder with a start page and a page about figures."""
    for name in ("start.md", "about/data.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(FRONT + "Läs.", encoding="utf-8")
    return tmp_path


def page(content: Path, text: str) -> Page:
    (content / "about/data.md").write_text(FRONT + text, encoding="utf-8")
    return read_pages(content, GLOSSARY)["om/data"]


def linked(content: Path, text: str) -> list[tuple[str, str]]:
    """Which words of a text lead to which words of the glossary."""
    return re.findall(r'<a class="term" href="/ordlista/#(.*?)">([^<]*)</a>', page(content, text).html)


def glossary_faults(content: Path, text: str) -> list[tuple[str, str]]:
    (content / "glossary.toml").write_text(text, encoding="utf-8")
    with pytest.raises(FaultsFound) as caught:
        read_glossary(content)
    return [(fault.place, fault.found) for fault in caught.value.faults]


def test_a_word_leads_to_its_meaning_where_it_first_stands(content):
    assert linked(content, "En Huvudman läser. Två huvudmän väljer.\n\n- Huvudmannen skriver.\n") == [
        ("huvudman", "Huvudman")
    ]


def test_the_longest_phrase_is_the_one_that_is_meant(content):
    text = "En anpassad\ngrundskola. Den anpassad grundskola som är här. Och en grundskola."
    assert linked(content, text) == [
        ("anpassad-grundskola", "anpassad\ngrundskola"),
        ("grundskola", "grundskola"),
    ]


def test_only_whole_words_are_meant(content):
    assert linked(content, "Huvudmannaskapet, grundskolans och icke-grundskola. Men SPSM:s sida.") == [
        ("spsm", "SPSM:s")
    ]


def test_a_word_in_a_heading_a_link_a_table_or_code_is_left_alone(content):
    text = "## Huvudman\n\n[huvudman](/om/data/) `huvudman`\n\n| Huvudman |\n|---|\n| huvudman |\n\nEn **huvudman** här."
    html = page(content, text).html
    assert html.count('class="term"') == 1
    assert '<strong><a class="term" href="/ordlista/#huvudman">huvudman</a></strong>' in html


def test_what_stands_around_a_word_stays(content):
    html = page(content, "Fråga *er* huvudman & SPSM, om ni *vill*, i dag.").html
    text = re.sub(r"<[^>]+>", "", html)
    assert text == "Fråga er huvudman &amp; SPSM, om ni vill, i dag."


def test_a_compound_split_for_easy_reading_is_the_same_word_and_leads_to_the_easy_meaning(content):
    for folder in ("guidance", "easy-read"):
        (content / folder).mkdir()
        front = FRONT.replace("status:", "next: {path: /lattlast/fore/, text: Läs}\nstatus:")
        (content / folder / "fore.md").write_text(front + "Är ni huvud-män?", encoding="utf-8")
    html = read_pages(content, GLOSSARY)["lattlast/fore"].html
    assert html == '<p>Är ni <a class="term" href="/lattlast/ordlista/#huvudman">huvud-män</a>?</p>'


def test_the_start_page_links_no_words(content):
    (content / "start.md").write_text(FRONT + "Er huvudman.", encoding="utf-8")
    assert read_pages(content, GLOSSARY)["start"].html == "<p>Er huvudman.</p>"


def test_a_link_to_a_word_that_is_not_explained_is_told(content):
    with pytest.raises(FaultsFound) as caught:
        page(content, "Svar.\n\n[Ord](/ordlista/#huvudmn) och [ord](/ordlista/#spsm).")
    (fault,) = caught.value.faults
    assert (fault.place, fault.remedy) == ("rad 10", "Menade ni huvudman?")


def test_a_word_of_the_glossary_carries_what_its_editor_wrote(content):
    (content / "glossary.toml").write_text(TERM, encoding="utf-8")
    (read,) = read_glossary(content)
    assert (read.id, read.forms[1], read.also, read.more, read.status) == (
        "huvudman",
        "huvudmän",
        (),
        "/om/data/",
        None,
    )


@pytest.mark.parametrize(
    ("change", "place", "found"),
    [
        (('id = "huvudman"', 'id = "Huvud man"'), "rad 2", "`id` är ”Huvud man”"),
        (("easy =", "latt ="), "rad 6", "nyckeln `latt`, som ingen läser"),
        (("/om/data/", "/om/dato/"), "rad 7", "en länk till /om/dato/"),
        (('"Den som har en skola."', '""'), "rad 6", "`easy` är tom"),
    ],
)
def test_a_word_that_cannot_be_used_is_told_with_its_line(content, change, place, found):
    told = glossary_faults(content, TERM.replace(*change))
    assert (place, found) in told


def test_two_words_cannot_share_an_address_or_a_form(content):
    assert glossary_faults(content, f"{TERM}{TERM}") == [("rad 9", "`huvudman` en gång till")]
    other = (
        TERM.replace('id = "huvudman"', 'id = "agare"').replace('"huvudman", ', "").replace("mannen", "mans")
    )
    assert glossary_faults(content, f"{TERM}{other}") == [
        ("rad 11", "formen ”huvudmän”, som `huvudman` redan har")
    ]


def test_every_word_of_the_shipped_pages_that_is_linked_is_explained():
    glossary = read_glossary(CONTENT)
    pages = read_pages(CONTENT, glossary)
    wanted = {word for each in pages.values() for word in re.findall(r'ordlista/#([^"]+)"', each.html)}
    assert wanted <= {each.id for each in glossary}
    assert len(wanted) > len(glossary) / 2
    unlinked = [each.path for each in pages.values() if each.section and 'class="term"' not in each.html]
    assert unlinked == []
