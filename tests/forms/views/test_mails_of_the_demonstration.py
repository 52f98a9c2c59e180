"""Does the demonstration promise a mail only where one is written?"""

from pathlib import Path

import pytest
from desk import Desk
from running import run

PROMISED = "Läs mejlet här"


@pytest.mark.parametrize(
    ("path", "mailed"),
    [
        ("gruppen/?klart=inbjuden", True),
        ("gruppen/?klart=igen", True),
        ("gruppen/?klart=borta", True),
        ("gruppen/?klart=aterkallad", False),
        ("enheter/?klart=fragade", True),
        ("enheter/?klart=stangd", False),
    ],
)
def test_a_page_leads_to_the_mail_that_it_has_had_written(path: str, mailed: bool, tmp_path: Path) -> None:
    anna = Desk(run(tmp_path, mode="demo").member())
    assert (PROMISED in anna.read(path).text) is mailed


def test_whoever_asks_for_a_link_is_promised_none_as_the_address_may_be_unknown(tmp_path: Path) -> None:
    asked = Desk(run(tmp_path, mode="demo").browser(), "/").read("logga-in/?skickad=ja")
    assert PROMISED not in asked.text
    assert "/demo/post/" in asked.links
