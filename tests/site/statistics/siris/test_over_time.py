"""Workbooks with years as columns, one sheet for each type of principal, and what several tables say of one thing."""

from tiny_siris import GRADES, OVER_TIME, YEAR_6, ReadText, Sheets

SHARE = "Andel som uppnått kunskapskraven i alla ämnen"
LILLANG = ("2129900003", "")


def workbook(share: object = 79.5) -> Sheets:
    def sheet(kind: str, *rows: tuple[object, ...]) -> list[tuple[object, ...]]:
        above = [
            (),
            (),
            (f"Grundskola - {OVER_TIME}",),
            (f"Typ av huvudman: {kind}",),
            ("Valt läsår: 2024/25",),
            (),
        ]
        return [*above, ("Kommun", "Kommunkod", "Län", "Länskod", "Uppgift", "2024/25", "2023/24"), *rows]

    return {
        "Samtliga": sheet(
            "Samtliga",
            ("Lillång", "0114", "Länet", "01", "Antal elever", 100, 100),
            ("Lillång", "0114", "Länet", "01", SHARE, 80.0, 70.0),
            ("Östång", "1440", "Länet", "14", "Antal elever", 300, 300),
            ("Östång", "1440", "Länet", "14", SHARE, 60.0, "~100"),
        ),
        "Kommunal": sheet(
            "Kommunal",
            ("Lillång", "0114", "Länet", "01", "Antal elever", 1000, 90),
            ("Lillång", "0114", "Länet", "01", "- andel (%) flickor", 49.3, ".."),
            ("Lillång", "0114", "Länet", "01", SHARE, share, ".."),
        ),
        "Enskild": sheet("Enskild", ("Lillång", "0114", "Länet", "01", SHARE, 99.0, 98.0)),
        "Rapportbeskrivning och def.": [("Rapportbeskrivning och definitioner etc.",), ("Kommun", "Kommunen")],
    }  # fmt: skip


def test_every_year_of_the_municipalitys_own_schools_is_read_with_its_signs(read: ReadText) -> None:
    found = read(workbook())
    assert found.faults == []
    assert found.values("lagst-e", "2024/25") == {LILLANG: 79.5, ("nation", ""): 65.0}
    assert found.values("lagst-e", "2023/24") == {LILLANG: "withheld", ("nation", ""): 70.0}
    assert list(found.account.unclaimed) == [f"{OVER_TIME}: - andel flickor"]


def test_the_size_of_the_group_is_that_of_its_own_year(read: ReadText) -> None:
    own = read(workbook()).table.set_index(["principal_id", "period"])
    assert own["n"]["2129900003"].to_dict() == {"2024/25": 1000, "2023/24": 90}


def test_headings_over_several_columns_reach_to_the_next(read: ReadText) -> None:
    keys = ["Kommun", "Kommunkod", "Typ av huvudman"]
    rows = [
        ["Grundskola - Personal"],
        ["Valt läsår: 2024/25"],
        ["", "", "", "#Tjänstgörande", "", "#Heltidstjänster", ""],
        [*keys, "Antal", "Andel med legitimation", "Antal ", "Andel med legitimation "],
        ["Lillång", "0114", "Kommunal", 99, 61.0, 90.5, 71.5],
    ]
    assert read({"Blad1": rows}).values("behoriga-larare", "2024/25") == {LILLANG: 71.5}


def test_the_same_figure_in_two_tables_is_read_once(read: ReadText) -> None:
    found = read(YEAR_6, workbook())
    assert found.faults == []
    assert found.values("lagst-e", "2024/25")[LILLANG] == 79.5
    assert (found.account.repeated, found.account.outdated) == (1, 1), "the nation differs"


def test_of_two_tables_that_differ_the_one_that_content_trusts_most_counts(read: ReadText) -> None:
    for files in ((YEAR_6, workbook(78.0)), (workbook(78.0), YEAR_6)):
        found = read(*files)
        assert found.values("lagst-e", "2024/25")[LILLANG] == 78.0
        assert found.account.outdated == 2


def test_two_files_of_one_table_that_differ_are_a_fault(read: ReadText) -> None:
    (fault,) = read(YEAR_6, YEAR_6.replace("79,5", "79,9")).faults
    assert fault.file == "siris/2026/1"
    assert fault.found == "”79,9”, men siris/2026/0 säger ”79,5”"
    assert GRADES in YEAR_6
