"""Exports that cannot be used as they are: what is told, and where."""

import pytest
from tiny_siris import YEAR_6, ReadText

ROW = "Lillång;0114;Länet;01;Kommunal;1 000;79,5;\n"


@pytest.mark.parametrize(
    ("text", "place", "found"),
    [
        (YEAR_6.replace("79,5", "80 %"), "rad 8, kolumn G", "”80 %”"),
        (YEAR_6.replace("79,5", ""), "rad 8, kolumn G", "en tom cell"),
        (YEAR_6.replace(ROW, ROW + ROW.replace("79,5", "78,0")), "rad 9, kolumn G", "”78,0”, men rad 8 säger ”79,5”"),
        (YEAR_6.replace(";0114;Länet;01;Kommunal", ";114;Länet;01;Kommunal"), "rad 8, kolumn B", "koden ”114”"),
        (YEAR_6.replace("2024/25", "i fjol"), "", "perioden ”i fjol”"),
        (YEAR_6.replace("Valt läsår: 2024/25\n", ""), "", "ingen period"),
        (YEAR_6.replace("Grundskola - Betyg årskurs 6", "Betyg"), "", "ingen titel"),
        (YEAR_6.partition("Lillång")[0], "", "inga rader under rubrikerna"),
        ("Underhåll pågår", "", "ingen tabell"),
        ("\0", "", "en fil som är tom, för stor eller inte är text"),
    ],
)  # fmt: skip
def test_what_is_odd_is_told_with_its_row_and_column(
    read: ReadText, text: str, place: str, found: str
) -> None:
    (fault,) = read(text).faults
    assert (fault.file, fault.place, fault.found) == ("siris/2026/0", place, found)


def test_a_row_that_is_there_twice_and_says_the_same_is_counted(read: ReadText) -> None:
    found = read(YEAR_6.replace(ROW, ROW * 2))
    assert (found.faults, found.account.repeated) == ([], 2)
