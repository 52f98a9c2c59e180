"""Does similar.toml fit the rest of the content, and is every fault in it told with its line?"""

import re
from pathlib import Path

import pytest

from nulage_site.faults import FaultsFound
from nulage_site.quality_system import read_quality_system
from nulage_site.quality_system.method import read_method
from nulage_site.quality_system.similar import read_likeness

CONTEXT = re.compile("utländsk|utbildning|antal|kommuntyp")


@pytest.fixture(scope="module")
def folder():
    return Path(__file__).parents[3] / "content/quality-system"


@pytest.fixture(scope="module")
def system(folder):
    return read_quality_system(folder)


@pytest.fixture(scope="module")
def shipped_method(folder, system):
    return read_method(folder, system)


@pytest.fixture
def faults(folder, system, shipped_method, tmp_path):
    def spoil(old, new):
        text = (folder / "similar.toml").read_text(encoding="utf-8")
        assert old in text
        (tmp_path / "similar.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(FaultsFound) as found:
            read_likeness(tmp_path, system, shipped_method)
        return [(fault.place, fault.found) for fault in found.value.faults]

    return spoil


def test_principals_are_compared_in_circumstances_and_never_in_results_or_resources(
    folder, system, shipped_method
):
    likeness = read_likeness(folder, system, shipped_method)
    kinds = {indicator.id: indicator.conditions for indicator in system.indicators}
    for variable in likeness.variables:
        assert CONTEXT.search(variable.name)
        assert {kinds[id_] for id_ in variable.indicators} <= {"pupils"}
        assert bool(variable.indicators) == (variable.measure in {"size", "share"})


def test_a_variable_without_a_weight_is_told(faults):
    place, found = faults('id = "municipality_group"', 'id = "kommungrupp"')[-1]
    assert place.startswith("rad ")
    assert found == "`kommungrupp`, som saknar vikt"


def test_a_weight_without_a_variable_is_told(faults):
    assert ("inget med `id` municipality_group, som har en vikt") in [
        found for _, found in faults('id = "municipality_group"', 'id = "units"')
    ]


def test_an_indicator_that_is_not_there_is_told(faults):
    assert "måttet `antal-elefanter`, som inte finns" in faults('"antal-elever"', '"antal-elefanter"')[0][1]


def test_braces_that_nothing_can_be_put_in_for_are_told(faults):
    assert (
        "`{storlek}`, som inte går att byta ut" in faults("Uppgift om {size}", "Uppgift om {storlek}")[0][1]
    )
