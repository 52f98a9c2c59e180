"""What may a team have written, as odd as anybody can type it?"""

import random
from datetime import UTC, datetime

from nulage_forms.documents.form import Form, form_of
from nulage_forms.documents.returned import TYPED
from nulage_forms.model import Answer, AnswerVersion, Assessment, Value
from nulage_forms.questionnaire import Questionnaire
from nulage_forms.questionnaire.question import Question

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
ODD = (
    "Blåbär, ål och örn", "🧭👩🏽‍🏫 emoji", "שלום עולם", "مرحبا", "flik\tmellan\t\tord", "rad\nrad\n\nrad", "=1+1", "@SUM(A1)",
    "+46 70", "-", "<script>alert(1)</script>", "{{7*7}}", "a\u200bb\u00adc\ufeff", "\x01\x02\x0b\x0c\x1f", "_x0041_", "_x005F_x0041_",
    "\ufffe\uffff", "\u2028\u2029\x85", "  två  mellanslag  ", "[steg-1/kunskaper/visar]", "☒ En styrka", "]]>&amp;&#x41;", "\u202eomvänt",
    "[steg-2/orsaker] först", "x", "é e\u0301", "\N{NON-BREAKING HYPHEN}\N{NO-BREAK SPACE}", "å" * 3_000, "\n", "\t",
)  # fmt: skip


def odd_analysis(questionnaire: Questionnaire, seed: int) -> Assessment:
    """An assessment in which about half of everything is answered, with something odd in each answer."""
    choose = random.Random(seed)
    priorities = tuple(str(number) for number in choose.sample(range(1, 8), choose.randint(0, 5)))
    form = form_of(questionnaire, (), Assessment(priorities=priorities))
    kept = [page for page in form.pages if not page.question_id.startswith("ny")]
    answers = {
        question.key: answered(value, question.wording)
        for page in kept
        for question in page.questions
        if choose.random() < 0.6 and (value := _value(question, choose))
    }
    return Assessment(answers, priorities)


def answered(value: Value, wording: str = "") -> Answer:
    return Answer((AnswerVersion(value, "anna@x.example", NOON, wording, "2026-1"),))


def written(form: Form) -> dict[str, Value]:
    """Every answer of the form."""
    return {key: answer.value for key, answer in form.assessment.answers.items()}


def _value(question: Question, choose: random.Random) -> Value:
    if question.kind in TYPED:
        text = choose.choice(("", " ", "\n")).join(choose.sample(ODD, choose.randint(1, 5)))
        return Value(text.replace("\n", " ") if question.kind == "line" else text)
    options = [option.id for option in question.options]
    most = len(options) if question.kind == "many" else 1
    chosen = choose.sample(options, min(choose.randint(0, most), len(options)))
    return Value(choices=tuple(option for option in options if option in chosen))
