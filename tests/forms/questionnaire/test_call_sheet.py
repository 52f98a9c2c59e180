import tomllib
from pathlib import Path

import pytest

from nulage_forms.model import ShownFigure, TakenArea
from nulage_forms.questionnaire import asked
from nulage_forms.questionnaire.call_sheet import CallSheet, call_sheet_of, shortened
from nulage_forms.questionnaire.document import Document, Line, Section

CONTENT = Path(__file__).parents[3] / "content"


def sheet(*texts: str, figures: int = 0, said: str = "", strength: str = "", phone: str = "") -> CallSheet:
    shown = tuple(ShownFigure(f"Mått {number}", "50 %", "2025") for number in range(figures))
    priorities = tuple(
        Section(
            f"Fråga {rank}",
            "",
            f"fragor/{rank}/",
            (
                Line(f"fraga/{rank}/text", "Vad vill ni prata om?", text),
                Line(f"fraga/{rank}/delmal", "Vilket delmål?", "Trygghet, förskola", "Delmål"),
                Line(f"fraga/{rank}/prov/betydelse", "Vad blir bättre, och för vem?", text, "Gör skillnad"),
                Line(f"fraga/{rank}/onskemal", "Vad vill ni få ut?", "", "Vill få ut"),
            ),
            shown,
            area=TakenArea("id", "Trygghet", said, "våren 2025", "2026-1") if said else None,
        )
        for rank, text in enumerate(texts, start=1)
    )
    call = Section(
        "Kontakt",
        "",
        "samtal/",
        (
            Line("samtal/name", "Vem ska Skolverket och SPSM ringa?", "Anna Ek, född 1980", "Ring"),
            Line("samtal/phone", "Telefonnummer", phone, "Telefon"),
        ),
    )
    lines = (Line("steg-1/lyckas", "Vad lyckas ni med?", strength),)
    once = Section("Vad visar siffrorna?", "Steg 1", "steg-1/", lines)
    return call_sheet_of(Document("Lillångs kommun", "2026-1", (once,), priorities, call))


def test_the_sheet_has_what_the_principal_says_works() -> None:
    begun = sheet("Hur?", strength="Lugna lämningar.\n\nSmå grupper.").strength
    assert begun
    assert (begun.label, begun.text, begun.whole) == ("Lyckas med", "Lugna lämningar. Små grupper.", True)
    assert begun.name == "steg-1-lyckas"
    assert sheet("Hur?").strength is None


@pytest.mark.parametrize(
    ("typed", "dialled"),
    [
        ("070-000 00 00", "0700000000"),
        ("+46 (0)8-465 004 00, ankn. 12", "+46846500400"),
        ("(08) 465\u00a004\u00a000", "084650400"),
        ("Växeln: 08-465 04 00 eller 070-000 00 00", "084650400"),
        ("Ring via växeln", ""),
    ],
)
def test_a_number_is_dialled_by_its_digits_alone_and_read_as_it_was_typed(typed: str, dialled: str) -> None:
    name, phone = sheet("Hur?", phone=typed).call
    assert (phone.text, phone.dial) == (typed, dialled)
    assert not name.dial


def test_what_works_is_cut_as_other_long_answers_are() -> None:
    long = sheet("Hur?", strength="Ord " * 300)
    assert long.strength
    assert len(long.strength.text) < 210
    assert long.shortened


def test_what_the_sheet_begins_with_is_asked_in_the_first_step() -> None:
    steps = tomllib.loads((CONTENT / "quality-system" / "steps.toml").read_text())["step"]
    page, _, question = asked.STRENGTH.partition("/")
    first = next(step for step in steps if step["id"] == page)
    assert question in {each["id"] for each in first["questions"] if each["scope"] == "once"}


def test_the_labels_of_the_tests_speak_neither_to_the_principal_nor_to_staff() -> None:
    tests = tomllib.loads((CONTENT / "quality-system" / "tests.toml").read_text())["test"]
    for test in tests:
        assert not {"ni", "er", "ert", "era"} & set(test["name"].casefold().split()), test["name"]


def test_a_test_is_one_line_under_a_short_label() -> None:
    (question,) = sheet("Första stycket.\n\nAndra stycket.").questions
    (said,) = question.said
    assert (said.label, said.text, said.whole) == ("Gör skillnad", "Första stycket. Andra stycket.", True)
    assert [part.text for part in question.belongs] == ["Trygghet, förskola"]


def test_the_fewer_the_questions_the_more_of_each_answer_has_room() -> None:
    long = "Ord " * 300
    one, five = sheet(long), sheet(*[long] * 5)
    assert len(one.questions[0].text.text) > 3 * len(five.questions[0].text.text)
    assert not one.questions[0].text.whole
    assert one.questions[0].text.name == "fraga-1-text"
    assert one.shortened
    assert not sheet("Kort.").shortened


def test_what_is_put_on_one_line_and_is_all_there_is_not_told_of_as_shortened() -> None:
    (said,) = sheet("Eva Ek, rektor\n- Nils Nord, nämnden").questions[0].said
    assert (said.text, said.whole) == ("Eva Ek, rektor; Nils Nord, nämnden", True)
    assert not sheet("Hur?", said="Av 80 elever fick 62,5\u00a0% lägst E.").shortened


def test_figures_without_room_are_counted() -> None:
    question = sheet(*["Hur?"] * 5, figures=8).questions[4]
    assert (len(question.figures), question.more_figures) == (2, 6)


def test_what_the_analysis_said_has_the_room_that_a_short_question_leaves() -> None:
    statement = "Ord " * 100
    short, long = (sheet(*[text] * 5, said=statement).questions[0] for text in ("Hur?", "Ord " * 300))
    assert short.rests_on
    assert long.rests_on
    assert (short.rests_on.label, short.rests_on.name) == (
        "Ur underlaget, våren 2025. Trygghet",
        "fraga-1-omrade",
    )
    assert len(short.rests_on.text) > 1.4 * len(long.rests_on.text)
    assert sheet("Hur?").questions[0].rests_on is None


def test_what_the_analysis_said_has_the_room_of_what_was_not_answered() -> None:
    statement = "Ord " * 110
    answers = tuple(
        Line(f"fraga/1/{part}", "Vad?", "", part)
        for part in ("prov/a", "prov/b", "prov/c", "onskemal", "delmal", "framgangsfaktor", "spsm", "delas")
    )
    area = TakenArea("id", "Trygghet", statement, "", "2026-1")
    text = Line("fraga/1/text", "Vad vill ni prata om?", "Hur?")
    asking = Section("Fråga", "", "", (text, *answers), area=area)
    call = Section("Kontakt", "", "", ())
    five = call_sheet_of(Document("Lillångs kommun", "2026-1", (), (asking,) * 5, call))
    assert five.questions[0].rests_on
    assert five.questions[0].rests_on.whole
    answered = tuple(Line(line.key, line.wording, "Ja.", line.label) for line in answers)
    asking = Section("Fråga", "", "", (text, *answered), area=area)
    full = call_sheet_of(Document("Lillångs kommun", "2026-1", (), (asking,) * 5, call))
    assert full.questions[0].rests_on
    assert not full.questions[0].rests_on.whole


def test_figures_make_room_for_what_the_analysis_said() -> None:
    question = sheet(*["Hur?"] * 5, figures=8, said="Lägre än väntat.").questions[4]
    assert (len(question.figures), question.more_figures) == (0, 8)


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("Ett kort svar.", 14, "Ett kort svar."),
        ("Ett kort svar.", 9, "Ett kort …"),
        ("Ett kort svar.", 8, "Ett kort …"),
        ("Ett kort svar.", 6, "Ett …"),
        ("x" * 20, 5, "xxxxx …"),
        ("", 5, ""),
        ("Eva Ek, rektor\nNils Nord, nämnden", 90, "Eva Ek, rektor; Nils Nord, nämnden"),
        (
            "Lägst  E (83,4\u00a0%)\tav 160\u202f400\u00a0kr.",
            90,
            "Lägst E (83,4\u00a0%) av 160\u202f400\u00a0kr.",
        ),
        ("Lägst E (83,4\u00a0%)", 13, "Lägst E …"),
        ("Vi ser:\n- lugn\n\n• trygghet.\nDet räcker.", 90, "Vi ser: lugn; trygghet. Det räcker."),
    ],
)
def test_a_long_text_is_cut_between_two_words(text: str, most: int, short: str) -> None:
    assert shortened(text, most) == short
