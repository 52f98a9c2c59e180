"""Does whoever gets a mail because of a team know from whom it comes and what to do?"""

from datetime import timedelta

import pytest
from running import ANNA, NOON

from nulage_forms.mail.team_letters import (
    invitation_letter,
    new_owner_letter,
    reminding_letter,
    removed_letter,
)
from nulage_forms.model import Invitation, Role

LINK = "https://form.example/sjalvvardering/inbjudan/1/token"
NAME = "Lillångs kommun"


def invitation(by: str = ANNA, role: Role = "writer", *, may_send: bool = False) -> Invitation:
    return Invitation(
        "ab" * 32, "bo.ek@x.example", role, by, NOON, NOON + timedelta(days=14), may_send=may_send
    )


def test_an_invitation_says_who_asks_to_what_and_until_when() -> None:
    letter = invitation_letter(NAME, invitation(), LINK)

    assert NAME in letter.subject
    assert f"Anna ({ANNA}) bjuder in dig" in letter.text
    assert "5\N{NO-BREAK SPACE}december 2026" in letter.text
    assert f"{LINK}\n" in letter.text
    assert "Skolverket och SPSM bjuder in dig" in invitation_letter(NAME, invitation("staff"), LINK).text


@pytest.mark.parametrize(
    ("role", "may_send", "words"),
    [
        ("owner", False, "bestämma vilka som är med"),
        ("writer", True, "läsa, skriva och skicka in."),
        ("writer", False, "läsa och skriva."),
        ("reader", False, "läsa det som gruppen skriver."),
    ],
)
def test_an_invitation_says_what_its_person_may_do(role: Role, may_send: bool, words: str) -> None:
    assert words in invitation_letter(NAME, invitation(role=role, may_send=may_send), LINK).text


def test_a_reminder_says_that_the_link_before_is_dead() -> None:
    letter = reminding_letter(NAME, invitation(), LINK)

    assert letter.subject.startswith("Påminnelse")
    assert "förra mejlet fungerar inte längre" in letter.text
    assert LINK in letter.text


def test_whoever_is_taken_out_reads_by_whom_and_that_nothing_written_is_gone() -> None:
    letter = removed_letter(NAME, ANNA)

    assert f"Anna ({ANNA}) har tagit bort dig" in letter.text
    assert "finns kvar hos gruppen" in letter.text


def test_owners_are_told_whom_the_agencies_have_asked_in_and_how_to_undo_it() -> None:
    letter = new_owner_letter(NAME, invitation("staff", "owner"), "https://form.example/1/gruppen/")

    assert "bo.ek@x.example som ansvarig" in letter.text
    assert "https://form.example/1/gruppen/\n" in letter.text
