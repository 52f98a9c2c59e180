"""Do all logs of a store hold together, and hold what they held when they were anchored?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from nulage_forms.model import Dialogue
from nulage_forms.store import DamagedRecord, Store
from nulage_forms.store.anchor import Anchor, NotAnAnchor, anchored, read_anchor
from nulage_forms.store.chain import broken_link, linked_events


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found. `faults` are lines to act on; `before_the_chain` counts events without a hash."""

    logs: int
    events: int
    before_the_chain: int
    anchors: int
    faults: tuple[str, ...]


def verified(store: Store, keys: Sequence[bytes], anchors: Iterable[str] = ()) -> Verified:
    """Every log followed from its first link, and every anchor made anew and compared."""
    faults: list[str] = []
    dialogues = list(_readable(store, faults))
    for dialogue in dialogues:
        broken = broken_link(dialogue, keys)
        faults += [f"{broken.principal_id}: event {broken.number} {broken.found}."] if broken else []
    lines = [line for line in anchors if line.strip()]
    faults += [fault for line in lines if (fault := _lost(dialogues, line, keys))]
    linked = sum(len(linked_events(dialogue)) for dialogue in dialogues)
    earlier = sum(len(dialogue.events) for dialogue in dialogues) - linked
    return Verified(len(dialogues), linked, earlier, len(lines), tuple(faults))


def anchor_of(store: Store, before: datetime, key: bytes) -> Anchor:
    """The anchor of everything in the store up to the moment."""
    return anchored(_readable(store, []), before, key)


def _lost(dialogues: Sequence[Dialogue], line: str, keys: Sequence[bytes]) -> str:
    """What is wrong with an anchor; empty when the logs still hold what it says."""
    try:
        told = read_anchor(line)
    except NotAnAnchor:
        return f"{line[:60]!r} is no anchor: expected a time, a number and a hash."
    now = [anchored(dialogues, told.before, key) for key in keys]
    if told in now:
        return ""
    counts = f"{told.events} events were there then, {now[0].events} are now"
    return f"The anchor of {told.before:%Y-%m-%d %H.%M} does not hold: {counts}."


def _readable(store: Store, faults: list[str]) -> Iterator[Dialogue]:
    for status in store.statuses():
        try:
            yield store.dialogue(status.principal_id)
        except DamagedRecord as fault:
            faults.append(str(fault))
