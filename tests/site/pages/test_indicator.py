"""Does an indicator's page tell whose a value is, and in what it is counted?"""

import re

import pytest

from nulage_site.app import create_app
from nulage_site.swedish import SHORT_UNITS, value_text
from nulage_site.views.beside import reckoned

NOTE = "* Vägt medel, egen beräkning."


@pytest.fixture(scope="module")
def pages(shipped):
    client = create_app(shipped).test_client()
    return {each: client.get(f"/indikatorer/{each.id}/").text for each in shipped.quality_system.indicators}


def test_a_national_value_that_we_have_put_together_has_a_sign_that_is_explained(shipped, pages):
    ours, seen = reckoned(shipped.country.sources), set()
    for indicator, html in pages.items():
        signed = set()
        for figure in shipped.country.nation:
            if figure.indicator == indicator.id:
                sign = "*" if figure.source in ours else ""
                assert f'<td class="n">{value_text(figure, indicator)}{sign}</td>' in html
                signed.add(sign)
        assert (NOTE in html) == ("*" in signed)
        seen |= signed
    assert seen == {"", "*"}


def test_a_column_of_periods_of_one_kind_says_in_its_heading_what_they_are(pages):
    seen = set()
    for html in pages.values():
        for table in re.findall(r'<table class="years">.*?</table>', html, re.DOTALL):
            (heading,) = re.findall(r'<th scope="col">(.*?)</th>', table)
            periods = re.findall(r'<th scope="row">(.*?)</th>', table)
            assert all(period[0].isdigit() for period in periods)
            assert all(("/" in period) == (heading == "Läsår") for period in periods)
            seen.add(heading)
    assert seen == {"Läsår", "Vårtermin", "År"}


def test_the_spread_is_told_in_its_unit(pages):
    told = 0
    for indicator, html in pages.items():
        unit = SHORT_UNITS.get(indicator.unit)
        for table in re.findall(r'<th scope="col">Från</th>.*?</table>', html, re.DOTALL):
            bounds = re.findall(r'<th scope="row">(.*?)</th>', table)
            assert all(bound.endswith(f"\N{NO-BREAK SPACE}{unit}") for bound in bounds if unit)
            told += bool(unit and bounds)
    assert told


def test_the_spread_has_decimals_only_where_its_steps_do(pages):
    seen = set()
    for html in pages.values():
        for table in re.findall(r'<th scope="col">Från</th>.*?</table>', html, re.DOTALL):
            bounds = re.findall(r'<th scope="row">(.*?)</th>', table)
            assert not bounds or any(",0" not in bound for bound in bounds)
            seen.add(any("," in bound for bound in bounds))
    assert seen == {True, False}
