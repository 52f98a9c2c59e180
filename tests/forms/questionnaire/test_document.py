import json
from datetime import UTC, datetime

from nulage_forms.catalogue import Catalogue
from nulage_forms.dialogue import Saved, add_question, save
from nulage_forms.dialogue.rows import CAUSES, add_row
from nulage_forms.dialogue.submissions import send
from nulage_forms.model import Dialogue, Value
from nulage_forms.questionnaire import Questionnaire
from nulage_forms.questionnaire.call_sheet import call_sheet_of
from nulage_forms.questionnaire.document import NOT_ASKED, Document, sent, shown, written

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
PRINCIPAL = "9000000001"


def dialogue() -> Dialogue:
    begun = add_question(Dialogue(PRINCIPAL), "anna@example.se", NOON)
    answers = {
        "fraga/1/text": Saved(Value("Hur når vi fler?"), 0, "Vad ville ni prata om då?", "2024-1"),
        "fraga/1/delmal": Saved(Value(choices=("kunskaper",)), 0, "Delmål", "2026-1"),
        "steg-1/nedlagt/visar": Saved(Value("Svar på ett gammalt delmål."), 0, "Vad såg ni?", "2024-1"),
    }
    return save(begun, answers, "anna@example.se", NOON)


def document(catalogue: Catalogue) -> Document:
    questionnaire = Questionnaire(catalogue.edition(), catalogue.edition().principal(PRINCIPAL))
    return written(questionnaire, catalogue.figures(PRINCIPAL), dialogue().assessment)


def test_an_answer_keeps_the_wording_that_it_answered(catalogue: Catalogue) -> None:
    assert document(catalogue).priorities[0].lines[0].wording == "Vad ville ni prata om då?"


def test_a_choice_is_read_in_words(catalogue: Catalogue) -> None:
    assert document(catalogue).priorities[0].answer("delmal") == "Kunskaper, grundskola"


def test_a_question_brings_the_figures_of_its_sub_goal(catalogue: Catalogue) -> None:
    assert [figure.value for figure in document(catalogue).priorities[0].figures] == ["62,5\u00a0%"]


def test_an_answer_to_a_question_that_is_no_longer_asked_is_still_sent(catalogue: Catalogue) -> None:
    last = document(catalogue).analysis[-1]
    assert (last.heading, last.lines[0].answer) == (NOT_ASKED, "Svar på ett gammalt delmål.")


def test_what_was_sent_reads_as_it_did_when_it_was_sent(catalogue: Catalogue) -> None:
    before = document(catalogue)
    submission = send(dialogue(), shown(before), "anna@example.se", NOON).submissions[0]
    assert sent(submission) == before


def test_what_was_sent_before_there_were_labels_and_links_still_reads(catalogue: Catalogue) -> None:
    content = json.loads(json.dumps(shown(document(catalogue))))
    for section in content["priorities"]:
        del section["about"], section["area"]
        for line in section["lines"]:
            del line["label"]
    submission = send(dialogue(), content, "anna@example.se", NOON).submissions[0]
    (question,) = call_sheet_of(sent(submission)).questions
    assert [part.label for part in (question.text, *question.belongs)] == [
        "Vad ville ni prata om då?",
        "Delmål",
    ]
    assert [figure.value for figure in sent(submission).priorities[0].figures] == ["62,5\u00a0%"]


def test_each_cause_says_which_it_is_and_an_empty_one_is_left_out(catalogue: Catalogue) -> None:
    begun, _ = add_row(dialogue(), CAUSES, "anna@example.se", NOON)
    begun, _ = add_row(begun, CAUSES, "bo@example.se", NOON)
    answers = {
        f"orsak/{row}/bakom": Saved(Value(text), 0, "Vad då?", "2026-1")
        for row, text in (("1", "Ett."), ("3", "Tre."))
    }
    questionnaire = Questionnaire(catalogue.edition(), catalogue.edition().principal(PRINCIPAL))
    step_2 = written(questionnaire, (), save(begun, answers, "anna@example.se", NOON).assessment).analysis[-2]
    assert [(line.wording, line.answer) for line in step_2.answered] == [
        ("Orsak 1. Vad då?", "Ett."),
        ("Orsak 3. Vad då?", "Tre."),
    ]
    assert not [line for line in step_2.lines if line.key.startswith("orsak/2/")]
