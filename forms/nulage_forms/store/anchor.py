"""How many events did all logs hold at a certain time, and do they still?

An anchor is one line: the moment up to which it reaches, the number of events before it, and a keyed hash
over the last hash of every log. It finds what a chain alone cannot: that the end of a log, or a whole one, is
gone.
"""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from nulage_forms.model import Dialogue
from nulage_forms.store.chain import linked_events

SETTLED = timedelta(minutes=5)
"""Nothing is written with a time so far back: an event has the time when its request began."""


class NotAnAnchor(ValueError):
    """The line is none that this service has written."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What was true of all logs up to a moment."""

    before: datetime
    events: int
    head: str

    @property
    def line(self) -> str:
        """`2026-11-22T03:00:00+00:00 1234 5f1c…`"""
        return f"{self.before.isoformat()} {self.events} {self.head}"


def anchored(dialogues: Iterable[Dialogue], before: datetime, key: bytes) -> Anchor:
    """The anchor of all events before the moment."""
    lines, events = [], 0
    for dialogue in sorted(dialogues, key=lambda one: one.principal_id):
        reached = [event.hash for event in linked_events(dialogue) if event.at < before]
        if reached:
            events += len(reached)
            lines.append(f"{dialogue.principal_id} {len(reached)} {reached[-1]}")
    head = hmac.new(key, "\n".join([before.isoformat(), *lines]).encode(), hashlib.sha256).hexdigest()
    return Anchor(before, events, head)


def read_anchor(line: str) -> Anchor:
    """The anchor that a line says. Raises NotAnAnchor."""
    try:
        before, events, head = line.split()
        anchor = Anchor(datetime.fromisoformat(before), int(events), head)
    except ValueError:
        raise NotAnAnchor(line) from None
    if anchor.before.tzinfo is None:
        raise NotAnAnchor(line)
    return anchor
