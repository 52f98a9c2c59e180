"""Do the pictures of a principal's page say in words what they draw, and draw nothing that is not published?"""

import re
from itertools import count

import pytest

from nulage_site.app import create_app
from nulage_site.charts import mark
from nulage_site.model import Figure
from nulage_site.swedish import period_text
from nulage_site.views.beside import Beside, beside, company, pupils
from nulage_site.views.evidence import FormChapters, form_chapters


def pages(shipped) -> list[tuple[str, Beside, list[FormChapters]]]:
    """Every third principal of the shipped country: its id, what stands beside its figures, and its chapters."""
    country, numbers = shipped.country, count(1)
    return [
        (one.id, known, [form_chapters(form, country.axis, numbers, "Ni", known) for form in basis.forms])
        for one in country.principals[::3]
        for known in [beside(shipped, one.id)]
        for basis in [country.basis(one.id)]
    ]


@pytest.fixture(scope="module")
def drawn(shipped):
    return pages(shipped)


def lines(forms: list[FormChapters]):
    return [line for form in forms for chapter in form.chapters for line in chapter.lines]


def published(shipped, principal_ids, indicator: str) -> set[float]:
    """The places of all values of an indicator that these principals' own pages show."""
    axis = shipped.country.axis(indicator)
    figures = (figure for each in principal_ids for figure in shipped.country.own_figures(each))
    places = (mark(figure, axis) for figure in figures if figure.indicator == indicator)
    return {place.x for place in places if place}


def test_a_dot_stands_only_where_a_similar_principal_has_published_a_value(shipped, drawn):
    dots = 0
    for id_, _, forms in drawn:
        peers = {peer.id for similar in shipped.findings(id_).similar for peer in similar.peers}
        for line in lines(forms):
            if line.strip and line.strip.similar:
                assert set(line.strip.similar) <= published(shipped, peers, line.indicator.id)
                dots += len(line.strip.similar)
    assert dots > 0


def test_fewer_than_five_similar_values_are_neither_drawn_nor_told(shipped, drawn):
    least = shipped.method.similar.least_visible.value
    for id_, known, _ in drawn:
        for figure in shipped.country.own_figures(id_):
            similar = known.similar(figure)
            assert similar is None or len(similar.values) >= least
            assert similar is None or similar.values == tuple(sorted(similar.values))


def test_no_line_over_the_years_has_a_point_for_a_year_without_value(shipped, drawn):
    courses = 0
    for id_, _, forms in drawn:
        figures = shipped.country.years(id_)
        for form in forms:
            for years in (each for chapter in form.chapters for each in chapter.years if each.course):
                own = figures[form.basis.school_form.id, years.indicator.id]
                points = [point for run in years.course.own for point in run]
                assert len(points) == sum(figure.value is not None for figure in own)
                courses += 1
    assert courses > 0


def test_a_break_in_what_is_measured_begins_the_years_anew(drawn):
    for _, _, forms in drawn:
        for years in (each for form in forms for chapter in form.chapters for each in chapter.years):
            for break_ in years.indicator.breaks:
                assert not (years.periods[0] < break_ <= years.periods[-1])


def test_pupils_stand_one_by_one_only_where_they_may_be_counted(shipped, drawn):
    for id_, known, forms in drawn:
        counted = {
            each.figure: each for each in shipped.findings(id_).expectations if each.counts or each.pooled
        }
        few = [each for form in forms for chapter in form.chapters for each in chapter.pupils]
        assert len(few) <= len(counted)
        for compared in shipped.findings(id_).expectations:
            indicator = next(
                each for each in shipped.quality_system.indicators if each.id == compared.figure.indicator
            )
            if pupils(compared.figure, indicator, known):
                assert compared.figure in counted


def test_each_picture_has_a_title_and_a_description_and_its_table_says_the_years(shipped, drawn):
    id_ = max((page for page in drawn if len(page[2]) == 1), key=lambda page: len(lines(page[2])))[0]
    html = create_app(shipped).test_client().get(f"/huvudman/{id_}/").text
    pictures = re.findall(r'<svg class="(?:strip|course)[^>]*>.*?</svg>', html, re.DOTALL)
    assert pictures
    for picture in pictures:
        assert 'role="img"' in picture
        assert re.search(r"<title id=\"t\d+\">[^<]+</title><desc id=\"d\d+\">Skala [^<]+</desc>", picture)
    assert "trend" not in html.casefold()


def test_what_a_row_stands_beside_is_said_in_the_title_of_its_picture(drawn):
    said = [line for _, _, forms in drawn for line in lines(forms) if line.strip and line.beside]
    assert said
    for line in said:
        word = "mitten av liknande huvudmän" if line.indicator.conditions else "väntat"
        assert f"{word} {line.beside}" in line.picture


def test_nothing_is_expected_of_a_figure_that_was_not_compared(shipped):
    figure = Figure("svenska-ak-9", "compulsory_school", "1999/00", "exists", "underlag", 80.0)
    indicator = next(each for each in shipped.quality_system.indicators if each.id == figure.indicator)
    one = shipped.country.principals[0].id
    assert company(figure, indicator, beside(shipped, one)).text == ""


def test_the_years_are_called_by_what_they_hold(drawn):
    named = {
        (chapter.years_heading, min(years.periods[0] for years in chapter.years))
        for _, _, forms in drawn
        for form in forms
        for chapter in form.chapters
        if chapter.years
    }
    assert len(named) > 2
    for heading, first in named:
        assert heading == f"Så har det sett ut sedan {period_text(first)}" or "sedan" not in heading


def test_a_nation_that_we_put_together_is_marked_in_the_years_and_the_mark_explained(shipped, drawn):
    reckoned = {source.id for source in shipped.country.sources if source.format == "siris"}
    marked = 0
    for chapter in (each for _, _, forms in drawn for form in forms for each in form.chapters):
        for years in chapter.years:
            assert years.reckoned == any(text.endswith("*") for text in years.nation)
            marked += years.reckoned
        if any(years.reckoned for years in chapter.years):
            assert "* Vägt medel, egen beräkning." in chapter.years_note
    assert bool(marked) == bool(reckoned)


def test_where_a_scale_does_not_begin_at_zero_it_is_said_beside_the_pictures(drawn):
    said = set()
    for chapter in (each for _, _, forms in drawn for form in forms for each in form.chapters):
        above_zero = [years.course.scale.low != "0" for years in chapter.years if years.course]
        told = ("Skalan börjar inte på noll, så", "Inte alla skalor börjar på noll, så")
        assert any(above_zero) == any(each in chapter.years_note for each in told)
        assert any(above_zero) == ("skillnader ser större ut" in chapter.years_note)
        assert ("Skalan börjar inte på noll" in chapter.years_note) == (any(above_zero) and all(above_zero))
        said.add(any(above_zero))
    assert said == {True, False}


def test_what_is_told_to_have_moved_was_among_what_is_told_to_be_compared(shipped):
    moved = 0
    for principal in shipped.country.principals:
        findings = shipped.findings(principal.id)
        judged = findings.judged
        assert {move.before.period for move in findings.since} <= set(judged.periods)
        newest = {figure.period for figure in shipped.country.own_figures(principal.id)}
        assert not judged.periods or max(newest) > min(judged.periods)
        moved += len(findings.since)
    assert moved > 0


def test_a_value_without_an_expected_one_has_its_reason_beneath_the_table(drawn):
    said = 0
    for chapter in (each for _, _, forms in drawn for form in forms for each in form.chapters):
        rows = {row.indicator.id: row for row in chapter.group.rows}
        with_values = [each for each in chapter.lines if rows[each.indicator.id].figure.value is not None]
        missing = chapter.beside == "Väntat" and not all(each.beside for each in with_values)
        assert missing == ("Där väntat saknas" in chapter.not_expected)
        said += missing
    assert said > 0


def test_the_middle_of_similar_principals_is_drawn_upon_all_that_would_cover_it(shipped):
    client = create_app(shipped).test_client()
    one = max(shipped.country.principals, key=lambda each: len(each.school_forms))
    basis = shipped.country.basis(one.id)
    pages = [client.get(f"/huvudman/{one.id}/{form.school_form.slug}/").text for form in basis.forms]
    strips = re.findall(r'<svg class="strip".*?</svg>', "".join(pages), re.DOTALL)
    drawn = [strip for strip in strips if "#mitten" in strip]
    assert drawn
    assert all(re.findall(r'href="(#\w+)"', strip)[-1] == "#mitten" for strip in drawn)
