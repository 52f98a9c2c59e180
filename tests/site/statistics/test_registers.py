"""Municipalities and the register: what they know of a principal."""

from pathlib import Path

import pytest

from nulage_site.faults import FaultsFound
from nulage_site.statistics.municipalities import read_municipalities
from nulage_site.statistics.register import RegisterEntry, read_register, type_by_number

MUNICIPALITIES = """\
kommunkod,title,orgnr,huvudman,LÄN,LÄNSNAMN,skr_kod,skr_namn
9001,Lillång,2129900003,LILLÅNGS KOMMUN,90,Påhittade län,C8,Landsbygdskommun
"""
REGISTER = """\
ORGANISATIONSNR,namn,typ,juridisk,enheter,kommuner
2129900003,LILLÅNGS KOMMUN,Kommunal,Kommuner,5,9001
2229900002,TRE ÅARS FÖRBUND,Kommunal,Kommunalförbund,1,9001|9002
2029900001,EN MYNDIGHET,Statlig                  ,Statliga enheter,2,9002
5799900138,KNOPP AB,Enskild,Aktiebolag,1,
8001019999,ANNA PÅHITT,Enskild,Enskild firma,1,9001
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a.csv"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_municipalities_are_read_from_whichever_program_wrote_them(
    file: Path, encoding: str, delimiter: str
) -> None:
    file.write_text(MUNICIPALITIES.replace(",", delimiter), encoding=encoding)
    (municipality,) = read_municipalities(file, "a")
    assert (municipality.code, municipality.name, municipality.county) == ("9001", "Lillång", "Påhittade län")


def test_a_code_that_lost_its_zero_is_told_with_its_line(file: Path) -> None:
    file.write_text(MUNICIPALITIES.replace("9001,", "901,") + MUNICIPALITIES.splitlines()[1] + "\n" * 2)
    with pytest.raises(FaultsFound) as found:
        read_municipalities(file, "a")
    assert [fault.place for fault in found.value.faults] == ["rad 2"]


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"a,b\n1,2\n", MUNICIPALITIES.split("\n", maxsplit=1)[0].encode(), b"PK\3\4\0"]
)
def test_a_file_that_is_no_list_of_municipalities_is_told(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(FaultsFound):
        read_municipalities(file, "a")


def test_the_register_knows_the_type_and_the_municipalities(file: Path) -> None:
    file.write_text(REGISTER, encoding="utf-8")
    register = read_register(file, "a", b"nyckel")
    assert register["2129900003"] == RegisterEntry("municipality", ("9001",))
    assert register["2229900002"] == RegisterEntry("municipal_association", ("9001", "9002"))
    assert register["2029900001"].type == "state"
    assert register["5799900138"] == RegisterEntry("independent", ())
    assert "8001019999" not in register
    assert len(register) == 5


def test_the_register_stops_at_sole_traders_without_a_key_and_tells_it_once(file: Path) -> None:
    file.write_text(f"{REGISTER}8002029999,BO PÅHITT,Enskild,Enskild firma,1,9001\n", encoding="utf-8")
    with pytest.raises(FaultsFound) as found:
        read_register(file, "a", None)
    (fault,) = found.value.faults
    assert (fault.place, "antal: 2" in fault.found) == ("rad 6", True)
    assert "8001019999" not in str(fault)


def test_an_unknown_type_and_a_doubled_number_are_told(file: Path) -> None:
    file.write_text(
        REGISTER.replace("Statlig ", "Kunglig ").replace("Statliga enheter", "Hov") + REGISTER.splitlines()[1]
    )
    with pytest.raises(FaultsFound) as found:
        read_register(file, "a", b"nyckel")
    assert [fault.place for fault in found.value.faults] == ["rad 4", "rad 7"]


@pytest.mark.parametrize(
    ("number", "type_"),
    [
        ("2120000019", "municipality"),
        ("2220001636", "municipal_association"),
        ("2321000032", "region"),
        ("2021004631", "state"),
        ("2520047560", "independent"),
        ("5568373228", "independent"),
        (None, "independent"),
    ],
)
def test_whom_the_register_does_not_know_is_told_by_its_number(number: str | None, type_: str) -> None:
    assert type_by_number(number) == type_
