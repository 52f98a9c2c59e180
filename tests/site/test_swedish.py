from dataclasses import replace
from datetime import date

import pytest

from nulage_site.model import Figure, Indicator
from nulage_site.swedish import (
    bounds_text,
    date_text,
    inside,
    number,
    period_text,
    slug,
    sort_key,
    unit_text,
    value_text,
)

SHARE = Indicator(
    id="lagst-e", name="Lägst E", unit="percent", kind="share", direction="higher", decimals=1,
    period="school_year", school_forms=("compulsory_school",), population="", definition="", how_to_read="",
    questions=(), sources=(), conditions="pupils",
)  # fmt: skip
FIGURE = Figure("lagst-e", "compulsory_school", "2024/25", "exists", "a/b", value=76.3)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (8.0, 1, "8,0"),
        (1104634, 0, "1 104 634"),
        (140200.0, 0, "140 200"),
        (-600, 0, "−600"),
        (-0.04, 1, "0,0"),
        (999.96, 1, "1 000,0"),
    ],
)
def test_a_number_has_a_decimal_comma_and_spaces_that_do_not_break(
    value: float, decimals: int, text: str
) -> None:
    assert number(value, decimals) == text.replace(" ", "\N{NO-BREAK SPACE}")


def test_a_value_carries_the_unit_that_people_expect() -> None:
    cost = replace(SHARE, unit="kr", decimals=0)
    mean = replace(SHARE, unit="index")
    assert value_text(FIGURE, SHARE) == "76,3\N{NO-BREAK SPACE}%"
    assert value_text(replace(FIGURE, value=140200), cost) == "140 200 kr".replace(" ", "\N{NO-BREAK SPACE}")
    assert value_text(replace(FIGURE, value=8.2), mean) == "8,2"
    assert unit_text(mean) == "medelvärde på skalan 0–10"


def test_a_value_known_only_between_two_bounds_is_shown_as_both_and_up_to_all_by_the_lower() -> None:
    nearly_all = replace(FIGURE, status="approximate", value=None, low=96, high=100)
    assert bounds_text(nearly_all, replace(SHARE, decimals=0)) == "96–100\N{NO-BREAK SPACE}%"
    assert value_text(nearly_all, SHARE) == "minst 96,0 %".replace(" ", "\N{NO-BREAK SPACE}")
    assert value_text(replace(nearly_all, high=98), SHARE) == "96,0–98,0\N{NO-BREAK SPACE}%"


def test_a_withheld_value_is_a_word_and_never_a_number_or_a_blank() -> None:
    assert value_text(replace(FIGURE, status="withheld", value=None), SHARE) == "skyddas"
    assert value_text(replace(FIGURE, status="missing", value=None), SHARE) == "saknas"


def test_periods_and_dates_are_said_as_people_say_them() -> None:
    assert [period_text(period) for period in ("2024/25", "2024", "VT 2025", "HT 2025")] == [
        "läsåret 2024/25",
        "år 2024",
        "våren 2025",
        "hösten 2025",
    ]
    assert date_text(date(2026, 3, 25)) == "25 mars 2026"


def test_the_swedish_alphabet_ends_in_a_ring_a_dots_o_dots() -> None:
    names = ["Örebro", "Ängelholm", "Åmål", "Zinkgruvan", "Écoleskolan", "ekeby", "021 Skol", "Aspen"]
    assert sorted(names, key=sort_key) == [
        "021 Skol",
        "Aspen",
        "Écoleskolan",
        "ekeby",
        "Zinkgruvan",
        "Åmål",
        "Ängelholm",
        "Örebro",
    ]


def test_an_address_is_made_of_plain_letters() -> None:
    assert slug("Västra Götalands län") == "vastra-gotalands-lan"
    assert slug("  LYCÉE  (SVB) 48:an ") == "lycee-svb-48-an"
    assert slug("–") == ""


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("Minst E i svenska, årskurs 6", "minst E i svenska, årskurs 6"),
        ("I alla ämnen", "i alla ämnen"),
        ("Åk 6", "åk 6"),
        ("E i alla ämnen", "E i alla ämnen"),
        ("SFI, slutförd kurs", "SFI, slutförd kurs"),
        ("", ""),
    ],
)
def test_inside_a_sentence_a_name_begins_small_and_grades_and_abbreviations_stay(
    name: str, within: str
) -> None:
    assert inside(name) == within
