"""What becomes of two people's texts when both have changed one answer?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nulage_forms.dialogue.differences import differences
from nulage_forms.dialogue.merging import merged, version_numbered
from nulage_forms.model import Answer, AnswerVersion, Value

LINES = st.lists(st.sampled_from(["Ett.", "Två.", "Tre.", "", "Fyra."]), max_size=6).map("\n".join)


@pytest.mark.parametrize(
    ("ancestor", "mine", "theirs", "together"),
    [
        ("Ett.\nTvå.", "Ett.\nTvå.\nMitt.", "Noll.\nEtt.\nTvå.", "Noll.\nEtt.\nTvå.\nMitt."),
        ("Ett.\nTvå.\nTre.", "Ett.\nTre.", "Ett.\nTvå.\nTre!", "Ett.\nTvå.\nTre!\nTre."),
        ("Ett.\nTvå.", "Ett.\nMitt.", "Ett.\nDeras.", "Ett.\nDeras.\nMitt."),
        (None, "Mitt.", "Deras.", "Deras.\n\nMitt."),
        ("", "Mitt.", "Deras.", "Deras.\n\nMitt."),
        (None, "Ett", "Ett och två", "Ett och två"),
        ("Ett", "Ett och två", "", "Ett och två"),
    ],
)
def test_both_texts_become_one(ancestor: str | None, mine: str, theirs: str, together: str) -> None:
    assert merged(mine, theirs, ancestor) == together


@given(LINES, LINES, LINES | st.none())
def test_no_line_that_either_has_written_is_left_out(mine: str, theirs: str, ancestor: str | None) -> None:
    together = merged(mine, theirs, ancestor).split("\n")
    new = {*mine.split("\n"), *theirs.split("\n")} - {"", *(ancestor or "").split("\n")}
    assert new <= set(together)


@given(st.text(alphabet="ab \n"), st.text(alphabet="ab \n"))
def test_the_pieces_of_a_difference_are_the_texts_before_and_after(before: str, after: str) -> None:
    pieces = differences(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "added").split() == before.split()
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after


def test_a_version_is_found_by_its_number_also_after_others_have_given_way() -> None:
    def version(text: str, number: int) -> AnswerVersion:
        return AnswerVersion(Value(text), "", None, "", "", number)  # type: ignore[arg-type]

    answer = Answer((version("först", 0), version("sedan", 7)))
    found = [version_numbered(answer, number) for number in (1, 2, 7)]
    assert [each and each.value.text for each in found] == ["först", None, "sedan"]
