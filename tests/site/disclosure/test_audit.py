"""Is what we add withheld where it would pin what a source withholds?"""

from hypothesis import given, settings
from hypothesis import strategies as st

from nulage_site.analysis.disclosure.audit import Addition, Withheld, audit, narrower
from nulage_site.analysis.disclosure.bounds import bounds, total

TOTAL = total(["municipal", "independent"], 100)
SHOWN = Addition("kommunal huvudman", 93, (total(["municipal"], 93),))
CELL = Withheld("independent")


def names(additions):
    return [each.name for each in additions]


def test_a_municipality_is_not_put_beside_a_total_where_one_principal_is_the_rest():
    assert names(audit([CELL], [TOTAL], [SHOWN]).withheld) == ["kommunal huvudman"]


def test_what_the_source_gives_away_itself_is_not_held_against_what_we_add():
    source = [TOTAL, *SHOWN.statements]
    assert names(audit([CELL], source, [SHOWN]).kept) == ["kommunal huvudman"]


def test_a_sum_of_three_years_is_withheld_and_the_two_years_stand():
    pool = Addition("tre år", 33, (total(["2022", "2023", "2024"], 33),))
    years = [total(["2022"], 12), total(["2023"], 14)]
    assert names(audit([Withheld("2024")], years, [pool]).withheld) == ["tre år"]


def test_the_smallest_goes_first_and_the_rest_stays_when_that_is_enough():
    source = [total(["small", "large", "hidden"], 60, 100)]
    small = Addition("liten", 10, (total(["small"], 10), total(["small", "hidden"], 12)))
    large = Addition("stor", 50, (total(["large"], 50),))
    outcome = audit([Withheld("hidden")], [*source, total(["hidden"], 0, 2)], [large, small])
    assert names(outcome.withheld) == ["liten"]
    assert names(outcome.kept) == ["stor"]


def test_what_has_nothing_to_do_with_the_cell_stays_however_small():
    elsewhere = Addition("en annan kommun", 1, (total(["other"], 1),))
    outcome = audit([CELL], [TOTAL], [SHOWN, elsewhere])
    assert names(outcome.kept) == ["en annan kommun"]


def test_what_contradicts_the_source_is_withheld():
    wrong = Addition("fel", 120, (total(["municipal"], 120),))
    assert names(audit([CELL], [TOTAL], [wrong]).withheld) == ["fel"]


def test_beside_a_source_that_contradicts_itself_only_what_has_nothing_to_do_with_it_stands():
    source = [TOTAL, total(["municipal", "independent"], 90)]
    elsewhere = Addition("en annan kommun", 1, (total(["other"], 1),))
    outcome = audit([CELL, CELL], source, [SHOWN, elsewhere])
    assert names(outcome.withheld) == ["kommunal huvudman"]
    assert names(outcome.kept) == ["en annan kommun"]


def test_less_than_the_last_decimal_of_a_source_is_nothing():
    assert not narrower((0.1003, 0.9), (0.1, 0.9))
    assert narrower((0.101, 0.9), (0.1, 0.9))
    assert narrower((0.1, 0.899), (0.1, 0.9))


@settings(deadline=None, max_examples=20)
@given(st.lists(st.integers(0, 30), min_size=3, max_size=5), st.data())
def test_after_the_audit_nothing_withheld_is_pinned_tighter(numbers, data):
    hidden = data.draw(st.sets(st.sampled_from(range(len(numbers))), min_size=1))
    source = [total([place], number) for place, number in enumerate(numbers) if place not in hidden]
    groups = data.draw(
        st.lists(st.sets(st.sampled_from(range(len(numbers))), min_size=1), min_size=1, max_size=3)
    )
    additions = [
        Addition(f"{number}", len(group), (total(sorted(group), sum(numbers[each] for each in group)),))
        for number, group in enumerate(groups)
    ]
    kept = audit([Withheld(place) for place in hidden], source, additions).kept
    published = [*source, *(statement for each in kept for statement in each.statements)]
    for place in hidden:
        assert not narrower(bounds(place, published), bounds(place, source))
