"""Is it said of what has moved, and of what few pupils may explain, what the figures carry and no more?"""

from dataclasses import replace

from one_principal import FORM, MATHS, YEAR_6, YEAR_9, case, counted, figure

from nulage_site.analysis.since import Background, latest_before, since
from nulage_site.findings import Counts, Judged
from nulage_site.model import Figure
from nulage_site.swedish import NO_BREAK_SPACE

NEARLY_ALL = replace(
    figure(YEAR_6, None, "2023/24", status="approximate", n=30), low=100 * 26 / 30, high=100.0
)


def known(*pupils: tuple[Figure, int, int]) -> Background:
    counted_of = {each: Counts(reached, of, "counted") for each, reached, of in pupils}
    return Background(counted_of.get, lambda _: None, {})


def said(now, before: Figure, background: Background) -> tuple[list[str], Judged]:
    of = case(now)
    earlier = {(FORM.id, before.indicator): before}
    moved, judged = since(of, earlier, background)
    return [each.sentence.replace(NO_BREAK_SPACE, " ") for each in moved], judged


def test_a_difference_that_few_pupils_may_explain_is_told_from_one_that_is_too_small():
    now = counted(YEAR_9, 17, 27, 68.2, "C")
    before = figure(YEAR_9, 57.9, "2023/24")
    told, found = said(now, before, known((now.figure, 17, 27), (before, 11, 19)))
    assert told == []
    assert "så få elever" in found.by_chance
    assert found.by_chance.endswith("förklaring: andelen i årskurs 9 med minst E i alla ämnen.")
    small = replace(before, value=62.0)
    assert said(now, small, known((now.figure, 17, 27), (small, 13, 21)))[1].by_chance == ""


def test_differences_that_chance_may_explain_are_counted_where_they_are_too_many_to_read():
    each = [counted(id_, 17, 27, 68.2, "C") for id_ in (YEAR_9, YEAR_6, MATHS, "svenska-ak-9")]
    before = [figure(now.figure.indicator, 57.9, "2023/24") for now in each]
    pupils = [(now.figure, 17, 27) for now in each] + [(then, 11, 19) for then in before]
    earlier = {(FORM.id, then.indicator): then for then in before}
    _, found = since(case(*each), earlier, known(*pupils))
    assert found.by_chance.startswith("För 4 indikatorer har andelen ändrats")
    assert "minst E" not in found.by_chance


def test_two_that_chance_may_explain_are_named_as_in_a_sentence():
    each = [counted(id_, 17, 27, 68.2, "C") for id_ in (YEAR_9, YEAR_6)]
    before = [figure(now.figure.indicator, 57.9, "2023/24") for now in each]
    pupils = [(now.figure, 17, 27) for now in each] + [(then, 11, 19) for then in before]
    earlier = {(FORM.id, then.indicator): then for then in before}
    _, found = since(case(*each), earlier, known(*pupils))
    first, second = (f"andelen i årskurs {year} med minst E i alla ämnen" for year in (6, 9))
    assert found.by_chance.endswith(f": {first} och {second}.")


def test_nearly_all_is_held_against_the_year_after_at_both_ends():
    now = counted(YEAR_6, 15, 26, 69.3, "C")
    told, found = said(now, NEARLY_ALL, known((now.figure, 15, 26)))
    moved = "har gått från nästan alla, minst 86,7 % (läsåret 2023/24) till 57,7 % (läsåret 2024/25)."
    assert [moved in each for each in told] == [True]
    assert (found.periods, found.by_chance) == (("2023/24",), "")


def test_what_has_moved_in_small_groups_says_that_they_are_small():
    small, large = counted(YEAR_6, 15, 26, 69.3, "C"), counted(YEAR_6, 150, 260, 69.3, "D")
    words = "men årskullarna är små: nästa kull kan se annorlunda ut."
    before = figure(YEAR_6, 90.0, "2023/24")
    for now, of, told_so in ((small, 30, True), (large, 300, False)):
        counts = now.counts.reached, now.counts.of
        (told,), _ = said(now, before, known((now.figure, *counts), (before, round(of * 0.9), of)))
        assert (words in told) is told_so


def test_what_only_one_end_of_nearly_all_would_say_is_not_said():
    now = counted(YEAR_6, 19, 26, 69.3, "C")
    told, found = said(now, NEARLY_ALL, known((now.figure, 19, 26)))
    assert told == []
    assert found.by_chance
    between = counted(YEAR_6, 24, 26, 69.3, "C")
    assert said(between, NEARLY_ALL, known((between.figure, 24, 26))) == ([], Judged(periods=("2023/24",)))


def test_the_figure_before_is_the_newest_that_says_anything():
    older = figure(YEAR_6, 60.7, "2022/23")
    of = case(counted(YEAR_6, 15, 26, 69.3, "C"))
    assert latest_before([older, NEARLY_ALL], of.seen) == {(FORM.id, YEAR_6): NEARLY_ALL}
    hidden = figure(YEAR_6, None, "2023/24", status="withheld_majority")
    assert latest_before([older, hidden], of.seen) == {(FORM.id, YEAR_6): older}
