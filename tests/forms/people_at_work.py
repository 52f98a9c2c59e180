"""What do people do in two principals' rooms, in any order, and what have they been told?"""

from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from nulage_forms.access import Access, NotAllowed, NothingHere
from nulage_forms.dialogue import (
    NotNow,
    Saved,
    UnknownQuestion,
    add_question,
    move_question,
    remove_question,
    save,
    settle,
    stale,
)
from nulage_forms.dialogue.invitations import invite, join
from nulage_forms.dialogue.merging import merged
from nulage_forms.dialogue.rounds import NotYetHeld
from nulage_forms.dialogue.submissions import canonical, send, take_back
from nulage_forms.dialogue.team import UnknownMember, change_role, remove_member
from nulage_forms.model import Dialogue, Value
from nulage_forms.security.sessions import Visitor
from nulage_forms.store import Store

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
LOG_KEY = b"the key in use"
PRINCIPALS = ("9990000016", "9990000024")
KEYS = ("steg-1/kunskaper/visar", "fraga/1/text")
OWNERS = {"9990000016": "anna@x.example", "9990000024": "berit@x.example"}
PEOPLE = (*OWNERS.values(), "cilla@x.example", "dan@x.example")

THE_OWNER = "the owner"
"""Whoever had the room first; half of what is done is done by that person, or little would ever be sent."""
people = st.sampled_from(PEOPLE)
insiders = st.sampled_from((*PEOPLE, *[THE_OWNER] * len(PEOPLE)))
principals, keys = st.sampled_from(PRINCIPALS), st.sampled_from(KEYS)
words = st.sampled_from(["", "Hej", "Hej då", "åäö\n=1+1 <b>\u202e"])


@dataclass
class Promised:
    """What everybody has been told of one principal's dialogue."""

    deliberate: list[tuple[str, str, str]] = field(default_factory=list)
    last: dict[str, str] = field(default_factory=dict)
    sent: list[tuple[str, str]] = field(default_factory=list)
    roles: dict[str, str] = field(default_factory=dict)
    stands: bool = False
    held: bool = False
    past: list[tuple[dict[str, str], list[tuple[str, str]]]] = field(default_factory=list)
    seen: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))


class Dialogues(RuleBasedStateMachine):
    """Four people and a member of staff, in two principals' rooms. `opened` says what it is all kept in."""

    def opened(self) -> Store:
        raise NotImplementedError

    @initialize()
    def begin(self) -> None:
        self.now, self.invitations, self.saves = NOON, 0, 0
        self.store = self.opened()
        self.promised = {principal_id: Promised() for principal_id in PRINCIPALS}
        for principal_id, owner in OWNERS.items():
            self._join(principal_id, owner, "owner", "staff")
            self._join(principal_id, "cilla@x.example", "writer", owner)

    @rule(who=people, where=principals, key=keys, text=words, quiet=st.booleans())
    def write(self, who: str, where: str, key: str, text: str, quiet: bool) -> None:
        """Somebody saves from the page that they last opened, however old it is."""
        told, text = self.promised[where], f"{where} {text}" if text else ""
        self.saves += 1
        seen = told.seen[who, key]
        answers = {key: Saved(Value(text), seen, "Hur är det?", "2026-1", f"s{self.saves}", quiet)}
        overtaken: list[str] = []

        def act(before: Dialogue) -> Dialogue:
            overtaken.extend(stale(before, answers))
            after = save(before, answers, who, self.now)
            return after if quiet or overtaken else settle(after, [key])

        try:
            after = self._as(who).change(where, "write", act)
        except (NothingHere, NotAllowed):
            assert told.roles.get(who) not in {"owner", "writer"}
            return
        except NotNow:
            assert told.stands or told.held
            return
        assert told.roles[who] in {"owner", "writer"}
        assert not told.stands
        if overtaken:
            assert seen != after.assessment.version(key), "nobody is in conflict with what they have seen"
            return
        told.last[key] = text
        told.seen[who, key] = after.assessment.version(key)
        if not quiet and text:
            told.deliberate.append((key, text, who))

    @rule(who=people, where=principals)
    def open_a_page(self, who: str, where: str) -> None:
        """Whoever is in the team sees how it is now; for everybody else there is nothing there."""
        told = self.promised[where]
        try:
            dialogue = self._as(who).workspace(where)
        except NothingHere:
            assert who not in told.roles
            return
        assert who in told.roles
        for key in KEYS:
            told.seen[who, key] = dialogue.assessment.version(key)

    @rule(who=people, where=principals, key=keys, text=words)
    def join_two_texts(self, who: str, where: str, key: str, text: str) -> None:
        """Somebody who has met a colleague's text opens the page and saves both together."""
        if who not in self.promised[where].roles:
            return
        self.open_a_page(who, where)
        theirs = self.promised[where].last.get(key, "")
        together = merged(text, theirs, None)
        assert theirs.strip() in together
        self.write(who, where, key, together.removeprefix(f"{where} "), quiet=False)

    @rule(who=people, where=principals, steps=st.sampled_from([-1, 1]))
    def change_the_questions(self, who: str, where: str, steps: int) -> None:
        """Adds the first, moves it, or takes it away; what is written in it stays."""
        with suppress(NothingHere, NotAllowed, NotNow, UnknownQuestion):
            act = partial(add_question, by=who, now=self.now)
            dialogue = self._as(who).change(where, "write", act)
            move = partial(move_question, question_id="1", steps=steps, by=who, now=self.now)
            self._as(who).change(where, "write", move)
            if len(dialogue.assessment.priorities) > 2:
                remove = partial(remove_question, question_id="1", by=who, now=self.now)
                self._as(who).change(where, "write", remove)

    @rule(who=insiders, where=principals)
    def send_in(self, who: str, where: str) -> None:
        told, who = self.promised[where], OWNERS[where] if who == THE_OWNER else who
        try:
            sent = self._as(who).change(where, "send", lambda before: send(before, {}, who, self.now))
        except (NothingHere, NotAllowed):
            assert told.roles.get(who) != "owner"
        except NotNow:
            assert told.stands or told.held
        else:
            assert not told.stands
            told.stands = True
            told.sent.append((sent.submissions[-1].checksum, canonical(sent.submissions[-1].content)))

    @rule(who=insiders, where=principals)
    def take_back(self, who: str, where: str) -> None:
        told, who = self.promised[where], OWNERS[where] if who == THE_OWNER else who
        try:
            self._as(who).change(where, "send", lambda before: take_back(before, who, self.now))
        except (NothingHere, NotAllowed):
            assert told.roles.get(who) != "owner"
        except NotNow:
            assert not told.stands or told.held
        else:
            assert told.stands
            told.stands = False

    @precondition(lambda self: any(told.stands for told in self.promised.values()))
    @rule(where=principals)
    def hold(self, where: str) -> None:
        """Staff close a round: nothing more happens in it afterwards."""
        try:
            self._staff().hold(where)
        except NothingHere:
            assert not self.promised[where].stands
        else:
            assert self.promised[where].stands
            self.promised[where].held = True

    @precondition(lambda self: any(told.held for told in self.promised.values()))
    @rule(where=principals)
    def begin_the_next_round(self, where: str) -> None:
        """All that was said is put away, and what is said now begins anew."""
        told = self.promised[where]
        try:
            self._staff().new_round(where)
        except NotYetHeld:
            assert not told.held
            return
        assert told.held
        told.past.append((told.last, told.sent))
        self.promised[where] = Promised(roles=told.roles, past=told.past)

    @rule(where=principals)
    def staff_look(self, where: str) -> None:
        """Staff read what was sent and stands, word for word, and never a draft."""
        told, staff = self.promised[where], self._staff()
        for number in (None, *range(len(told.sent) + 2)):
            try:
                read = staff.received(where, number)
            except NothingHere:
                assert not told.stands or number is not None
                continue
            assert told.stands
            assert (read.checksum, canonical(read.content)) in told.sent
        try:
            staff.workspace(where)
        except NothingHere:
            pass
        else:
            raise AssertionError("staff came into a team's room")
        said = repr(staff.status(where))
        assert not any(text and text in said for text in told.last.values())

    @rule(by=people, who=people, where=principals, role=st.sampled_from(["owner", "writer", "reader"]))
    def invite_somebody(self, by: str, who: str, where: str, role: str) -> None:
        told = self.promised[where]
        if who in told.roles:
            return
        try:
            self._as(by).workspace(where, "lead")
        except (NothingHere, NotAllowed):
            assert told.roles.get(by) != "owner"
            return
        self._join(where, who, role, by)

    @rule(by=people, who=people, where=principals, role=st.sampled_from(["owner", "writer", "reader"]))
    def give_another_role(self, by: str, who: str, where: str, role: str) -> None:
        member = self.store.dialogue(where).member(who)
        act = partial(change_role, member_id=member.id if member else "x", role=role, by=by, now=self.now)
        if self._led(where, by, act):
            self.promised[where].roles[who] = role

    @rule(by=people, who=people, where=principals)
    def let_somebody_go(self, by: str, who: str, where: str) -> None:
        member = self.store.dialogue(where).member(who)
        act = partial(remove_member, member_id=member.id if member else "x", by=by, now=self.now)
        if self._led(where, by, act):
            del self.promised[where].roles[who]

    @rule(minutes=st.sampled_from([1, 9, 10, 11, 600]))
    def pass_time(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule()
    def start_the_service_anew(self) -> None:
        self.store = self.opened()

    def _as(self, who: str) -> Access:
        return Access(self.store, Visitor("member", who), self.now)

    def _staff(self) -> Access:
        return Access(self.store, Visitor("staff", "eva@skolverket.example"), self.now)

    def _join(self, where: str, who: str, role: str, by: str) -> None:
        self.invitations += 1
        token, now = f"{self.invitations:064}", self.now
        self.store.change(where, lambda before: invite(before, token, who, role, by, now))  # type: ignore[arg-type]
        self.store.change(where, lambda before: join(before, token, now))
        self.promised[where].roles[who] = role

    def _led(self, where: str, by: str, act: partial[Dialogue]) -> bool:
        """Whether the act was done; only an owner may, and never so that no owner is left."""
        try:
            self._as(by).change(where, "lead", act)
        except (NothingHere, NotAllowed):
            assert self.promised[where].roles.get(by) != "owner"
            return False
        except (UnknownMember, NotNow):
            return False
        return True
