"""How do a place's figures become the rows and groups of a page?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import get_args

from nulage_site.analysis.reasons import Reasons
from nulage_site.basis import FormBasis, Group, Row, UnitComparison, UnitRow
from nulage_site.model import (
    Conditions,
    Figure,
    Indicator,
    PrincipalType,
    QualitySystem,
    SchoolForm,
    SchoolUnit,
)

Measure = tuple[str, str]
"""A school form and an indicator."""
Series = Mapping[Measure, Sequence[Figure]]
"""Figures by school form and indicator, newest first."""


def series(figures: Iterable[Figure]) -> Series:
    """Figures that come newest first, gathered by school form and indicator."""
    gathered: dict[Measure, list[Figure]] = {}
    for figure in figures:
        key = figure.school_form, figure.indicator
        if key in gathered:
            gathered[key].append(figure)
        else:
            gathered[key] = [figure]
    return gathered


def since_break(figures: Sequence[Figure], indicator: Indicator) -> tuple[Figure, ...]:
    """Of one measure's figures, newest first, those that measure the same thing as the newest of them."""
    if not indicator.breaks:
        return tuple(figures)
    starts = [period for period in indicator.breaks if figures and period <= figures[0].period]
    return tuple(figure for figure in figures if figure.period >= max(starts, default=""))


class PageRows:
    """The order of pages: each school form's sub-goals, then its conditions, with the nation beside."""

    def __init__(self, system: QualitySystem, nation: Iterable[Figure], reasons: Reasons) -> None:
        self._nation = {(each.school_form, each.indicator, each.period): each for each in nation}
        self._reasons = reasons
        self._by_id = {indicator.id: indicator for indicator in system.indicators}
        results_first = sorted(system.indicators, key=lambda each: not each.sub_goal)
        self._indicators = {
            form.id: tuple(each for each in results_first if form.id in each.school_forms)
            for form in system.school_forms
        }
        self._of_goals = {
            goal.id: _keys(form, (each for each in self._indicators[form.id] if each.sub_goal == goal.id))
            for form in system.school_forms
            for goal in form.sub_goals
        }
        self._of_conditions = {
            (form.id, kind): _keys(
                form, (each for each in self._indicators[form.id] if each.conditions == kind)
            )
            for form in system.school_forms
            for kind in get_args(Conditions)
        }
        self._alone: dict[tuple[PrincipalType | None, int], Row] = {}
        self._beside: dict[tuple[PrincipalType | None, Row], Row] = {}

    def form_basis(self, form: SchoolForm, known: Series, principal_type: PrincipalType | None) -> FormBasis:
        """Every sub-goal of the form, also one without figures, and the conditions that have any."""

        def rows(keys: Iterable[Measure]) -> tuple[Row, ...]:
            return tuple(
                [
                    self._row(principal_type, *figures)
                    if len(figures) > 1
                    else self._alone.get((principal_type, id(figures[0])))
                    or self._keep(principal_type, figures[0])
                    for key in keys
                    if (figures := known.get(key))
                ]
            )

        goals = tuple(
            Group(goal, None, self._told_apart(rows(self._of_goals[goal.id]), principal_type))
            for goal in form.sub_goals
        )
        conditions = (
            Group(None, kind, rows(self._of_conditions[form.id, kind])) for kind in get_args(Conditions)
        )
        return FormBasis(form, goals, tuple(group for group in conditions if group.rows))

    def _keep(self, type_: PrincipalType | None, figure: Figure) -> Row:
        """The row of a single figure, kept under what it is: thousands of units have the same one.

        Equal figures of a country are one and the same, and as long as its row is kept no other has its id.
        """
        self._alone[type_, id(figure)] = row = self._row(type_, figure)
        return row

    def _told_apart(self, rows: tuple[Row, ...], type_: PrincipalType | None) -> tuple[Row, ...]:
        """The rows of a sub-goal; where others answered a survey, who did not has another reason."""
        if not any(row.reason for row in rows):
            return rows
        answered = self._reasons.answered([row.figure for row in rows])
        if not answered:
            return rows
        silent = self._reasons.beside_answers
        return tuple(
            [self._beside_answers(row, type_) if silent(row.figure, answered) else row for row in rows]
        )

    def _beside_answers(self, row: Row, type_: PrincipalType | None) -> Row:
        """The row with the reason that it has where others answered: one and the same of the same row."""
        if not (known := self._beside.get((type_, row))):
            reason = self._reasons.of(row.figure, type_, others_answered=True)
            self._beside[type_, row] = known = replace(row, reason=reason)
        return known

    def _row(self, type_: PrincipalType | None, *figures: Figure) -> Row:
        indicator = self._by_id[figures[0].indicator]
        latest, *earlier = since_break(figures, indicator)
        return Row(
            indicator=indicator,
            figure=latest,
            nation=self._nation.get((latest.school_form, latest.indicator, latest.period)),
            earlier=tuple(earlier),
            reason=self._reasons.of(latest, type_),
        )

    def compare(
        self, form: SchoolForm, own: Series, units: Sequence[tuple[SchoolUnit, Series]]
    ) -> UnitComparison:
        """The units beside each other, in the order given, each indicator for one and the same period.

        That period is the principal's own latest. An indicator that is missing for every unit has no row.
        """
        return UnitComparison(
            school_form=form,
            units=tuple(unit for unit, _ in units),
            rows=tuple(
                row
                for indicator in self._indicators[form.id]
                if (row := _unit_row(indicator, (form.id, indicator.id), own, [known for _, known in units]))
            ),
        )


def _keys(form: SchoolForm, indicators: Iterable[Indicator]) -> tuple[Measure, ...]:
    """Under which keys a series holds the indicators of a school form."""
    return tuple((form.id, indicator.id) for indicator in indicators)


def _unit_row(indicator: Indicator, key: Measure, own: Series, units: Sequence[Series]) -> UnitRow | None:
    known = own.get(key, ())
    of_units = [of_unit.get(key, ()) for of_unit in units]
    if not any(of_units):
        return None
    period = known[0].period if known else max([figures[0].period for figures in of_units if figures])
    figures = tuple([_at(figures, period) for figures in of_units])
    if all(figure is None or figure.status == "missing" for figure in figures):
        return None
    return UnitRow(indicator, figures, _at(known, period))


def _at(figures: Sequence[Figure], period: str) -> Figure | None:
    if figures and figures[0].period == period:
        return figures[0]  # as nearly all, and there are many to ask
    return next((figure for figure in figures if figure.period == period), None)
