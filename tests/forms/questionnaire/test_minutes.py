from datetime import UTC, datetime, timedelta

from nulage_forms.dialogue import Saved, mark_done, save
from nulage_forms.model import Dialogue, Value
from nulage_forms.questionnaire.minutes import ESTIMATED, measure

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
VISAR, GRUND = "steg-1/kunskaper/visar", "steg-1/kunskaper/grund"


def written(*saves: tuple[int, str, str]) -> Dialogue:
    """A dialogue in which each person saved a key, so many minutes after noon."""
    dialogue = mark_done(Dialogue("9000000001"), "steg-2", "anna", NOON)
    for minute, person, key in saves:
        number = dialogue.assessment.version(key)
        saved = {key: Saved(Value(f"{minute}"), number, "", "")}
        dialogue = save(dialogue, saved, person, NOON + timedelta(minutes=minute))
    return dialogue


def test_what_leads_up_to_a_save_was_spent_on_what_was_saved() -> None:
    each = written((4, "anna", VISAR), (9, "anna", GRUND), (12, "anna", "orsak/1/bakom"))
    found = measure([each] * 5).measured
    assert (found["delmal"].minutes, found["delmal"].principals) == (9, 5)
    assert found["steg-2"].minutes == 3


def test_a_longer_pause_than_ten_minutes_is_not_counted() -> None:
    each = written((4, "anna", VISAR), (15, "anna", VISAR), (20, "anna", GRUND))
    assert measure([each] * 5).measured["delmal"].minutes == 9


def test_a_colleagues_time_is_the_colleagues_own() -> None:
    each = written((2, "anna", VISAR), (3, "bo", GRUND), (6, "anna", VISAR), (8, "bo", GRUND))
    assert measure([each] * 5).measured["delmal"].minutes == 11


def test_it_is_the_median_of_the_principals_and_the_mean_of_each_ones_pages() -> None:
    teams = [
        written((minutes, "anna", VISAR), (2 * minutes, "anna", "steg-1/studiero/visar"))
        for minutes in (1, 2, 3, 9, 10)
    ]
    assert measure(teams).measured["delmal"].minutes == 3


def test_fewer_than_five_principals_measure_nothing() -> None:
    found = measure([written((4, "anna", VISAR))] * 4)
    assert found.measured == {}
    assert found.of("delmal", 10) == 10
    assert found.ground == ESTIMATED.ground == "Tiderna är vår uppskattning."


def test_what_was_measured_stands_in_the_place_of_the_estimate_and_says_of_how_many() -> None:
    found = measure([written((4, "anna", VISAR))] * 6)
    assert (found.of("delmal", 10), found.of("samtal", 5)) == (4, 5)
    assert "minst 6 huvudmän" in found.ground
