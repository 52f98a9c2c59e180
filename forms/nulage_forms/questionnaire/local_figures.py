"""Which figures has the team itself put beside the national ones?"""

from collections.abc import Sequence

from nulage_forms.dialogue.rows import FIGURES, figures_of, row_key, written_rows
from nulage_forms.model import Assessment, ShownFigure
from nulage_forms.questionnaire.question import Page, Question

MINUTES = 2
NAME, VALUE, PERIOD, SOURCE, GROUP = PARTS = ("namn", "varde", "period", "kalla", "antal")
ASKED: Sequence[Question] = (
    Question(
        NAME, "Vad är det ni har mätt?", "line", "Till exempel: Elever som känner sig trygga på rasten."
    ),
    Question(VALUE, "Vad blev det?", "line", "Till exempel 84 % eller 3,2 av 4."),
    Question(PERIOD, "När gäller det?", "line", "Till exempel våren 2025 eller läsåret 2024/25."),
    Question(
        SOURCE, "Varifrån kommer det?", "line", "Till exempel regionens enkät eller er egen uppföljning."
    ),
    Question(
        GROUP,
        "Hur många ingår?",
        "line",
        "Barn, elever eller svar. Är de färre än tio kan någon kännas igen. Skriv då hellre om det i ord.",
    ),
)


def page(row: str, goal: Page | None = None) -> Page:
    """The page on which one own figure about a sub-goal is written."""
    return Page(
        f"{FIGURES}/{row}",
        f"{goal.path if goal else ''}egna/{row}/",
        "Egen uppgift",
        "Något som ni själva har mätt. Det står bredvid era andra siffror och följer med när ni skickar in.",
        MINUTES,
        tuple(Question(f"{FIGURES}/{row}/{part.key}", part.wording, part.kind, part.hint) for part in ASKED),
        goal.heading if goal else "",
    )


def shown(assessment: Assessment, sub_goal: str) -> tuple[tuple[str, ShownFigure], ...]:
    """The team's own figures about a sub-goal, each with the id of its row; empty rows are none."""
    place = figures_of(sub_goal)
    return tuple((row, _shown(assessment, row)) for row in written_rows(assessment, place))


def _shown(assessment: Assessment, row: str) -> ShownFigure:
    name, value, period, source, group = (
        assessment.value(row_key(FIGURES, row, part)).text.strip() for part in PARTS
    )
    return ShownFigure(name or "Utan namn", value or "–", period, own=True, source=source, group=group)
