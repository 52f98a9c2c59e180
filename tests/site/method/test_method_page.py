"""Does the page about the method print every choice, and nothing but what the method says?"""

import re
import shutil
from dataclasses import replace
from html import unescape

import pytest

from nulage_site.app import create_app
from nulage_site.faults import FaultsFound
from nulage_site.library import Library, read_library
from nulage_site.quality_system.stability import read_stability
from nulage_site.swedish import NO_BREAK_SPACE
from nulage_site.views.method import pieces, value_of

STABILITY = """\
measured = 2026-11-20
source = "underlag-for-analys/2026-03-25"
seed = 1
redraws = 2
principals = 252
same_areas = 0.310
areas_that_stay = 0.742
areas_on_counts_that_stay = 0.603
clear_that_stay_clear = 0.451
clear_that_stay_said = 0.620
clear_that_turn = 0.004
strength_that_stays = 0.880
"""


def said(library: Library) -> str:
    """What the page says: no markup, and single spaces."""
    html = create_app(library).test_client().get("/om/metod/").text
    return " ".join(unescape(re.sub(r"<(?!/?(?:b|i|a)\b)[^>]+>|</?[bia]\b[^>]*>", " ", html)).split())


def spaced(text: str) -> str:
    return " ".join(text.replace(NO_BREAK_SPACE, " ").split())


def test_every_threshold_stands_on_the_page_with_its_value_its_unit_and_its_reason(library):
    page = spaced(said(library))
    for way, each in library.method.thresholds():
        assert spaced(f"{each.name} {value_of(each)} {each.why}") in page, way


def test_every_measure_stands_on_the_page_with_its_reason(library):
    page = spaced(said(library))
    names = {each.id: each.name for each in library.quality_system.indicators}
    for id_, settings in library.method.indicators.items():
        assert names[id_] in page
        assert settings.why in page


def test_a_threshold_that_is_changed_is_changed_on_the_page_in_text_and_in_table(
    content, statistics, tmp_path
):
    changed = shutil.copytree(content, tmp_path / "content", ignore=shutil.ignore_patterns("statistics"))
    file = changed / "quality-system/method.toml"
    text = file.read_text(encoding="utf-8")
    assert text.count('name = "Tydligt"\nvalue = 0.8\n') == 1
    file.write_text(text.replace('name = "Tydligt"\nvalue = 0.8\n', 'name = "Tydligt"\nvalue = 0.87\n'))
    page = spaced(said(read_library(changed, statistics)))
    assert "Tydligt 0,87" in page
    assert "minst 87 % säkert" in page
    assert "minst 80 % säkert" not in page


def test_a_number_that_the_method_does_not_have_stops_the_page(library):
    with pytest.raises(LookupError, match="sure"):
        list(pieces("<p>{classes.sure}</p>", library.method))


def test_a_part_that_there_is_not_stops_the_page(library):
    with pytest.raises(LookupError, match="diagram"):
        list(pieces("<p>[[diagram]]</p>", library.method))


def test_no_number_of_the_method_is_written_by_hand_in_the_text(content):
    text = (content / "about/metod.md").read_text(encoding="utf-8").partition("\n---\n")[2]
    allowed = {
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "8",
        "9",
        "24",
        "25",
        "700",
        "2024",
    }  # lists, rules, a year, a coin
    assert set(re.findall(r"\d+", re.sub(r"\{[^}]+\}", "", text))) <= allowed


def test_how_sure_it_is_is_said_in_words_and_never_by_a_letter_that_reads_as_a_grade(content):
    text = (content / "about/metod.md").read_text(encoding="utf-8")
    assert not re.search(r"^\| [A-F] \||[Kk]lass [A-F]\b", text, re.MULTILINE)


def test_too_few_counted_pupils_leave_a_sentence_where_the_funnel_would_have_been(library):
    page = said(library)
    assert "Här finns ingen bild i den här utgåvan" in page


def test_the_examples_are_told_to_be_invented(library):
    assert "Påhittade exempel." in said(library)


def test_stability_that_nobody_has_measured_is_told_so(library):
    assert "är inte mätt ännu" in said(replace(library, stability=None))


def test_stability_that_was_measured_is_shown_with_its_day(library, tmp_path):
    (tmp_path / "stability.toml").write_text(STABILITY, encoding="utf-8")
    page = spaced(said(replace(library, stability=read_stability(tmp_path))))
    assert "Provet gjordes 20 november 2026 på 252 huvudmän" in page
    assert "Tydliga skillnader som åtminstone hade tytt på samma sak 62 %" in page


def test_stability_with_a_key_missing_is_a_fault_like_any_other(tmp_path):
    (tmp_path / "stability.toml").write_text(STABILITY.replace("redraws = 2\n", ""), encoding="utf-8")
    with pytest.raises(FaultsFound) as found:
        read_stability(tmp_path)
    assert [fault.found for fault in found.value.faults] == ["nyckeln `redraws` saknas"]
