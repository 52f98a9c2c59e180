"""Exports of one year: their preambles, headers, rows and footnotes, in every shape that is known."""

import pytest
from tiny_siris import YEAR_6, ReadText

LILLANG, OSTANG = ("2129900003", ""), ("2129900011", "")
NATION = ("nation", "")


def test_only_the_municipalitys_own_schools_are_read_and_the_nation(read: ReadText) -> None:
    assert read(YEAR_6).values("lagst-e", "2024/25") == {LILLANG: 79.5, OSTANG: "approximate", NATION: 80.0}


def test_the_size_of_the_group_comes_from_its_own_column(read: ReadText) -> None:
    table = read(YEAR_6).table
    assert table[table["principal_id"].eq("2129900003")]["n"].tolist() == [1000]


def test_nearly_all_are_all_but_four_at_the_most(read: ReadText) -> None:
    rows = read(YEAR_6).table.set_index("principal_id")
    assert rows.loc["2129900011", ["low", "high"]].tolist() == [90.0, 100.0]


@pytest.mark.parametrize(
    "text", [YEAR_6.replace("Östång;1440;Länet;14;Kommunal;40;", "Östång;1440;Länet;14;Kommunal;..;")]
)
def test_nearly_all_of_an_unknown_number_is_no_share_at_all(read: ReadText, text: str) -> None:
    known, unknown = read(text), read(YEAR_6, short=None)
    assert known.values("lagst-e", "2024/25")[OSTANG] == "withheld_majority"
    assert unknown.values("lagst-e", "2024/25")[OSTANG] == "withheld_majority"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_a_file_is_read_in_the_encodings_that_programs_write(read: ReadText, encoding: str) -> None:
    assert read(YEAR_6.encode(encoding)).values("lagst-e", "2024/25")[LILLANG] == 79.5


@pytest.mark.parametrize(
    "again",
    [
        YEAR_6.replace("Valt läsår: 2024/25\n", "Valt läsår: 2024/25\nValt uttag: 2025-02-12\n\nEn text;\nEn till.\n"),
        YEAR_6.replace("Kommun-kod;Län;Läns-kod", "Kommunkod ;Län;Länskod"),
        YEAR_6.replace("Andel (%) elever som", "Andel elever  (%) som"),
        YEAR_6.replace("Andel (%) elever som fått godkänt betyg", "Andel som uppnått kunskapskraven"),
        YEAR_6.replace("1 000", "1\N{NO-BREAK SPACE}000").replace("1 120", "1\N{NARROW NO-BREAK SPACE}120"),
        YEAR_6.replace("Grundskola - ", "Grundskolan - "),
        YEAR_6.replace(";\n", "\n"),
        YEAR_6.replace("\n", "\r\n"),
    ],
    ids=["preamble", "codes", "per cent", "old words", "spaces", "definite", "no last column", "windows"],
)  # fmt: skip
def test_what_drifts_from_year_to_year_changes_nothing(read: ReadText, again: str) -> None:
    assert again != YEAR_6
    found = read(again)
    assert found.faults == []
    assert found.values("lagst-e", "2024/25") == read(YEAR_6).values("lagst-e", "2024/25")
    assert found.table["n"].dropna().tolist() == [1000, 40]


def test_columns_may_stand_in_any_order(read: ReadText) -> None:
    turned = "\n".join(
        ";".join([*parts[:5], parts[6], parts[5], ""]) if len(parts := line.split(";")) == 8 else line
        for line in YEAR_6.splitlines()
    )
    assert turned != YEAR_6
    assert read(turned).table.drop(columns="file").equals(read(YEAR_6).table.drop(columns="file"))


def test_footnotes_that_look_like_rows_are_no_figures(read: ReadText) -> None:
    found = read(YEAR_6.replace("\nRapportbeskrivning och definitioner etc.\n", "\n"))
    assert (found.faults, len(found.table)) == ([], 3)


def test_figures_of_an_association_without_a_code_are_told_of(read: ReadText) -> None:
    row = "Lillång;0114;Länet;01;Kommunal"
    text = YEAR_6.replace(
        row, f"Ångarnas kommunalförbund;;;;Kommunal;12;91,7;\nÅnga;3012;;;Kommunal;9;..;\n{row}"
    )
    found = read(text)
    assert list(found.account.nameless) == ["Ångarnas kommunalförbund", "kommunkoden 3012"]
    assert (found.faults, len(found.table)) == ([], 3)


def test_two_rows_of_headings_name_a_column_together(read: ReadText) -> None:
    found = read(
        "Grundskola - Personal\nValt läsår: 2020/21\n\n"
        ";;;;;#Heltidstjänster;#Heltidstjänster;#Tjänstgörande;#Tjänstgörande;\n"
        "Kommun;Kommun-kod;Län;Läns-kod;Typ av huvudman;Antal;Andel med legitimation;Antal;Andel med legitimation;\n"
        "Lillång;0114;Länet;01;Samtliga;100,5;70,0;110;60,0;\n"
        "Lillång;0114;Länet;01;Kommunal;90,0;71,5;99;61,0;\n"
        "Östång;1440;Länet;14;Samtliga;.;.;.;.;\n"
    )
    assert found.values("behoriga-larare", "2020/21") == {LILLANG: 71.5, NATION: 70.0}
    assert found.table["n"].isna().all(), "positions are no persons"
    assert list(found.account.unclaimed) == [
        "Personal: #tjänstgörande|antal",
        "Personal: #tjänstgörande|andel med legitimation",
    ]


def test_a_cost_may_be_below_zero_and_the_municipal_mean_is_not_the_nations(read: ReadText) -> None:
    found = read(
        "Grundskola - Kostnader per kommun\nValt år: 2020\nEndast kommunal huvudman\n\n"
        "Kommun;Kommunkod;Län;Läns-kod;Typ av huvudman;Måltider per elev;\n"
        "Lillång;0114;Länet;01;Kommunal;-1 500;\nÖstång;1440;Länet;14;Kommunal;6 100;\n"
    )
    assert found.values("kostnad", "2020") == {LILLANG: -1500.0, OSTANG: 6100.0}


def test_the_nations_count_is_the_sum_and_unknown_when_one_is_hidden(read: ReadText) -> None:
    text = (
        "Grundskola - Antal elever\nValt läsår: 2020/21\n\nKommun;Kommun-kod;Typ av huvudman;Elever, årskurs 1-9;\n"
        "Lillång;0114;Samtliga;1 120;\nÖstång;1440;Samtliga;40;\n"
    )
    assert read(text).values("elever", "2020/21") == {NATION: 1160.0}
    assert read(text.replace(";40;", ";..;")).values("elever", "2020/21") == {}
    without_one = text.replace("Östång;1440;Samtliga;40;\n", "")
    assert read(without_one).values("elever", "2020/21") == {}


def test_girls_and_boys_are_not_read_and_both_are(read: ReadText) -> None:
    text = (
        "Grundskola - Betyg årskurs 6\nValt läsår: 2024/25\n\n"
        "Kommun;Kommun-kod;Typ av huvudman;Kön;Andel som uppnått kunskapskraven i alla ämnen;\n"
        "Lillång;0114;Kommunal;Flickor;88,0;\nLillång;0114;Kommunal;Samtliga;80,0;\n"
    )
    assert read(text).values("lagst-e", "2024/25") == {LILLANG: 80.0}


def test_a_column_of_words_says_what_the_row_measures(read: ReadText) -> None:
    text = (
        "Grundskola - Ämnesbetyg\nValt läsår: 2024/25\n\nKommun;Kommun-kod;Typ av huvudman;Ämne;Andel A-E (%);\n"
        "Lillång;0114;Kommunal;Bild;97,0;\nLillång;0114;Kommunal;Slöjd;96,1;\n"
    )
    found = read(text.replace("Andel A-E (%)", "Andel (%) A-E"))
    assert found.values("slojd", "2024/25") == {LILLANG: 96.1}
    assert list(found.account.unclaimed) == ["Ämnesbetyg: bild|andel a-e"]


def test_a_schools_figures_belong_to_the_municipality_that_runs_it(read: ReadText) -> None:
    text = (
        "Grundskola - Betyg årskurs 6\nValt läsår: 2024/25\n\n"
        "Skola;Skol-enhetskod;Skolkommun;Kommun-kod;Typ av huvudman;Huvudman;Huvudman orgnr;Antal elever;"
        "Andel som uppnått kunskapskraven i alla ämnen;\n"
        "Ängsskolan;00900001;Östång;1440;Kommunal;Lillångs kommun;2129900003;30;70,0;\n"
        "Friskolan;00900002;Lillång;0114;Enskild;Friskolan AB;5799900138;25;96,0;\n"
    )
    found = read(text)
    assert found.values("lagst-e", "2024/25") == {("2129900003", "00900001"): 70.0}


def test_whole_per_cents_of_an_older_year_are_not_given_a_decimal(read: ReadText) -> None:
    older = read(YEAR_6.replace("80,0", "80").replace("79,5", "79").replace("84,2", "84"))
    assert older.table.set_index("principal_id")["decimals"]["2129900003"] == 0
    assert read(YEAR_6).table["decimals"].isna().all()


def test_a_table_that_no_indicator_knows_is_named_and_not_read(read: ReadText) -> None:
    found = read(YEAR_6.replace("Betyg årskurs 6", "Pendling mellan kommuner"))
    assert list(found.account.unknown_tables) == ["Pendling mellan kommuner"]
    assert (found.faults, len(found.table)) == ([], 0)


def test_a_zero_where_there_are_pupils_is_told_of(read: ReadText) -> None:
    assert list(read(YEAR_6.replace("79,5", "0,0")).account.zeros) == ["lagst-e 2024/25 Lillång"]
