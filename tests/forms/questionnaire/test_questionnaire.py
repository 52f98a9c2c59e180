from dataclasses import replace
from datetime import UTC, datetime

import pytest

from nulage_forms.catalogue import Catalogue
from nulage_forms.catalogue.published import Indicator, PublishedFigure
from nulage_forms.dialogue import Saved, add_question, mark_done, save
from nulage_forms.documents.figures import figure_rows
from nulage_forms.model import Dialogue, ShownFigure, Value
from nulage_forms.questionnaire import Questionnaire
from nulage_forms.questionnaire.beside import absences, beside, shown
from nulage_forms.questionnaire.progress import missing, tasks
from nulage_forms.questionnaire.units import figures_of_unit

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
PRINCIPAL, SMALL = "9000000001", "9000000002"


@pytest.fixture
def questionnaire(catalogue: Catalogue) -> Questionnaire:
    return Questionnaire(catalogue.edition(), catalogue.edition().principal(PRINCIPAL))


def answered(dialogue: Dialogue, **texts: str) -> Dialogue:
    answers = {key.replace("__", "/"): Saved(Value(text), 0, "", "") for key, text in texts.items()}
    return save(dialogue, answers, "anna@example.se", NOON)


def test_step_1_has_a_page_for_each_school_form_and_sub_goal_that_the_principal_runs(
    questionnaire: Questionnaire,
) -> None:
    pages = [page.id for page in questionnaire.sub_goals]
    assert pages == ["steg-1/trygg-i-gruppen", "steg-1/kunskaper", "steg-1/studiero"]


def test_a_heading_that_asks_gets_no_full_stop_where_a_question_of_its_page_is_named(
    questionnaire: Questionnaire,
) -> None:
    goal = questionnaire.sub_goals[1]
    asked = goal.questions[0]
    assert goal.place_of(asked) == f"{goal.kicker}. {goal.heading}. {asked.wording}"
    page = replace(goal, heading="Vad visar siffrorna och det ni själva vet?")
    assert page.place_of(asked) == f"{goal.kicker}. {page.heading} {asked.wording}"


def test_a_preschool_owner_is_not_asked_about_compulsory_school(catalogue: Catalogue) -> None:
    small = Questionnaire(catalogue.edition(), catalogue.edition().principal(SMALL))
    assert [page.heading for page in small.sub_goals] == ["Trygghet"]
    assert small.sub_goal("kunskaper") is None


def test_a_principal_that_the_site_no_longer_has_keeps_a_questionnaire(catalogue: Catalogue) -> None:
    gone = Questionnaire(catalogue.edition(), catalogue.edition().principal("9000000009"))
    assert gone.sub_goals == ()
    assert gone.causes.questions


def test_every_answer_has_the_key_that_the_dialogue_reads(questionnaire: Questionnaire) -> None:
    keys = [question.key for question in questionnaire.priority("3", 1).questions]
    assert keys == [
        "fraga/3/text",
        "fraga/3/delmal",
        "fraga/3/framgangsfaktor",
        "fraga/3/prov/marks",
        "fraga/3/prov/betydelse",
        "fraga/3/prov/analys",
        "fraga/3/onskemal",
        "fraga/3/spsm",
        "fraga/3/delas",
    ]


def test_a_task_is_begun_by_one_answer_and_done_when_the_team_says_so(questionnaire: Questionnaire) -> None:
    begun = answered(Dialogue(PRINCIPAL), **{"steg-2__orsaker": "Byten av lärare."})
    assert tasks(questionnaire, begun)[1].status == "started"
    done = mark_done(begun, "steg-2", "anna@example.se", NOON)
    assert tasks(questionnaire, done)[1].status == "done"


def test_the_minutes_that_are_left_fall_as_pages_are_done(questionnaire: Questionnaire) -> None:
    before = Dialogue(PRINCIPAL)
    after = mark_done(before, "steg-1/kunskaper", "anna@example.se", NOON)
    assert [task.minutes for task in tasks(questionnaire, before)] == [35, 40, 20, 5, 5]
    assert tasks(questionnaire, after)[0].minutes == 25


def test_minutes_that_are_of_two_questions_say_so(questionnaire: Questionnaire) -> None:
    assert tasks(questionnaire, Dialogue(PRINCIPAL))[2].detail == "En till fem frågor, räknat på två"


def test_sending_cannot_begin_before_there_is_a_question(questionnaire: Questionnaire) -> None:
    empty = Dialogue(PRINCIPAL)
    assert tasks(questionnaire, empty)[-1].status == "blocked"
    with_one = add_question(empty, "anna@example.se", NOON)
    assert tasks(questionnaire, with_one)[-1].status == "not_started"


def test_what_is_missing_leads_to_its_field(questionnaire: Questionnaire) -> None:
    with_one = add_question(Dialogue(PRINCIPAL), "anna@example.se", NOON)
    paths = [fault.path for fault in missing(questionnaire, with_one.assessment)]
    assert paths == ["fragor/1/#fraga-1-text", "samtal/#samtal-name", "samtal/#samtal-phone"]


def test_a_telephone_is_enough_to_reach_somebody(questionnaire: Questionnaire) -> None:
    dialogue = add_question(Dialogue(PRINCIPAL), "anna@example.se", NOON)
    dialogue = answered(
        dialogue, fraga__1__text="Hur?", samtal__name="Anna Ek", samtal__phone="070-000 00 00"
    )
    assert missing(questionnaire, dialogue.assessment) == ()


@pytest.mark.parametrize("odd", ["anna", "@example.se", "anna@"])
def test_an_address_without_a_name_or_a_host_is_asked_about_again(
    questionnaire: Questionnaire, odd: str
) -> None:
    dialogue = answered(Dialogue(PRINCIPAL), samtal__name="Anna Ek", samtal__email=odd)
    assert "samtal/#samtal-email" in [fault.path for fault in missing(questionnaire, dialogue.assessment)]


def test_the_latest_figure_stands_beside_what_is_expected_and_the_nation_of_the_same_year(
    catalogue: Catalogue,
) -> None:
    (shown,) = beside(catalogue.edition(), catalogue.figures(PRINCIPAL), "compulsory_school", "kunskaper")
    assert (shown.value, shown.nation, shown.period) == ("62,5\u00a0%", "71,9\u00a0%", "läsåret 2024/25")
    assert shown.beside == "väntat 66,0\u00a0%, riket 71,9\u00a0%, läsåret 2024/25"


def test_of_staff_and_costs_nothing_is_expected(catalogue: Catalogue) -> None:
    pupils = PublishedFigure("elever", "compulsory_school", "2024/25", "exists", value=640, expected=610)
    assert shown(catalogue.edition(), pupils).beside == "läsåret 2024/25"


def test_a_withheld_figure_is_its_reason_and_nothing_else(catalogue: Catalogue) -> None:
    withheld = PublishedFigure(
        "e-i-alla-amnen", "compulsory_school", "2024/25", "withheld", reason="Skyddas, för få elever."
    )
    (shown,) = beside(catalogue.edition(), [withheld], "compulsory_school", "kunskaper")
    assert (shown.value, shown.reason) == ("", "Skyddas, för få elever.")


@pytest.mark.parametrize("value", [None, 97.3])
def test_where_it_is_nearly_all_the_words_stand_by_the_name_and_no_number(
    catalogue: Catalogue, value: float | None
) -> None:
    withheld = PublishedFigure(
        "e-i-alla-amnen", "compulsory_school", "2024/25", "withheld_majority", value=value, reason="Skyddas."
    )
    figures = beside(catalogue.edition(), [withheld], "compulsory_school", "kunskaper")
    assert [figure.sentence for figure in figures] == [
        "Lägst E i alla ämnen: nästan alla (riket 71,9\u00a0%, läsåret 2024/25)."
    ]
    assert [figure.reason for figure in figures] == ["Skyddas."]
    assert absences(figures) == ()


def test_a_mean_is_told_with_its_scale_and_a_share_is_not(catalogue: Catalogue) -> None:
    asked = Indicator("trygghet", "Trygghet", "index", decimals=1, sub_goal="kunskaper")
    mean = PublishedFigure("trygghet", "compulsory_school", "VT 2025", "exists", value=7.4)
    edition = replace(catalogue.edition(), indicators={"trygghet": asked}, nation={})
    told = shown(edition, mean)
    assert told.sentence == "Trygghet: 7,4 (på skalan 0–10, våren 2025)."
    assert figure_rows([told])[1][0] == "Trygghet (på skalan 0–10)"
    lacking = shown(edition, replace(mean, status="missing", value=None, reason="Uppgift saknas"))
    assert "skalan" not in lacking.caption + figure_rows([lacking])[1][0]
    share = replace(edition, indicators={"trygghet": replace(asked, unit="percent")})
    assert "skalan" not in shown(share, mean).caption


def test_a_share_that_is_told_between_two_values_needs_no_reason(catalogue: Catalogue) -> None:
    about = PublishedFigure(
        "e-i-alla-amnen",
        "compulsory_school",
        "2024/25",
        "approximate",
        low=96,
        high=100,
        reason="Nästan alla",
    )
    told = shown(catalogue.edition(), about)
    assert (told.value, told.reason) == ("96,0\N{EN DASH}100,0\u00a0%", "")


def test_figures_without_a_value_are_gathered_by_their_reason() -> None:
    asked = "Enkäten gjordes inte det här året"
    figures = [
        ShownFigure("Trivsel", "", "våren 2025", reason=asked),
        ShownFigure("Trygghet", "71 %", "våren 2025"),
        ShownFigure("Studiero", "", "våren 2025", reason=asked),
        ShownFigure("Stöd", "", "läsåret 2024/25", reason="Skyddad uppgift"),
    ]
    assert [absence.text for absence in absences(figures)] == [
        "2 indikatorer, våren 2025: enkäten gjordes inte det här året",
        "Stöd, läsåret 2024/25: skyddad uppgift",
    ]


def test_a_head_teacher_is_told_of_every_figure_that_is_lacking_and_why(catalogue: Catalogue) -> None:
    edition = catalogue.edition()
    names = ("Stöd", "Trygghet", "Studiero", "Trivsel")
    indicators = tuple(Indicator(name.lower(), name, "percent", sub_goal="studiero") for name in names)
    edition = replace(
        edition,
        quality_system=replace(edition.quality_system, indicators=indicators),
        indicators={each.id: each for each in indicators},
    )
    figures = [
        PublishedFigure("stöd", "compulsory_school", "2024/25", "exists", value=71),
        PublishedFigure(
            "trygghet", "compulsory_school", "2024/25", "withheld_majority", reason="Nästan alla"
        ),
        PublishedFigure("studiero", "compulsory_school", "2024/25", "missing", reason="Uppgift saknas"),
        PublishedFigure("trivsel", "compulsory_school", "2024/25", "withheld", reason="Skyddad uppgift"),
        PublishedFigure("okänd", "compulsory_school", "2024/25", "withheld_majority", reason="Nästan alla"),
    ]

    (told,) = figures_of_unit(edition, figures)
    assert [(figure.name, figure.value) for figure in told.figures] == [
        ("Stöd", "71\u00a0%"),
        ("Trygghet", "nästan alla"),
    ]
    assert [absence.text for absence in told.absences] == [
        "Studiero, läsåret 2024/25: uppgift saknas",
        "Trivsel, läsåret 2024/25: skyddad uppgift",
    ]


def test_what_is_asked_in_a_field_is_known_by_the_fields_name(questionnaire: Questionnaire) -> None:
    wordings = {
        "steg-1-kunskaper-visar": "Vad ser ni?",
        "steg-2-orsaker": "Vilka orsaker?",
        "samtal-name": "Vem ska Skolverket och SPSM ringa?",
        "fraga-7-prov-betydelse": "Vad blir bättre?",
    }
    for name, wording in wordings.items():
        question = questionnaire.asked_in(name)
        assert question
        assert question.wording == wording
    assert questionnaire.asked_in("steg-1-nedlagt-visar") is None
    assert questionnaire.asked_in("") is None


def test_every_question_is_known_by_its_fields_name(questionnaire: Questionnaire) -> None:
    pages = (*questionnaire.sub_goals, questionnaire.once, questionnaire.causes, questionnaire.call)

    assert questionnaire.sub_goals
    for question in (question for page in pages for question in page.questions):
        assert questionnaire.asked_in(question.name) == question
