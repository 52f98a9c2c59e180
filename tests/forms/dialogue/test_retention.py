"""What may go when it has been kept long enough, and what never goes?"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from nulage_forms.dialogue import Saved, save
from nulage_forms.dialogue.invitations import invite, join
from nulage_forms.dialogue.retention import RULES, draft_is_due, invitations_due, without_what_is_due
from nulage_forms.dialogue.rounds import new_round
from nulage_forms.dialogue.submissions import mark_held, send, take_back
from nulage_forms.model import Assessment, Dialogue, UnitForm, Value

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
DAY, YEAR = timedelta(days=1), timedelta(days=365)
ANNA = "anna@x.example"


def joined() -> Dialogue:
    return join(invite(Dialogue("9990000016"), "ab" * 32, ANNA, "owner", "staff", NOON), "ab" * 32, NOON)


def written() -> Dialogue:
    return save(joined(), {"samtal/name": Saved(Value("Hemligt"), 0, "Vem?", "2026-1")}, ANNA, NOON)


def test_a_draft_that_nobody_has_touched_for_two_years_goes_and_the_log_says_so() -> None:
    assert not draft_is_due(written(), NOON + 2 * YEAR - DAY)
    after = without_what_is_due(written(), "agencies", NOON + 2 * YEAR)
    assert after.assessment == Assessment()
    assert after.members == written().members
    assert [event.object for event in after.events[-2:]] == ["drafts never sent", "1 invitations"]
    assert "Hemligt" not in repr(after)
    assert without_what_is_due(after, "agencies", NOON + 3 * YEAR) is after


def test_what_was_sent_taken_back_or_held_never_goes() -> None:
    sent = send(written(), {}, ANNA, NOON)
    held = mark_held(sent, "eva@x.example", NOON)
    for dialogue in (sent, take_back(sent, ANNA, NOON), held, new_round(held, "eva@x.example", NOON)):
        after = without_what_is_due(dialogue, "agencies", NOON + 20 * YEAR)
        assert (after.assessment, after.submissions, after.rounds) == (
            dialogue.assessment,
            dialogue.submissions,
            dialogue.rounds,
        )


def test_a_draft_goes_on_while_somebody_is_asked_to_it() -> None:
    later = NOON + 2 * YEAR
    asked = invite(written(), "cd" * 32, "bo@x.example", "writer", ANNA, later - DAY)
    assert not draft_is_due(asked, later)


def test_a_used_or_expired_invitation_goes_after_a_year_and_an_open_one_stays() -> None:
    asked = invite(joined(), "cd" * 32, "bo@x.example", "writer", ANNA, NOON + YEAR)
    (due,) = invitations_due(asked, NOON + YEAR)
    assert due.email == ANNA
    after = without_what_is_due(asked, "agencies", NOON + YEAR)
    assert [one.email for one in after.invitations] == ["bo@x.example"]
    assert len(after.events) == len(asked.events) + 1


def test_what_was_received_and_the_log_have_no_time_after_which_they_go() -> None:
    assert {rule.kind for rule in RULES if rule.keep is None} == {"submissions and past rounds", "event log"}


def test_what_head_teachers_wrote_goes_with_the_draft() -> None:
    form = UnitForm("10000001", "Åskolan", "bo@x.example", ANNA, NOON, "ab" * 32, NOON)
    asked = replace(joined(), unit_forms=(replace(form, writing=written().assessment),))
    assert not draft_is_due(asked, NOON + 2 * YEAR - DAY)
    after = without_what_is_due(asked, "agencies", NOON + 2 * YEAR)
    assert after.unit_forms == ()
    assert "Hemligt" not in repr(after)
