"""Does every store find the principals that ask a head teacher?"""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from nulage_forms.dialogue import Saved
from nulage_forms.dialogue.unit_answers import hand_in, lift_words, save_unit
from nulage_forms.dialogue.units import Asked, ask_units, withdraw_unit
from nulage_forms.model import Dialogue, Lift, Value
from nulage_forms.store import Store
from nulage_forms.store.embedded import EmbeddedStore
from nulage_forms.store.memory import MemoryStore

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
KARIN = "karin@lillång.example"
ODD = "=1+1 <b>å</b> \u2028 \x00"


@pytest.fixture(params=["memory", "embedded"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return MemoryStore() if request.param == "memory" else EmbeddedStore(tmp_path / "data")


def lifted(before: Dialogue) -> Dialogue:
    asked = ask_units(before, {"7": Asked("7", "Lillskolan", KARIN, "a")}, "anna@x.example", NOON)
    saved = save_unit(asked, "7", {"enhet/a": Saved(Value(ODD), 0, "Vad?", "1")}, KARIN, NOON)
    words = Lift("enhet/a", "steg-1/lyckas", "Vad lyckas ni med?", ODD, "anna@x.example", NOON)
    return lift_words(hand_in(saved, "7", KARIN, NOON), "7", words, "Vad?", "1")


def test_whoever_is_asked_is_found_until_nobody_asks_any_more(store: Store):
    store.change("1", lifted)
    assert store.asking(KARIN) == ("1",)
    assert store.memberships(KARIN) == ()
    store.change("1", lambda before: withdraw_unit(before, "7", "anna@x.example", NOON))
    assert store.asking(KARIN) == ()


def test_a_form_comes_back_as_it_was_written(store: Store):
    kept = store.change("1", lifted)
    assert store.dialogue("1") == kept
    assert store.dialogue("1").unit_forms[0].writing.value("enhet/a").text == ODD
