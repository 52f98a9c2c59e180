"""Does every page of guidance have an easy-read twin, and is the twin easy to read?"""

from pathlib import Path

import pytest

from nulage_site.faults import Fault, FaultsFound
from nulage_site.markdown import read_pages

FRONT = """---
title: Före dialogen
summary: Läs och välj.
order: 20
updated: 2026-11-21
status: exempeltext
next: {path: /lattlast/fore/, text: Läs igen}
---
"""
NINE = "Ni ska nu se hur det är och "


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder with a start page, one page of guidance and its twin."""
    for name in ("start.md", "guidance/fore.md", "easy-read/fore.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(FRONT + "Läs.", encoding="utf-8")
    return tmp_path


def faults(content: Path, name: str, text: str) -> list[tuple[str, str, str]]:
    (content / name).write_text(text, encoding="utf-8")
    return told(content)


def told(content: Path) -> list[tuple[str, str, str]]:
    with pytest.raises(FaultsFound) as caught:
        read_pages(content)
    return [_short(content, fault) for fault in caught.value.faults]


def _short(content: Path, fault: Fault) -> tuple[str, str, str]:
    return fault.file.removeprefix(f"{content}/"), fault.place, fault.found


def test_two_pages_are_twins_because_they_have_the_same_name(content):
    assert {"vagledning/fore", "lattlast/fore"} <= set(read_pages(content))


def test_a_page_without_a_twin_is_told(content):
    (content / "guidance/ny.md").write_text(FRONT + "Läs.", encoding="utf-8")
    assert told(content) == [("guidance/ny.md", "", "ingen lättläst sida med samma namn")]


def test_a_missing_twin_is_one_fault_though_others_lead_to_it(content):
    (content / "guidance/ny.md").write_text(FRONT + "Läs.", encoding="utf-8")
    (content / "easy-read/fore.md").write_text(FRONT.replace("/fore/", "/ny/") + "Läs.", encoding="utf-8")
    assert told(content) == [("guidance/ny.md", "", "ingen lättläst sida med samma namn")]


def test_a_twin_without_a_page_is_told(content):
    (content / "easy-read/ny.md").write_text(FRONT + "Läs.", encoding="utf-8")
    assert told(content) == [("easy-read/ny.md", "", "ingen vanlig sida med samma namn")]


def test_a_twin_leads_on_to_a_twin(content):
    onwards = FRONT.replace("/lattlast/", "/vagledning/") + "Läs."
    assert faults(content, "easy-read/fore.md", onwards) == [
        ("easy-read/fore.md", "rad 7", "nästa steg är ”/vagledning/fore/”")
    ]
    nowhere = FRONT.replace("next: {path: /lattlast/fore/, text: Läs igen}\n", "") + "Läs."
    assert faults(content, "easy-read/fore.md", nowhere) == [
        ("easy-read/fore.md", "rad 1", "inget nästa steg")
    ]


def test_guidance_may_have_longer_sentences_than_its_twin(content):
    (content / "guidance/fore.md").write_text(f"{FRONT}{NINE * 3}så.", encoding="utf-8")
    assert "vagledning/fore" in read_pages(content)
    assert faults(content, "easy-read/fore.md", f"{FRONT}Läs.\n\nNi får {NINE * 2}så vila **här** nu.") == [
        (
            "easy-read/fore.md",
            "rad 11",
            f"en mening med 22 ord: ”Ni får {NINE}Ni ska nu se hur det är o …”",
        )
    ]


def test_a_sentence_that_nobody_can_follow_is_told_with_its_line(content):
    (fault,) = faults(content, "guidance/fore.md", f"{FRONT}Läs.\n\n- Kort.\n- [Börja](/om/) {NINE * 4}så.")
    assert fault[:2] == ("guidance/fore.md", "rad 12")
    assert fault[2].startswith("en mening med 34 ord")


def test_a_text_of_long_words_is_told_and_a_compound_that_is_split_is_shorter(content):
    long = f"{FRONT}{'Dialogerna handlar om kvaliteten i er verksamhet. ' * 8}"
    assert faults(content, "easy-read/fore.md", long) == [
        ("easy-read/fore.md", "", "texten har läsbarhetsindex (LIX) 60,8")
    ]
    split = f"{FRONT}{'Det handlar om huvud-mannens mål och vad ni vill göra. ' * 8}"
    (content / "easy-read/fore.md").write_text(split, encoding="utf-8")
    assert "lattlast/fore" in read_pages(content)
