"""What does an editor get back from a file of Markdown, and what is said of a fault in it?"""

import datetime as dt
from pathlib import Path

import pytest

from nulage_site.faults import Fault, FaultsFound
from nulage_site.markdown import Page, PageSource, read_pages
from nulage_site.markdown.page import Voice

FRONT = """---
title: Före dialogen
summary: Läs, skriv, välj.
order: 20
updated: 2026-11-21
status: exempeltext
---
"""
EASY = FRONT.replace("status:", "next: {path: /lattlast/fore/, text: Läs igen}\nstatus:")
"""What stands above an easy-read page, whose reader is led to another one."""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder of content with a start page, one page of guidance and its easy-read twin."""
    for folder in ("guidance", "about", "easy-read"):
        (tmp_path / folder).mkdir()
    (tmp_path / "guidance" / "fore.md").write_text(FRONT + "Text.", encoding="utf-8")
    (tmp_path / "easy-read" / "fore.md").write_text(EASY + "Läs.", encoding="utf-8")
    (tmp_path / "start.md").write_text(FRONT + "Välkommen.", encoding="utf-8")
    return tmp_path


def page(content: Path, text: str) -> Page:
    (content / "guidance" / "fore.md").write_text(text, encoding="utf-8")
    return read_pages(content)["vagledning/fore"]


def faults(content: Path, text: str, name: str = "fore.md", folder: str = "guidance") -> tuple[Fault, ...]:
    (content / folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(FaultsFound) as caught:
        read_pages(content)
    return caught.value.faults


def test_a_page_carries_what_its_editor_wrote_on_top(content):
    top = FRONT.replace(
        "order: 20",
        "order: 20\naudience: [huvudman]\nsources:\n  - title: Statskontoret\n    url: https://example.org\n    date: 2025-02-28"
        "\nnext: {path: /huvudman/, text: Hitta er}\nextra: {timeline: [{name: Inbjudan}]}",
    )
    read = page(content, top + "Text.")
    assert (read.path, read.section, read.title, read.order) == (
        "vagledning/fore",
        "vagledning",
        "Före dialogen",
        20,
    )
    assert read.sources == (PageSource("Statskontoret", "https://example.org", dt.date(2025, 2, 28)),)
    assert read.next
    assert (read.next.path, read.next.text) == ("/huvudman/", "Hitta er")
    assert (read.audience, read.extra["timeline"][0]["name"]) == (("huvudman",), "Inbjudan")


def test_the_start_page_stands_in_no_section(content):
    start = read_pages(content)["start"]
    assert (start.path, start.section, start.html) == ("start", "", "<p>Välkommen.</p>")


def test_pages_come_in_the_order_that_their_editor_gave_them(content):
    for name, order in (("b", 1), ("a", 2)):
        (content / "about" / f"{name}.md").write_text(
            FRONT.replace("order: 20", f"order: {order}") + "Text.", encoding="utf-8"
        )
    assert list(read_pages(content)) == ["start", "lattlast/fore", "om/b", "om/a", "vagledning/fore"]


def test_headings_can_be_linked_to_and_keep_their_address_when_steps_move(content):
    read = page(content, FRONT + "Svar.\n\n## 1. Läs på\n\n## 2. Läs på\n\n### Två & *tre*\n")
    assert [(each.level, each.id, each.text) for each in read.headings] == [
        (2, "las-pa", "1. Läs på"),
        (2, "las-pa_1", "2. Läs på"),
        (3, "tva-tre", "Två & tre"),
    ]
    assert '<h3 id="tva-tre">Två &amp; <em>tre</em></h3>' in read.html


def test_a_table_says_that_its_first_row_heads_the_columns(content):
    html = page(content, FRONT + "| Vad | Tid |\n|---|:---:|\n| Läsa | en kvart |\n").html
    assert '<th scope="col">Vad</th>' in html
    assert "style" not in html


def test_a_link_within_the_site_stays_as_it_was_written(content):
    html = page(content, FRONT + "Läs [metoden](/om/metod/) och [källan](https://example.org/).").html
    assert '<a href="/om/metod/">metoden</a>' in html
    assert '<a href="https://example.org/" rel="external">källan (example.org)</a>' in html


def test_a_symbol_is_silent_because_the_words_after_it_are_read(content):
    read = page(content, FRONT + "Svar.\n\n## ![](/static/tecken.svg#ring) Prata i telefon\n")
    (heading,) = read.headings
    assert (heading.id, heading.text) == ("prata-i-telefon", "Prata i telefon")
    assert '<img alt="" src="/static/tecken.svg#ring">' in read.html


def test_a_heading_is_found_though_a_sentence_begins_alike(content):
    (fault,) = faults(content, FRONT + "Ring oss.\n\n#### ![](/static/tecken.svg#ring) Ring\n")
    assert fault.place == "rad 10"


def test_code_may_be_read_as_it_stands(content):
    assert "<code>&lt;script&gt;</code>" in page(content, FRONT + "Skriv aldrig `<script>`.").html


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("<script>alert(1)</script>", "HTML"),
        ("Text <b onclick=x>fet</b>", "HTML"),
        ("<!-- dold -->", "HTML"),
        ("![](/static/bild.svg)", "en bild utan text"),
        ("![](/static/tecken.svg#ring)", "en bild utan text"),
        ("| | Hur länge? |\n|---|---|\n| Dialogen | en dag |", "en tom ruta först i en tabellrad"),
        ("[klicka](javascript:alert(1))", "en länk som inte leder någonstans"),
        ("[före](fore.md)", "en länk som inte leder någonstans"),
        ("[x]: data:text/html,hej", "en länk som inte leder någonstans"),
        ("[[vagen]]", "en bild eller tabell som inte finns, mellan [[ och ]]"),
        ("# Rubrik", "rubriken ”Rubrik” på nivå 1"),
        ("#### Rubrik", "rubriken ”Rubrik” på nivå 4"),
        ("Rubrik\n======", "rubriken ”Rubrik” på nivå 1"),
    ],
)
def test_what_no_page_may_hold_is_told_with_its_line(content, line, found):
    (fault,) = faults(content, f"{FRONT}Svar.\n\n{line}\n")
    assert (fault.file, fault.place, fault.found) == (str(content / "guidance" / "fore.md"), "rad 10", found)
    assert fault.remedy


@pytest.mark.parametrize(
    ("change", "place", "found", "expected"),
    [
        (
            ("summary: Läs, skriv, välj.\n", ""),
            1,
            "nyckeln `summary` saknas",
            "en rad med `summary` och ett värde",
        ),
        (
            ("order:", "ordning: 3\norder:"),
            4,
            "nyckeln `ordning`, som ingen läser",
            "bara nycklar som hör hit",
        ),
        (("order: 20", "order: tjugo"), 4, "`order` är ”tjugo”", "ett heltal, utan citattecken"),
        (("Före dialogen", "2026"), 2, "`title` är 2026", "en text, inom citattecken"),
        (("Före dialogen", ""), 2, "`title` är tomt", "en text, inom citattecken"),
        (("order:", "audience: alla\norder:"), 4, "`audience` är ”alla”", "en lista, inom hakparenteser"),
        (("order:", "next: /om/\norder:"), 4, "`next` är ”/om/”", "en grupp av nycklar med värden"),
        (("2026-11-21", "i går"), 5, "`updated` är ”i går”", "ett datum som 2026-11-21, utan citattecken"),
        (("2026-11-21", "2026"), 5, "`updated` är 2026", "ett datum som 2026-11-21, utan citattecken"),
        (("2026-11-21", "2026-11-31"), 5, "ett datum eller tal som inte finns", "ett datum som 2026-11-21"),
        (("exempeltext", "klar"), 6, "`status` är ”klar”", "exempeltext eller fastställd"),
        (
            ("order: 20", "order: 20\nnext: {text: Hej}"),
            5,
            "nyckeln `next.path` saknas",
            "en rad med `next.path` och ",
        ),
        (
            ("order: 20", "order: 20\nvoice:\n  place: Lillång\n  role: Rektor\n  said: i höstas"),
            8,
            "`voice.said` är ”i höstas”",
            "ett datum som 2026-11-21, utan citattecken",
        ),
    ],
)
def test_a_key_that_is_missing_unknown_or_odd_is_told(content, change, place, found, expected):
    (fault,) = faults(content, FRONT.replace(*change) + "Text.")
    assert (fault.place, fault.found) == (f"rad {place}", found)
    assert fault.expected.startswith(expected)


def test_who_is_retold_is_named_with_place_role_and_day(content):
    (content / "voices").mkdir()
    (fault,) = faults(content, FRONT + "Det går.", "lillang.md", "voices")
    assert (fault.place, fault.found) == ("rad 1", "nyckeln `voice` saknas")
    named = FRONT.replace("order", "voice: {place: Lillång, role: Rektor, said: 2026-05-06}\norder")
    (content / "voices" / "lillang.md").write_text(named + "Det går.", encoding="utf-8")
    assert read_pages(content)["roster/lillang"].voice == Voice("Lillång", "Rektor", dt.date(2026, 5, 6))


def test_a_page_without_front_matter_is_one_fault_and_not_one_for_each_key(content):
    (fault,) = faults(content, "Text.")
    assert (fault.place, fault.found) == ("rad 1", "inga nycklar överst på sidan")


def test_front_matter_that_is_not_understood_is_told_with_its_line(content):
    (fault,) = faults(content, FRONT.replace("Läs, skriv, välj.", "Två saker: läs och skriv") + "Text.")
    assert fault.place == "rad 3"
    assert "citattecken" in fault.remedy


def test_a_next_step_that_leads_nowhere_is_told(content):
    (fault,) = faults(
        content, FRONT.replace("order:", "next: {path: /vagledning/borta/, text: Gå}\norder:") + "Text."
    )
    assert (fault.place, fault.found) == ("rad 4", "en länk till /vagledning/borta/")


def test_a_link_to_a_page_that_is_not_there_is_told_with_its_line_and_the_likely_page(content):
    (fault,) = faults(content, FRONT + "Läs [mer](/vagledning/fore/) och [mer](/vagledning/fire/).\n")
    assert (fault.place, fault.found) == ("rad 8", "en länk till /vagledning/fire/")
    assert fault.remedy == "Menade ni /vagledning/fore/?"


def test_a_name_that_cannot_be_an_address_is_told(content):
    (content / "easy-read" / "fore-allt.md").write_text(EASY + "Läs.", encoding="utf-8")
    (fault,) = faults(content, FRONT + "Text.", name="Före allt.md")
    assert "fore-allt.md" in fault.remedy


def test_a_file_in_another_encoding_is_told(content):
    (content / "about" / "metod.md").write_bytes((FRONT + "Text.").encode("latin-1"))
    (fault,) = faults(content, FRONT + "Text.")
    assert fault.remedy == "Spara filen som UTF-8."


def test_a_missing_start_page_is_told(content):
    (content / "start.md").unlink()
    (fault,) = faults(content, FRONT + "Text.")
    assert fault.file.endswith("start.md")


def test_all_faults_of_all_pages_come_at_once(content):
    (content / "about" / "data.md").write_text(
        FRONT.replace("order: 20\n", "") + "# Data\n", encoding="utf-8"
    )
    told = faults(content, FRONT + "<br>\n\n![](/static/bild.svg)\n\n## Två\n\n#### Fyra\n")
    assert {(Path(fault.file).name, fault.place) for fault in told} == {
        ("data.md", "rad 7"),
        ("data.md", "rad 1"),
        ("fore.md", "rad 8"),
        ("fore.md", "rad 10"),
        ("fore.md", "rad 14"),
    }


def test_the_page_that_editors_are_shown_as_an_example_can_be_read(content):
    readme = Path(__file__).parents[3] / "content" / "README.md"
    example = readme.read_text(encoding="utf-8").split("```markdown\n")[1].split("```")[0]
    (content / "guidance" / "nulagesanalys.md").write_text(FRONT + "Text.", encoding="utf-8")
    (content / "easy-read" / "nulagesanalys.md").write_text(EASY + "Läs.", encoding="utf-8")
    assert page(content, example).next


def test_a_file_saved_by_a_plain_editor_on_windows_is_read(content):
    text = (FRONT + "Text.").replace("\n", "\r\n")
    (content / "about" / "data.md").write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert read_pages(content)["om/data"].html == "<p>Text.</p>"


@pytest.mark.parametrize("name", ["ny.md", "guidance/ny.markdown", "guidance/mer/ny.md"])
def test_a_page_where_none_is_read_is_told_and_not_left_out(content, name):
    (content / "guidance" / "mer").mkdir()
    (content / "README.md").write_text("För dem som skriver.", encoding="utf-8")
    (content / "guidance" / "fore.md~").touch()
    (content / name).write_text(FRONT + "Text.", encoding="utf-8")
    with pytest.raises(FaultsFound) as caught:
        read_pages(content)
    assert [(fault.file, fault.found) for fault in caught.value.faults] == [
        ((content / name).as_posix(), "en fil som ingen läser")
    ]
