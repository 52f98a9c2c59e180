"""Does any way through a dialogue lose an acknowledged text, show another's, edit what was sent, or open a draft?

The machine does what people do, in any order, through the one way to what is stored; beside it a plain list
says what everybody was promised. After each step the two are compared.
"""

import hashlib
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import invariant
from people_at_work import LOG_KEY, PEOPLE, PRINCIPALS, Dialogues

from nulage_forms.dialogue.rounds import said_last
from nulage_forms.dialogue.submissions import canonical
from nulage_forms.store import Store
from nulage_forms.store.chain import broken_link
from nulage_forms.store.embedded import EmbeddedStore
from nulage_forms.store.memory import MemoryStore


class Kept(Dialogues):
    """What holds after each step."""

    @invariant()
    def past_rounds_are_as_they_ended(self) -> None:
        for principal_id, told in self.promised.items():
            dialogue = self.store.dialogue(principal_id)
            kept = [
                (
                    {key: past.assessment.value(key).text for key in last},
                    [(one.checksum, canonical(one.content)) for one in past.submissions],
                )
                for past, (last, _) in zip(dialogue.rounds, told.past, strict=True)
            ]
            assert kept == told.past
            if told.past:
                assert all(said_last(dialogue, key).text == text for key, text in told.past[-1][0].items())

    @invariant()
    def nothing_acknowledged_is_lost(self) -> None:
        for principal_id, told in self.promised.items():
            assessment = self.store.dialogue(principal_id).assessment
            for key, text in told.last.items():
                assert assessment.value(key).text == text
            for key, text, by in told.deliberate:
                kept = [version for version in assessment.answers[key].versions if version.value.text == text]
                assert kept, f"{by} saved {text!r}"

    @invariant()
    def what_was_sent_is_as_it_was(self) -> None:
        for principal_id, told in self.promised.items():
            sent = self.store.dialogue(principal_id).submissions
            assert [(one.checksum, canonical(one.content)) for one in sent] == told.sent
            for one in sent:
                assert hashlib.sha256(canonical(one.content).encode()).hexdigest() == one.checksum

    @invariant()
    def nobody_has_anothers_text_and_every_team_has_an_owner(self) -> None:
        for principal_id, told in self.promised.items():
            dialogue = self.store.dialogue(principal_id)
            other = next(one for one in PRINCIPALS if one != principal_id)
            assert other not in repr(dialogue.assessment) + repr(dialogue.submissions)
            assert {member.email: member.role for member in dialogue.members} == told.roles
            assert "owner" in told.roles.values()
            for who in PEOPLE:
                assert (principal_id in self._as(who).workspaces()) == (who in told.roles)

    @invariant()
    def the_log_holds(self) -> None:
        for principal_id in PRINCIPALS:
            assert broken_link(self.store.dialogue(principal_id), [LOG_KEY]) is None


class InMemory(Kept):
    def opened(self) -> Store:
        self.kept = getattr(self, "kept", None) or MemoryStore(LOG_KEY)
        return self.kept


class OnDisk(Kept):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())

    def opened(self) -> Store:
        return EmbeddedStore(self.folder, log_key=LOG_KEY)

    def teardown(self) -> None:
        shutil.rmtree(self.folder)


UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)
"""A way that fails is short enough to be read, and making it shorter takes minutes."""
QUIETLY = settings(deadline=None, database=None, phases=UNSHRUNK, suppress_health_check=list(HealthCheck))
TestInMemory = InMemory.TestCase
TestInMemory.settings = settings(QUIETLY, max_examples=200, stateful_step_count=50)
TestOnDisk = OnDisk.TestCase
TestOnDisk.settings = settings(QUIETLY, max_examples=8, stateful_step_count=30)
