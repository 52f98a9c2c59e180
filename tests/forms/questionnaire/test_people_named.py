"""Which texts seem to point somebody out, and which only look a little like it?"""

import time

import pytest

from nulage_forms.questionnaire.people_named import MASK, masked, people_named


def found(text: str) -> list[tuple[str, str]]:
    return [(each.kind, each.text) for each in people_named(text)]


@pytest.mark.parametrize(
    "number",
    [
        "811218-9876",
        "8112189876",
        "19811218-9876",
        "198112189876",
        "811218+9876",
        "811218 9876",
        "811218\u00a09876",
        "811218–9876",
        "811218 - 9876",
        "811278-9873",  # samordningsnummer: the day and 60
        "000229-0005",  # a leap day
    ],
)
def test_a_personal_identity_number_is_found_however_it_is_written(number: str) -> None:
    assert found(f"Hans nummer är {number}, säger mamman.") == [("number", number)]
    assert masked(f"Nummer {number}.") == f"Nummer {MASK}."


@pytest.mark.parametrize(
    "text",
    [
        "811218-9875",  # another check digit
        "811318-9876",  # no such month
        "810230-9876",  # no such day
        "556036-0793",  # an organisation number
        "212000-0142",  # a municipality's
        "9990000016",
        "SKA 2019:811218-9876",
        "dnr 811218-9876",
        "Diarienummer: 811218-9876",
        "0701234567 eller 070-123 45 67",
        "070-1740605 och +46701740605",
        "0701740605",
        "5.1-2023:8112189876",
        "8112189876123",
        "1234-811218-9876",
        "https://exempel.se/811218-9876",
        "812 elever, 1998 till 2026",
        "bankgiro 5050-1055, plusgiro 90 20 03-3",
        "17 000 000 kronor",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert found(text) == []
    assert masked(text) == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vi pratade med eleven Kalle om det.", "Kalle"),
        ("Barnet Sol-Britt kom i augusti.", "Sol-Britt"),
        ("Lisa i 5B har svårt att läsa.", "Lisa"),
        ("Det gäller Lisa E i 5b.", "Lisa"),
        ("Det gäller Omar Ek som går i klass 7 A.", "Omar"),
        ("Olle (3C) och några till.", "Olle"),
        ("Flickan Ämneh är ny.", "Ämneh"),
    ],
)
def test_a_pupil_who_is_named_is_found(text: str, name: str) -> None:
    assert found(text) == [("pupil", name)]


@pytest.mark.parametrize(
    "text",
    [
        "Eleverna i 5B når längre än väntat.",
        "Resultaten i 9A sjunker. Matematik i 7C är svårast.",
        "Eleven får stöd. Barnet ska märka det. Eleverna NPF-anpassas.",
        "Lillåsskolan i 4A, Teams i 5B",
        "Rektor Anna Ek leder arbetet, och Bo Ek är skolchef.",
        "Vilka elever når längre? Anna, Bo och Lisa var med i analysen.",
        "Steg 1 A och bilaga 2 B",
        "Vi följer 62,5 % av 80 elever, riket 71,9 % (2024/25).",
    ],
)
def test_classes_colleagues_and_schools_are_no_pupils(text: str) -> None:
    assert found(text) == []


def test_several_are_found_in_the_order_of_the_text() -> None:
    text = "Eleven Kalle, 811218-9876, och Lisa i 5B."
    assert found(text) == [("pupil", "Kalle"), ("number", "811218-9876"), ("pupil", "Lisa")]
    assert masked(text) == f"Eleven Kalle, {MASK}, och Lisa i 5B."


@pytest.mark.parametrize(
    "piece",
    [
        "8",
        "811218-",
        "811218-9876 ",
        "Lisa ",
        "eleven ",
        "Lisa-",
        "A",
        "Lisa i ",
        " ",
        "Lisa Ek i 5",
        "Aa-Aa ",
    ],
)
def test_no_text_however_odd_takes_long(piece: str) -> None:
    begun = time.process_time()
    people_named(piece * (200_000 // len(piece)))
    assert time.process_time() - begun < 5  # linear, it takes a tenth of a second; otherwise hours
