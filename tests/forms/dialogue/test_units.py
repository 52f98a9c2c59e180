"""When is a head teacher asked, reminded, heard and lifted?"""

from datetime import UTC, datetime, timedelta

import pytest

from nulage_forms.dialogue import NotNow, Saved
from nulage_forms.dialogue.submissions import send
from nulage_forms.dialogue.unit_answers import (
    NothingToLift,
    NothingWritten,
    UnitShut,
    hand_in,
    lift_words,
    save_unit,
    take_again,
    unseen_left_out,
)
from nulage_forms.dialogue.units import (
    Asked,
    RemindedToday,
    UnitLinkClosed,
    UnknownUnit,
    ask_units,
    close_units,
    open_link,
    remind_unit,
    reopen_units,
    use_unit_link,
    with_unit_mailing,
    withdraw_unit,
)
from nulage_forms.model import Dialogue, Lift, Value

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
ANNA, KARIN = "anna@x.example", "karin@x.example"
KEY = "enhet/fungerar"


def asked(email: str = KARIN, token: str = "a") -> Dialogue:
    return ask_units(Dialogue("1"), {"7": Asked("7", "Lillskolan", email, token)}, ANNA, NOON)


def written(dialogue: Dialogue, text: str = "Ord.", version: int = 0) -> Dialogue:
    return save_unit(dialogue, "7", {KEY: Saved(Value(text), version, "Vad?", "2026-1")}, KARIN, NOON)


def words(text: str = "Ord.") -> Lift:
    return Lift(KEY, "steg-1/lyckas", "Vad lyckas ni med?", text, ANNA, NOON)


def test_nobody_is_asked_twice_about_the_same_unit():
    once = asked()
    assert ask_units(once, {"7": Asked("7", "Lillskolan", "per@x.example", "b")}, ANNA, NOON) == once


def test_a_link_is_used_once_and_in_time():
    used = use_unit_link(asked(), "a", NOON)
    for dialogue, at in (
        (used, NOON),
        (asked(), NOON + 60 * DAY),
        (withdraw_unit(asked(), "7", ANNA, NOON), NOON),
    ):
        with pytest.raises(UnitLinkClosed):
            open_link(dialogue, "a", at)


def test_a_reminder_waits_a_day_unless_the_mail_before_did_not_go():
    with pytest.raises(RemindedToday):
        remind_unit(with_unit_mailing(asked(), "7", "sent"), "7", "b", ANNA, NOON + DAY / 2)
    failed = with_unit_mailing(asked(), "7", "failed")
    assert open_link(remind_unit(failed, "7", "b", ANNA, NOON), "b", NOON).code == "7"
    with pytest.raises(NotNow):
        remind_unit(hand_in(written(asked()), "7", KARIN, NOON), "7", "b", ANNA, NOON + DAY)


def test_somebody_who_has_been_there_is_reminded_without_a_new_link():
    reminded = remind_unit(use_unit_link(asked(), "a", NOON), "7", "b", ANNA, NOON + DAY)
    assert reminded.unit_forms[0].token_hash == "a"


def test_a_form_that_is_taken_up_again_goes_on_with_what_was_written():
    withdrawn = withdraw_unit(written(asked()), "7", ANNA, NOON)
    again = ask_units(withdrawn, {"7": Asked("7", "Lillskolan", KARIN, "b")}, ANNA, NOON)
    another = ask_units(withdrawn, {"7": Asked("7", "Lillskolan", ANNA, "b")}, ANNA, NOON)
    assert again.unit_form("7").writing.value(KEY).text == "Ord."
    assert not another.unit_form("7").writing.answers
    with pytest.raises(UnknownUnit):
        withdraw_unit(withdrawn, "7", ANNA, NOON)


def test_only_what_is_written_can_be_handed_in_and_what_is_handed_in_is_not_written_on():
    with pytest.raises(NothingWritten):
        hand_in(asked(), "7", KARIN, NOON)
    handed = hand_in(written(asked()), "7", KARIN, NOON)
    with pytest.raises(UnitShut):
        written(handed, "Annat.", 1)
    assert written(take_again(handed, "7", KARIN, NOON), "Annat.", 1).unit_forms[0].writing.version(KEY) == 2


def test_a_team_is_never_given_what_is_not_handed_in():
    begun = written(asked())
    handed = hand_in(begun, "7", KARIN, NOON)
    for hidden in (begun, take_again(handed, "7", KARIN, NOON), withdraw_unit(handed, "7", ANNA, NOON)):
        assert not unseen_left_out(hidden).unit_forms[0].writing.answers
    assert unseen_left_out(handed) == handed


def test_a_closed_round_can_be_lifted_from_and_not_written_in():
    handed = close_units(hand_in(written(asked()), "7", KARIN, NOON), ANNA, NOON)
    assert lift_words(handed, "7", words(), "Vad?", "1").unit_forms[0].lifts == (words(),)
    with pytest.raises(UnitShut):
        take_again(handed, "7", KARIN, NOON)
    assert reopen_units(handed, ANNA, NOON).unit_forms[0].closed_at is None


def test_what_is_taken_back_is_not_lifted_and_what_was_lifted_stays():
    handed = hand_in(written(asked()), "7", KARIN, NOON)
    lifted = take_again(lift_words(handed, "7", words(), "Vad?", "1"), "7", KARIN, NOON)
    assert lifted.assessment.value("steg-1/lyckas").text == "Lillskolan: Ord."
    assert lifted.unit_forms[0].lifts
    with pytest.raises(NothingToLift):
        lift_words(lifted, "7", words(), "Vad?", "1")


def test_words_are_lifted_once_however_often_the_button_is_pressed():
    once = lift_words(hand_in(written(asked()), "7", KARIN, NOON), "7", words(), "Vad?", "1")
    assert lift_words(once, "7", words(), "Vad?", "1") is once


def test_nothing_is_lifted_into_what_has_been_sent_and_nothing_else_of_it_is_sent():
    sent = send(hand_in(written(asked(), "Hemligt."), "7", KARIN, NOON), {}, ANNA, NOON)
    assert "Hemligt." not in str(sent.submissions[0].content)
    with pytest.raises(NotNow):
        lift_words(sent, "7", words(), "Vad?", "1")


def test_no_event_holds_a_word_of_what_was_written():
    everything = lift_words(
        hand_in(written(asked(), "Hemligt."), "7", KARIN, NOON), "7", words("Hemligt."), "Vad?", "1"
    )
    assert "Hemligt" not in str(everything.events)
