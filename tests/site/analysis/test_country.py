"""What the pages ask of the country, and what they are answered."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from nulage_site.analysis.country import Country
from nulage_site.basis import FormBasis
from nulage_site.model import SignText

TOWN, COMPANY, SOLE_TRADER = "2129900003", "5799900138", "abcdefghij"


def rows(form: FormBasis) -> dict[str, list[str]]:
    groups = {**{goal.sub_goal.id: goal for goal in form.sub_goals if goal.sub_goal}}
    groups |= {str(group.conditions): group for group in form.conditions}
    return {name: [row.indicator.id for row in group.rows] for name, group in groups.items()}


def test_principals_stand_in_alphabetical_order_under_readable_names(country: Country) -> None:
    assert [each.name for each in country.principals] == ["Anna Påhitt", "Knopp AB", "Östångs kommun"]
    assert [each.name for each in country.school_units] == ["Askolan", "Äskolan", "Öskolan"]


def test_a_municipality_stands_first_in_its_own_municipality(country: Country) -> None:
    town = country.basis(TOWN).principal
    assert [each.name for each in town.municipalities] == ["Östång", "Annan"]
    assert town.type == "municipality"


def test_whom_the_register_does_not_know_still_has_a_page(country: Country) -> None:
    company = country.basis(COMPANY).principal
    assert (company.type, company.municipalities) == ("independent", ())


def test_a_sole_trader_has_a_made_up_id_and_no_number(country: Country) -> None:
    basis = country.basis(SOLE_TRADER)
    assert (basis.principal.id, basis.principal.organisation_number) == (SOLE_TRADER, None)
    assert not basis.has_values
    assert basis.forms


def test_sub_goals_come_first_and_conditions_after_in_content_order(country: Country) -> None:
    (form,) = country.basis(TOWN).forms
    assert rows(form) == {
        "kunskap": ["lagst-e"],
        "trygghet": ["trygghet"],
        "stod": [],
        "pupils": ["elever"],
        "costs": ["kostnad"],
    }


def test_a_row_has_the_latest_figure_the_nation_of_that_period_and_earlier_years(country: Country) -> None:
    (form,) = country.basis(TOWN).forms
    (row,) = form.conditions[0].rows
    assert (row.figure.period, row.figure.value) == ("2024/25", 812.0)
    assert row.nation is not None
    assert row.nation.value == 1104.0
    assert [figure.value for figure in row.earlier] == [800.0]
    assert row.reason == ""


def test_a_survey_that_was_not_made_this_year_shows_the_reason_and_the_year_before(country: Country) -> None:
    (form,) = country.basis(TOWN).forms
    (row,) = form.sub_goals[1].rows
    assert (row.figure.value, row.figure.status) == (None, "missing")
    assert row.reason == "Enkäten gjordes inte i år"
    assert [figure.period for figure in row.earlier] == ["VT 2024"]


def test_where_others_answered_a_survey_it_is_not_said_that_it_was_not_made(make, system) -> None:
    safety = next(each for each in system.indicators if each.survey)
    asked_others = replace(safety, id="trygghet-ak-8")
    told = SignText("underlag", "missing", "Inga svar härifrån", survey=True, others_answered=True)
    wider = replace(system, indicators=(*system.indicators, asked_others), signs=(*system.signs, told))
    for status, reason in ((7.9, told.text), ("missing", "Enkäten gjordes inte i år")):
        answers = {
            (TOWN, "", "trygghet", "VT 2025"): status,
            (TOWN, "", "trygghet-ak-8", "VT 2025"): "missing",
        }
        country = make(wider, basis=answers)
        (form,) = country.basis(TOWN).forms
        (of_safety,) = (goal for goal in form.sub_goals if goal.sub_goal and goal.sub_goal.id == "trygghet")
        assert [row.reason for row in of_safety.rows if row.indicator == asked_others] == [reason]
        published = country.reasons(country.own_figures(TOWN), country.basis(TOWN).principal)
        assert reason in published


def test_the_narrowest_reason_is_told(country: Country) -> None:
    (form,) = country.basis(COMPANY).forms
    reasons = {
        row.indicator.id: row.reason for group in form.sub_goals + form.conditions for row in group.rows
    }
    assert reasons == {"lagst-e": "Skyddad uppgift", "kostnad": "Visas inte för enskilda", "elever": ""}


def test_a_withheld_value_is_in_no_figure_of_any_page(country: Country) -> None:
    everything = [
        figure
        for principal in country.principals
        for figure in country.basis(principal.id).figures
        if figure.status != "exists"
    ] + [figure for unit in country.school_units for _, figure in country.unit_basis(unit.code).figures]
    hidden = [figure for figure in everything if figure.status != "exists"]
    assert len(hidden) == 7
    assert {(figure.value, figure.low, figure.high, figure.n) for figure in hidden} == {(None,) * 4}


def test_units_stand_beside_each_other_in_alphabetical_order_for_one_period(country: Country) -> None:
    (comparison,) = country.basis(TOWN).units
    assert [unit.name for unit in comparison.units] == ["Askolan", "Äskolan", "Öskolan"]
    values = {
        row.indicator.id: [figure and (figure.value or figure.status) for figure in row.figures]
        for row in comparison.rows
    }
    assert values == {"elever": [300.0, None, 212.0], "lagst-e": ["withheld_majority", None, 61.5]}
    assert [row.own and row.own.value for row in comparison.rows] == [66.7, 812.0]


def test_a_principal_with_one_unit_has_nothing_to_lay_beside_it(country: Country) -> None:
    assert country.basis(COMPANY).units == ()


def test_a_school_that_changed_hands_has_one_page_with_both_principals(country: Country) -> None:
    basis = country.unit_basis("10000001")
    assert [principal.name for principal in basis.principals] == ["Östångs kommun", "Knopp AB"]
    assert [(owner, figure.value) for owner, figure in basis.figures if figure.indicator == "elever"] == [
        (TOWN, 300.0),
        (COMPANY, 61.0),
    ]
    assert [(principal.id, form.school_form.id) for principal, form in basis.forms] == [
        (TOWN, "compulsory_school"),
        (COMPANY, "compulsory_school"),
    ]


def test_periods_are_school_year_calendar_year_and_term(country: Country) -> None:
    assert country.basis(TOWN).periods == ("2024/25", "2024", "VT 2025")


def test_an_indicator_shows_the_nation_and_the_spread_without_names(country: Country) -> None:
    basis = country.indicator_basis("lagst-e", "compulsory_school")
    assert [figure.value for figure in basis.nation] == [70.4]
    assert (basis.principals_with_value, basis.principals_in_all, basis.period) == (1, 2, "2024/25")
    assert len(basis.spread) == 20
    assert [(bound, count) for bound, count in basis.spread if count] == [(65.0, 1)]


def test_an_indicator_that_no_file_gives_has_an_empty_page_and_no_fault(
    make: Callable[..., Country],
) -> None:
    country = make(basis={(TOWN, "", "elever", "2024/25"): 812})
    basis = country.indicator_basis("lagst-e", "compulsory_school")
    assert (basis.nation, basis.period, basis.spread, basis.principals_in_all) == ((), "", (), 0)
    assert country.axis("kostnad") == (0.0, 1.0)


def test_where_two_sources_give_the_same_figure_the_later_is_shown(make: Callable[..., Country]) -> None:
    key = (TOWN, "", "elever", "2024/25")
    before = (TOWN, "", "elever", "2023/24")
    country = make(older={key: 1, before: 800}, basis={key: 812})
    basis = country.basis(TOWN)
    assert [(figure.value, figure.source) for figure in basis.figures] == [
        (812.0, "underlag/2026"),
        (800.0, "annat/2025"),
    ]
    assert [source.id for source in basis.sources] == ["annat/2025", "underlag/2026"]


@pytest.mark.parametrize("ask", ["basis", "unit_basis"])
def test_nobody_is_answered_for_who_is_not_there(country: Country, ask: str) -> None:
    with pytest.raises(KeyError):
        getattr(country, ask)("0000000000")


def test_units_stand_beside_each_other_in_the_order_of_the_page_results_before_conditions(shipped):
    compared = [
        [bool(row.indicator.sub_goal) for row in comparison.rows]
        for principal in shipped.country.principals
        for comparison in shipped.country.basis(principal.id).units
    ]
    assert any(True in goals and False in goals for goals in compared)
    assert all(goals == sorted(goals, reverse=True) for goals in compared)
