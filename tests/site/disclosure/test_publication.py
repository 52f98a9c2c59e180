"""What does a build show when a level is switched off?"""

import re
from pathlib import Path

import pytest

from nulage_site.analysis.disclosure.publication import WANTED, Publication, Switch, read_publication
from nulage_site.faults import FaultsFound

CONTENT = Path(__file__).parents[3] / "content/quality-system"
YEAR_9 = "lagst-e-alla-amnen-ak-9"
NOW = "2024/25"
ROWS = {
    ("nation", "", YEAR_9, NOW): 74.0,
    ("kommunen", "", YEAR_9, NOW): 70.0,
    ("kommunen", "1", YEAR_9, NOW): 71.0,
    ("bolaget", "", YEAR_9, NOW): 80.0,
    ("bolaget", "2", YEAR_9, NOW): 80.0,
}
TYPES = {"kommunen": "municipality", "bolaget": "independent"}


@pytest.fixture
def shown(tidy):
    """What is left of the country when something is off."""

    def shown(*off):
        publication = Publication(
            tuple(Switch(*where[:1], where not in off, "så", where[1]) for where in WANTED)
        )
        rows = publication.shown(tidy(ROWS), TYPES)
        return set(zip(rows["principal_id"], rows["unit_id"], strict=True))

    return shown


EVERYTHING = {(principal, unit) for principal, unit, _, _ in ROWS}


def test_nothing_is_off_in_what_is_shipped():
    assert read_publication(CONTENT).off == ()


def test_every_switch_says_why():
    assert all(len(each.why) > 20 for each in read_publication(CONTENT).switches)


def test_with_nothing_off_everything_is_shown(shown):
    assert shown() == EVERYTHING


def test_units_of_one_type_of_principal_can_be_switched_off_by_themselves(shown):
    assert shown(("unit", "independent")) == EVERYTHING - {("bolaget", "2")}


def test_a_principal_can_be_switched_off_without_its_units(shown):
    assert shown(("principal", "independent")) == EVERYTHING - {("bolaget", "")}


def test_with_everything_but_the_nation_off_the_nation_is_left(shown):
    off = [(level, type_) for level in ("principal", "unit") for type_ in ("municipality", "independent")]
    assert shown(*off) == {("nation", "")}


def test_the_nation_too_can_be_switched_off(shown):
    assert ("nation", "") not in shown(("nation", None))


@pytest.fixture
def faults(tmp_path):
    """What is told of a changed file."""

    def faults(change):
        text = (CONTENT / "publication.toml").read_text("utf-8")
        (tmp_path / "publication.toml").write_text(change(text), "utf-8")
        with pytest.raises(FaultsFound) as found:
            read_publication(tmp_path)
        return "\n".join(str(fault) for fault in found.value.faults)

    return faults


def test_a_missing_switch_is_a_fault_that_names_it(faults):
    told = faults(lambda text: text[: text.rindex("[[switch]]")])
    assert "ingen strömbrytare för skolenheter, enskilda huvudmän" in told


def test_a_doubled_switch_is_a_fault(faults):
    assert "en till för riket" in faults(
        lambda text: text + '[[switch]]\nlevel = "nation"\nshow = false\nwhy = "x"\n'
    )


def test_a_switch_without_its_reason_is_a_fault(faults):
    assert "why" in faults(lambda text: re.sub(r"why = .*\n", "", text, count=1))


def test_a_level_without_a_type_is_a_fault(faults):
    told = faults(lambda text: text + '[[switch]]\nlevel = "unit"\nshow = false\nwhy = "x"\n')
    assert "skolenheter" in told
    assert "principal_type" in told
