import pytest

from nulage_site.statistics.identity import KeyMissing, is_sole_trader, mask, principal_id

SOLE_TRADER = "8001019999"


def test_an_organisation_is_known_by_its_number() -> None:
    assert principal_id("5568373228", None) == "5568373228"
    assert not is_sole_trader("2120000019")


def test_a_sole_trader_gets_an_id_that_tells_nothing() -> None:
    made = principal_id(SOLE_TRADER, b"en nyckel")
    assert made == principal_id(SOLE_TRADER, b"en nyckel")
    assert made != principal_id(SOLE_TRADER, b"en annan nyckel")
    assert len(made) == 10
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz234567")


@pytest.mark.parametrize("key", [None, b""])
def test_without_a_key_a_sole_trader_stops_the_build(key: bytes | None) -> None:
    with pytest.raises(KeyMissing):
        principal_id(SOLE_TRADER, key)


@pytest.mark.parametrize(
    "number", ["8001019999", "800101-9999", "198001019999", "19800101-9999", "8012319999"]
)
def test_a_persons_number_is_starred_however_it_is_written(number: str) -> None:
    assert mask(f"ANNA ({number}): HVM") == "ANNA (**********): HVM"


@pytest.mark.parametrize("number", ["5568373228", "2120000019", "12345678", "1104634"])
def test_other_numbers_are_left_to_be_read(number: str) -> None:
    assert mask(f"({number})") == f"({number})"
