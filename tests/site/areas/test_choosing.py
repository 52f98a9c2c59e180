"""Does a page take up a few things, a strength first, and say honestly when there is none?"""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from one_principal import (  # fmt: skip
    ELIGIBLE,
    FORM,
    INDICATORS,
    MATHS,
    METHOD,
    RATIO,
    SAFETY,
    STIMULUS,
    TEACHERS,
    YEAR_6,
    YEAR_9,
    case,
    compared,
    counted,
)

from nulage_site.analysis.areas.case import Case
from nulage_site.analysis.areas.choosing import choose
from nulage_site.basis import FormBasis, Group
from nulage_site.model import Municipality
from nulage_site.swedish import NO_BREAK_SPACE

SWEDISH = "svenska-ak-9"
BELOW = counted(YEAR_9, 110, 176, 71.2)
ABOVE = counted(YEAR_6, 290, 380, 70.2)
HIDDEN = compared(ELIGIBLE, None, None, "none", "E")


def headings(*comparisons, **more) -> list[str]:
    return [area.indicator or area.id for area in choose(case(*comparisons, **more)).areas]


def test_a_strength_stands_first():
    areas = choose(case(BELOW, ABOVE)).areas
    assert [area.kind for area in areas[:2]] == ["strength", "explore"]


def test_a_strength_that_is_less_sure_is_never_crowded_out():
    explored = [
        compared(id_, 6.0, 7.8, "survey", "B") for id_ in ("stod-ak-5", "stod-ak-8", "stimulans-ak-5", SAFETY)
    ]
    explored += [
        BELOW,
        compared(STIMULUS, 5.0, 7.0, "survey", "B"),
        compared(RATIO, 14.1, 12.0, "conditions", "condition"),
    ]
    weak_strength = compared("studiero-personal", 8.0, 7.4, "survey", "B")
    chosen = choose(case(*explored, weak_strength))
    assert chosen.areas[0].indicator == "studiero-personal"
    assert len(chosen.areas) == METHOD.choice.areas.value
    assert chosen.no_strength == ""


def test_figures_of_one_cohort_are_one_finding_led_by_the_surest():
    others = counted(ELIGIBLE, 137, 176, 83.0, "B"), counted(SWEDISH, 137, 176, 88.0, "B")
    chosen = choose(case(*others, BELOW, counted(MATHS, 166, 176, 88.0, "B")))
    (area,) = (area for area in chosen.areas if area.kind != "open")
    assert area.indicator == YEAR_9
    assert tuple(each.replace(NO_BREAK_SPACE, " ") for each in area.also) == (
        "Åt samma håll pekar andelen i årskurs 9 med minst E i svenska: 77,8 % mot väntade 88,0 %.",
        "Det gör också andelen i årskurs 9 som är behörig till ett nationellt program: 77,8 % mot väntade 83,0 %.",
        "Åt andra hållet pekar andelen i årskurs 9 med minst E i matematik: 94,3 % mot väntade 88,0 %.",
    )


def test_a_sub_goal_holds_at_most_two_areas():
    surveys = [
        compared(id_, 6.0, 7.8, "survey", "B") for id_ in (SAFETY, "studiero-ak-5", "trygghet-personal")
    ]
    chosen = choose(case(*surveys))
    assert [area.sub_goal for area in chosen.areas].count("grundskola-trygghet-och-studiero") == 2


def test_at_most_two_conditions_and_each_is_told_once():
    conditions = [
        compared(TEACHERS, 55.0, 72.0, "conditions", "condition"),
        compared(RATIO, 14.1, 12.0, "conditions", "condition"),
        compared("kostnad-per-elev", 160_000, 135_000, "conditions", "condition"),
    ]
    chosen = choose(case(*conditions, counted(YEAR_9, 126, 176, 71.2, "D")))
    told = [area for area in chosen.areas if area.conditions]
    assert len(told) == 2
    contrast = next(area for area in chosen.areas if area.evidence_class == "contrast")
    assert contrast.kind == "strength"
    assert TEACHERS not in {area.indicator for area in told}


def test_without_a_strength_the_page_says_so_and_why_the_source_hides_them():
    said = choose(case(compared(YEAR_9, 60.0, 73.0, "share_only", "B"), HIDDEN)).no_strength
    assert said.startswith("Ingen styrka sticker ut i siffrorna.")
    assert "döljs andelen när någon, men färre än 10 elever, inte nådde målet" in said


def test_where_no_share_is_hidden_the_reason_is_that_shares_alone_need_a_larger_difference():
    above, below = (compared(YEAR_9, value, 73.7, "share_only", "D") for value in (79.9, 72.0))
    alone = "först när den är minst 2 gånger den minsta som är värd att tala om"
    said = choose(case(above)).no_strength
    assert alone in said
    assert "döljs andelen" not in said
    assert alone not in choose(case(below)).no_strength
    assert alone not in choose(case(counted(YEAR_9, 799, 1000, 73.7, "D"))).no_strength


def test_a_small_group_that_all_reached_is_no_strength_and_the_page_says_why():
    small = "färre än 30 elever flyttar varje elev andelen mycket"
    assert small in choose(case(counted("matematik-ak-6", 26, 26, 83.7, "C"))).no_strength
    assert small not in choose(case(counted("matematik-ak-6", 15, 26, 83.7, "C"))).no_strength
    assert small not in choose(case(counted("matematik-ak-6", 70, 70, 96.7, "D"))).no_strength


def test_a_page_with_shares_alone_says_so_beside_a_strength_too():
    chosen = choose(case(compared(YEAR_9, 90.0, 73.0, "share_only", "B"), HIDDEN))
    assert chosen.no_strength == ""
    assert any("Styrkor syns därför mer sällan" in note for note in chosen.notes)


def test_a_principal_with_no_figures_gets_three_open_topics_and_no_noise():
    chosen = choose(case())
    assert [area.kind for area in chosen.areas] == ["open"] * 3
    assert chosen.notes == ()
    assert all("säger för lite" in area.why.rule for area in chosen.areas)
    assert "för få siffror" in chosen.no_strength


def test_what_is_in_line_is_not_said_to_be_little_data():
    results = [counted(each, 1260, 1760, 71.2, "D") for each in (YEAR_9, "svenska-ak-9", MATHS)]
    surveys = [compared(each, 7.4, 7.4, "survey", "D") for each in (SAFETY, STIMULUS, "stod-ak-8")]
    chosen = choose(case(*results, *surveys))
    assert {area.evidence_class for area in chosen.areas} == {"D"}
    assert all("Inget sticker ut i siffrorna om det här." in area.why.rule for area in chosen.areas)
    assert not chosen.notes


def test_few_areas_are_filled_with_open_topics_of_other_sub_goals():
    chosen = choose(case(BELOW))
    assert [area.kind for area in chosen.areas] == ["explore", "open", "open"]
    assert len({area.sub_goal for area in chosen.areas}) == 3


@pytest.mark.parametrize(
    ("nation", "said"),
    [
        (6.5, "Jämfört med hela riket är skillnaden däremot liten."),
        (6.2, "där är 6,2 vanligt, så mot riket är det högre."),
        (7.0, ""),
    ],
)
def test_a_survey_below_its_type_but_not_below_the_nation_says_both(nation, said):
    mean = compared("trygghet-personal", 6.5, 7.3, "survey", "B", nation=nation, against_nation=6.5 - nation)
    (area, *_) = choose(case(mean, type_="independent")).areas
    assert "Det tyder på ett lägre värde än väntat." in area.statement
    assert said in area.statement
    assert ("var och en räknas lika" in area.statement) is bool(said)


@pytest.mark.parametrize(
    ("type_", "group", "wide"),
    [
        ("municipality", "A2", "kommuner av samma slag som er (storstad eller nära en storstad)"),
        ("municipality", "B3", "kommuner av samma slag som er (större stad eller nära en större stad)"),
        ("municipality", "C9", "kommuner av samma slag som er (mindre stad, tätort eller landsbygd)"),
        ("municipality", "", "huvudmän av samma slag och storlek"),
        ("independent", "A2", "huvudmän av samma slag och storlek"),
    ],
)
def test_a_condition_says_which_groups_it_is_held_against_and_of_what_kind_one_is(type_, group, wide):
    told = case(compared(RATIO, 9.7, 11.6, "conditions", "condition"), type_=type_)
    place = Municipality("9004", "Östång", "2129900003", "90", "Ljungmarkens län", group, "")
    principal = replace(told.principal, municipalities=(place,))
    (area, *_) = choose(replace(told, basis=replace(told.basis, principal=principal))).areas
    assert f"de flesta liknande huvudmän, och hos de flesta {wide}" in area.statement
    assert f"bland {wide}" in area.why.rule


def test_what_is_in_line_is_named_and_is_no_area():
    chosen = choose(case(counted(YEAR_9, 126, 176, 71.2, "D")))
    assert chosen.reviewed == (INDICATORS[YEAR_9].name,)
    assert all(area.kind == "open" for area in chosen.areas)


@pytest.mark.parametrize(("probability", "stays"), [(0.55, True), (0.45, False)])
def test_an_area_of_last_year_stays_while_it_is_more_likely_than_not(probability, stays):
    now = counted(YEAR_9, 118, 176, 71.2, "D", probability=probability)
    chosen = choose(case(now, stays=frozenset({("compulsory_school", YEAR_9, "fewer")})))
    assert (YEAR_9 in {area.indicator for area in chosen.areas}) is stays
    assert (chosen.reviewed == ()) is stays
    if stays:
        assert "fanns med i förra utgåvan" in chosen.areas[0].why.rule


def two_school_forms() -> Case:
    """The compulsory school, and a second form whose sub-goals go by other names."""
    goals = tuple(replace(goal, id=f"andra-{goal.id}") for goal in FORM.sub_goals)
    other = replace(FORM, id="preschool", name="Förskola", sub_goals=goals)
    groups = tuple(Group(goal, None, ()) for goal in goals)
    alone = case(BELOW)
    return replace(
        alone, basis=replace(alone.basis, forms=(*alone.basis.forms, FormBasis(other, groups, ())))
    )


def test_the_areas_of_several_school_forms_say_which_form_they_are_of():
    alone, among_two = (choose(each).areas[0].heading for each in (case(BELOW), two_school_forms()))
    assert alone == INDICATORS[YEAR_9].name
    assert among_two == f"{FORM.name}: {alone}"


def test_open_topics_are_spread_over_the_school_forms():
    topics = [area for area in choose(two_school_forms()).areas if area.kind == "open"]
    assert [area.school_form for area in topics] == ["compulsory_school", "preschool"]


SHARES = [id_ for id_, each in METHOD.indicators.items() if each.counts]
SURVEYS = [id_ for id_, each in METHOD.indicators.items() if each.survey_c]
CONDITIONS = [id_ for id_, each in METHOD.indicators.items() if each.practical_step]
ANY_SHARE = st.builds(
    lambda id_, of, k, expected, class_: counted(id_, min(k, of), of, expected, class_),
    st.sampled_from(SHARES), st.integers(30, 900), st.integers(0, 900), st.floats(5, 95), st.sampled_from("ABCD"),
)  # fmt: skip
ANY_SURVEY = st.builds(
    lambda id_, value, class_: compared(id_, value, 7.0, "survey", class_),
    st.sampled_from(SURVEYS), st.floats(1, 10), st.sampled_from("BD"),
)  # fmt: skip
ANY_CONDITION = st.builds(
    lambda id_, value, class_: compared(id_, value, 50.0, "conditions", class_),
    st.sampled_from(CONDITIONS), st.floats(1, 99), st.sampled_from(["condition", "D"]),
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.one_of(ANY_SHARE, ANY_SURVEY, ANY_CONDITION),
        max_size=25,
        unique_by=lambda each: each.figure.indicator,
    )
)
def test_whatever_the_figures_a_page_keeps_within_its_limits_and_begins_with_strengths(comparisons):
    chosen = choose(case(*comparisons))
    areas, choice = chosen.areas, METHOD.choice
    assert choice.fill_to.value <= len(areas) <= choice.areas.value
    sub_goals = [area.sub_goal for area in areas if area.sub_goal]
    assert max((sub_goals.count(each) for each in sub_goals), default=0) <= choice.per_sub_goal.value
    classes = [area.evidence_class for area in areas]
    assert classes.count("contrast") <= choice.contrasts.value
    assert classes.count("condition") <= choice.conditions.value
    kinds = [area.kind for area in areas]
    assert kinds == sorted(kinds, key=["strength", "explore", "open"].index)
    assert len({area.id for area in areas}) == len(areas)
    assert bool(chosen.no_strength) == ("strength" not in kinds)
