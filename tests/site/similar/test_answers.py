"""Does everybody get the nearest of those who are comparable, and an honest answer when they are too few?"""

from itertools import pairwise
from math import inf, nan

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from nulage_site.analysis.similar.answers import answers
from nulage_site.analysis.similar.ladder import ladder, let_in

SORTS = st.sampled_from(["independent", "municipality"])
SIZES = st.sampled_from([0, 5, 40, 100, 140, 300, 900, 4000])
SHARES = st.sampled_from([nan, 0.0, 5.0, 22.5, 60.0])
PRINCIPALS = st.lists(
    st.fixed_dictionaries(
        {
            "pupils": SIZES,
            "abroad": SHARES,
            "units": st.integers(1, 12),
            "years": st.integers(0, 7),
            "type": SORTS,
        }
    ),
    min_size=1,
    max_size=20,
)


def ids(similar):
    return [each.id for each in similar.peers]


def test_the_nearest_stand_first_and_those_equally_near_by_organisation_number(facts, method, words):
    found = answers(
        facts({"abroad": 20}, {"abroad": 30}, {"abroad": 10}, {"abroad": 21}, {"abroad": 60}),
        method(),
        words,
        {},
    )
    assert ids(found["0000"]) == ["0003", "0001", "0002"]


def test_those_alike_in_all_stand_by_organisation_number(facts, method, words):
    everybody = [{"pupils": 173, "abroad": 31.7, "units": 3}] * 9 + [{"pupils": 400}]
    assert ids(answers(facts(*everybody), method(), words, {})["0004"]) == ["0000", "0001", "0002"]


def test_a_principal_more_than_three_times_as_large_is_passed_by_for_one_further_away(facts, method, words):
    everybody = [{"pupils": 100}, {"pupils": 310}, *({"pupils": 101, "abroad": 50.0} for _ in range(3))]
    found = answers(facts(*everybody), method(), words, {})
    assert ids(found["0000"]) == ["0002", "0003", "0004"]
    assert "gånger" not in found["0000"].note


def test_size_gives_way_first_and_the_note_says_so(facts, method, words):
    found = answers(facts(*({"pupils": size} for size in (100, 110, 120, 450))), method(), words, {})
    assert ids(found["0000"]) == ["0001", "0002", "0003"]
    assert "Längre bort. Någon är 3 gånger så stor." in found["0000"].note
    far = answers(facts(*({"pupils": size} for size in (100, 110, 120, 900))), method(), words, {})
    assert "Någon är 5 gånger så stor." in far["0000"].note


def test_cohorts_give_way_before_the_sort_of_principal(facts, method, words):
    everybody = [{}, {}, {}, {"years": 0b011}, {"type": "municipality"}]
    note = answers(facts(*everybody), method(), words, {})["0000"].note
    assert "Någon har andra årskurser." in note
    assert "Någon är en annan sort." not in note
    last = answers(facts({}, {}, {}, {"type": "municipality"}), method(), words, {})["0000"]
    assert ids(last) == ["0001", "0002", "0003"]
    assert "Någon är en annan sort." in last.note


def test_those_who_are_too_few_have_no_similar_principals(facts, method, words):
    similar = answers(facts({}, {}, {}), method(), words, {})["0000"]
    assert (similar.origin, similar.peers, similar.note) == ("none", (), "För få.")


def test_a_principal_whose_size_is_withheld_is_compared_with_nobody(facts, method, words):
    found = answers(facts({"pupils": 0}, {}, {}, {}, {}), method(), words, {})
    assert (found["0000"].origin, found["0000"].note) == ("none", "Vet inte antal elever.")
    assert all("0000" not in ids(similar) for similar in found.values())


def test_the_most_distant_of_all_are_not_similar_even_when_nobody_else_is(facts, method, words):
    everybody = [*({"abroad": 20.0 + step} for step in range(9)), {"abroad": 99.0}]
    assert answers(facts(*everybody), method(), words, {})["0009"].origin == "own"
    assert answers(facts(*everybody), method(furthest=0.8), words, {})["0009"].origin == "none"


def test_those_that_kolada_names_are_used_and_stand_in_alphabetical_order(facts, method, words):
    everybody = [{"type": "municipality", "name": name} for name in ("Ale", "Östra", "Åre", "Bro", "Bor")]
    theirs = {("compulsory_school", "0000"): ("0001", "0002", "0003", "9999")}
    found = answers(facts(*everybody), method(), words, theirs)
    assert [each.name for each in found["0000"].peers] == ["Bro", "Åre", "Östra"]
    assert (found["0000"].origin, found["0000"].note) == ("kolada", "Ur Kolada.")
    assert found["0001"].origin == "own"


def test_kolada_is_passed_by_when_too_few_of_its_municipalities_run_the_school_form(facts, method, words):
    theirs = {("compulsory_school", "0000"): ("0001", "8888", "9999")}
    found = answers(facts({}, {}, {}, {}), method(least_visible=2), words, theirs)
    assert found["0000"].origin == "own"


def test_what_kolada_says_of_another_school_form_is_not_used(facts, method, words):
    found = answers(facts({}, {}, {}, {}), method(), words, {("preschool", "0000"): ("0001",)})
    assert found["0000"].origin == "own"


@settings(deadline=None, max_examples=30)
@given(everybody=PRINCIPALS)
def test_nobody_is_similar_to_itself_or_to_more_or_fewer_than_asked_for(facts, method, words, everybody):
    for id_, similar in answers(facts(*everybody), method(), words, {}).items():
        assert id_ not in ids(similar)
        assert len(set(ids(similar))) == len(similar.peers)
        assert len(similar.peers) == (3 if similar.origin == "own" else 0)
        assert similar.note


@settings(deadline=None, max_examples=30)
@given(everybody=PRINCIPALS)
def test_whom_a_rung_lets_in_is_mutual(facts, everybody):
    made = facts(*everybody)
    for rung in ladder((3.0, 5.0)):
        allowed = np.array([let_in(rung, made, who) for who in range(len(everybody))])
        assert (allowed == allowed.T).all()


@settings(deadline=None, max_examples=30)
@given(everybody=PRINCIPALS)
def test_each_rung_lets_in_all_of_the_one_before(facts, everybody):
    made = facts(*everybody)
    rungs = list(ladder((3.0, 5.0)))
    assert [rung.size_factor for rung in rungs] == [3, 5, inf, inf, inf]
    for who in range(len(everybody)):
        allowed = [let_in(rung, made, who) for rung in rungs]
        assert all((wide >= narrow).all() for narrow, wide in pairwise(allowed))


@settings(deadline=None, max_examples=30)
@given(everybody=PRINCIPALS)
def test_the_same_country_gives_the_same_answers(facts, method, words, everybody):
    once, again = (answers(facts(*everybody), method(), words, {}) for _ in range(2))
    assert once == again
