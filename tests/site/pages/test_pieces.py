"""Is a piece that is kept for many pages the one that would be made anew for each?"""

from dataclasses import replace
from itertools import count

import pytest

from nulage_site.analysis.reasons import Reasons, formats
from nulage_site.analysis.rows import PageRows, series
from nulage_site.app import create_app
from nulage_site.views.evidence import form_chapters
from nulage_site.views.pieces import table


@pytest.fixture(scope="module")
def chapters(shipped):
    """Every chapter of every school unit, as it would be if there were but one year."""
    country, system = shipped.country, shipped.quality_system
    rows = PageRows(system, country.nation, Reasons(system, formats(country.sources)))
    forms = [
        rows.form_basis(form.school_form, {key: own[:1] for key, own in series(figures).items()}, owner.type)
        for unit in country.school_units
        for owner, form in country.unit_basis(unit.code).forms
        for figures in [country.unit_figures(owner.id, unit.code)]
    ]
    numbers = count(7)
    made = [form_chapters(form, country.axis, numbers, "Enheten", brief=True) for form in forms]
    return [chapter for form in made for chapter in form.chapters if chapter.lines]


def test_a_table_of_kept_rows_says_what_one_made_anew_says(shipped, chapters):
    environment = create_app(shipped).jinja_env
    assert all(chapter.alone for chapter in chapters)
    for chapter in chapters:
        anew = table(environment, replace(chapter, alone=False), "Enheten")
        assert table(environment, chapter, "Enheten") == anew


def test_units_that_say_the_same_share_their_lines(chapters):
    lines = [line for chapter in chapters for line in chapter.lines]
    assert len({id(line) for line in lines}) < len(lines)
