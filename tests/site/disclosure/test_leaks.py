"""Does the build see how much a source gives away by itself, without working it out?"""

from nulage_site.analysis.disclosure.leaks import count_leaks

GIRLS, PUPILS, NOW = "andel-flickor", "antal-elever", "2024/25"
PUBLISHED = {
    ("lilla", "", PUPILS, NOW): 100.0,
    ("lilla", "a", PUPILS, NOW): 60.0,
    ("lilla", "b", PUPILS, NOW): 40.0,
    ("lilla", "", GIRLS, NOW): 47.0,
    ("lilla", "a", GIRLS, NOW): 50.0,
    ("lilla", "b", GIRLS, NOW): "withheld",
}


def test_one_withheld_unit_beside_the_whole_and_the_others_is_a_leak(tidy, system):
    assert count_leaks(tidy(PUBLISHED), system.indicators) == 1


def test_two_withheld_units_are_none(tidy, system):
    assert count_leaks(tidy({**PUBLISHED, ("lilla", "a", GIRLS, NOW): "withheld"}), system.indicators) == 0


def test_a_whole_that_is_withheld_too_gives_nothing_away(tidy, system):
    assert count_leaks(tidy({**PUBLISHED, ("lilla", "", GIRLS, NOW): "withheld"}), system.indicators) == 0


def test_in_a_large_school_rounding_hides_the_last_pupils(tidy, system):
    large = {key: value * 100 if key[2] == PUPILS else value for key, value in PUBLISHED.items()}
    assert count_leaks(tidy(large), system.indicators) == 0


def test_units_that_are_not_the_whole_tell_nothing(tidy, system):
    assert count_leaks(tidy({**PUBLISHED, ("lilla", "", PUPILS, NOW): 130.0}), system.indicators) == 0


def test_a_single_unit_that_is_the_whole_is_a_leak(tidy, system):
    rows = {
        ("en", "", PUPILS, NOW): 61.0,
        ("en", "a", PUPILS, NOW): 61.0,
        ("en", "", GIRLS, NOW): 49.2,
        ("en", "a", GIRLS, NOW): "withheld",
    }
    assert count_leaks(tidy(rows), system.indicators) == 1
