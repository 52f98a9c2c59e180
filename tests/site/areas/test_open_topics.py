"""Is it told why figures of a sub-goal say little, and what to talk about instead?"""

from dataclasses import replace

from one_principal import (
    ELIGIBLE,
    INDICATORS,
    SAFETY,
    SENTENCES,
    YEAR_6,
    YEAR_9,
    case,
    compared,
    counted,
    figure,
)

from nulage_site.analysis.areas.choosing import choose
from nulage_site.swedish import inside


def test_too_few_pupils_are_an_open_topic_and_never_a_difference():
    chosen = choose(case(counted(YEAR_9, 12, 20, 71.2, "C")))
    area = next(area for area in chosen.areas if area.sub_goal == "grundskola-kunskaper")
    assert (area.kind, area.evidence_class) == ("open", "C")
    assert (
        area.statement
        == "20 elever i årskurs 9 är för få för att jämföra. Det säger inget om hur det går för dem."
    )


def test_a_withheld_value_gives_its_reason_and_a_question():
    area = choose(case(compared(SAFETY, None, None, "none", "E"))).areas[0]
    silent = next(
        area
        for area in choose(case(compared(SAFETY, None, None, "none", "E"))).areas
        if area.evidence_class == "E"
    )
    assert silent.statement.endswith("för er: skyddad uppgift (sekretess).")
    assert silent.questions[-1] in SENTENCES.questions.open
    assert area.kind == "open"


def test_figures_that_lack_for_several_reasons_are_told_all_of_them_and_which_are_which():
    hidden = [compared(id_, None, None, "none", "E") for id_ in (YEAR_6, YEAR_9, ELIGIBLE)]
    told = case(*hidden)
    (group, *others), form = told.basis.forms[0].sub_goals, told.basis.forms[0]
    rows = (group.rows[0], *(replace(row, reason="Uppgift saknas") for row in group.rows[1:]))
    forms = (replace(form, sub_goals=(replace(group, rows=rows), *others)),)
    areas = choose(replace(told, basis=replace(told.basis, forms=forms))).areas
    silent = next(area for area in areas if area.evidence_class == "E")
    assert silent.statement == (
        "Källan visar inga siffror om kunskaper för er, av olika skäl. "
        "Skyddad uppgift (sekretess): en indikator. Uppgift saknas: två indikatorer."
    )
    assert silent.why.facts == (
        ("Skyddad uppgift (sekretess)", INDICATORS[YEAR_6].name),
        ("Uppgift saknas", f"{INDICATORS[YEAR_9].name}; {INDICATORS[ELIGIBLE].name}"),
    )


def test_open_topics_beside_each_other_do_not_begin_alike_and_can_each_stand_alone():
    silent = case(*(compared(id_, None, None, "none", "E") for id_ in (YEAR_6, SAFETY)))
    topics = [area for area in choose(silent).areas if area.evidence_class == "E"]
    assert len(topics) > 1
    assert len({area.statement.partition(" ")[0] for area in topics}) == len(topics)
    for area in topics:
        assert inside(area.heading) in area.statement
        assert area.statement.endswith(": skyddad uppgift (sekretess).")


def test_what_nearly_all_reached_is_said_so_and_asked_so():
    hidden = compared(ELIGIBLE, None, 81.1, "few", "F", figure=figure(ELIGIBLE, None))
    areas = choose(case(hidden)).areas
    area = next(area for area in areas if area.sub_goal == "grundskola-kunskaper")
    assert area.statement.startswith("Nästan alla elever i årskurs 9 blev behöriga")
    assert area.questions[0].startswith("Vad gör ni när en elev riskerar att inte bli behörig")


def test_an_open_topic_says_which_figures_are_lacking_where_others_stand_there():
    hidden = compared(ELIGIBLE, None, 81.1, "few", "F", figure=figure(ELIGIBLE, None))
    areas = choose(case(hidden, counted(YEAR_9, 17, 27, 68.2, "C"))).areas
    why = next(area.why for area in areas if area.sub_goal == "grundskola-kunskaper")
    assert why.facts == (
        ("Visas inte i källan", INDICATORS[ELIGIBLE].name),
        ("För få elever att jämföra", INDICATORS[YEAR_9].name),
    )
    silent = next(area for area in choose(case(compared(SAFETY, None, None, "none", "E"))).areas)
    assert silent.why.facts == ()
