"""Are the thresholds all there, each with its reason, and do faults in them come out?"""

import re
import shutil
from pathlib import Path

import pytest

from nulage_site.faults import Fault, FaultsFound
from nulage_site.method import IndicatorMethod
from nulage_site.quality_system import read_quality_system
from nulage_site.quality_system.method import read_method

CONTENT = Path(__file__).parents[3] / "content/quality-system"
SYSTEM = read_quality_system(CONTENT)
METHOD = read_method(CONTENT, SYSTEM)
VERDICTS = (
    r"\b(bra|bättre|bäst|bästa|dålig\w*|sämre|sämst|underkän\w*|plats|ranking|signifikant\w*|avvikelse\w*)\b"
)

CLEAR = '[classes.clear]\nname = "Tydligt"\nvalue = 0.8\n'
TEACHERS = "[indicators.elever-per-larare]"


def spoilt(folder: Path, old: str, new: str) -> tuple[Fault, ...]:
    """What the reader says when one text of the shipped file has been replaced."""
    text = (CONTENT / "method.toml").read_text(encoding="utf-8")
    assert text.count(old) == 1
    (folder / "method.toml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(FaultsFound) as found:
        read_method(folder, SYSTEM)
    return found.value.faults


def test_every_choice_has_a_name_and_a_line_of_reasoning():
    said = [
        *(each.why for _, each in METHOD.thresholds()),
        *(each.why for each in METHOD.indicators.values()),
    ]
    names = [each.name for _, each in METHOD.thresholds()]
    assert all(why.endswith(".") for why in said)
    assert len(set(names)) > len(names) - 2, "a name says which threshold it is"
    assert not [why for why in (*said, *names) if re.search(VERDICTS, why.lower())]


def test_every_result_and_every_survey_has_a_least_difference_worth_talking_about():
    results = [
        each for each in SYSTEM.indicators if each.school_forms == ("compulsory_school",) and each.sub_goal
    ]
    assert all(METHOD.indicators[each.id].delta for each in results)


def test_what_the_principal_controls_is_never_a_covariate():
    controlled = {each.id for each in SYSTEM.indicators if each.conditions in ("staff", "costs")}
    assert all(controlled.isdisjoint(each.covariates) for each in METHOD.indicators.values())


def test_a_threshold_that_is_gone_is_told_with_its_table(tmp_path: Path):
    (fault,) = spoilt(tmp_path, CLEAR, CLEAR.replace("value = 0.8\n", ""))
    assert fault.found == "nyckeln `value` saknas"


def test_a_threshold_between_quotes_is_no_number(tmp_path: Path):
    (fault,) = spoilt(tmp_path, CLEAR, CLEAR.replace("0.8", '"0.8"'))
    assert (fault.found, fault.expected) == ("`value` är ”0.8”", "ett tal, utan citattecken")
    assert fault.place.startswith("rad ")


def test_an_indicator_that_is_not_there_is_told_with_those_most_like_it(tmp_path: Path):
    (fault,) = spoilt(tmp_path, TEACHERS, TEACHERS.replace("larare", "lerare"))
    assert fault.found == "måttet `elever-per-lerare`, som inte finns"
    assert fault.expected.startswith("till exempel elever-per-larare")


def test_a_survey_without_the_size_of_chance_is_told(tmp_path: Path):
    (fault,) = spoilt(tmp_path, "survey_c = 122\n", "")
    assert fault.found == "`survey_c` saknas för `forhindra-krankningar-ak-8`"


def test_the_settings_of_one_indicator_are_read_as_they_stand(tmp_path: Path):
    shutil.copy(CONTENT / "method.toml", tmp_path)
    settings = read_method(tmp_path, None).indicators["legitimation-och-behorighet"]
    expected = IndicatorMethod(settings.why, practical_step=5.0, practical_step_independent=10.0)
    assert settings == expected
