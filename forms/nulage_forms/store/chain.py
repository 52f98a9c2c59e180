"""Has anything in a dialogue's log been changed, taken out or moved since it was written?

Every event carries a keyed hash over itself and the hash of the event before it. The key is not kept with the
data, so whoever can write in the data folder cannot make a changed log look whole. What is cut from the end
leaves a chain that is whole as far as it goes: that is for the anchors of `store.anchor` to find.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC

from nulage_forms.model import Dialogue, Event


class LogRewritten(Exception):
    """An act gave back other events than those that stood before; events are only ever added."""


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """The first event of a dialogue that is not as it was written. `number` counts from 1."""

    principal_id: str
    number: int
    found: str


def chained(before: Dialogue, after: Dialogue, key: bytes) -> Dialogue:
    """The dialogue after an act, its new events linked to those before. Raises LogRewritten."""
    kept = len(before.events)
    if after.events[:kept] != before.events:
        raise LogRewritten(after.principal_id)
    linked = list(before.events)
    for event in after.events[kept:]:
        link = _link(after.principal_id, _hash_before(after.principal_id, linked), event, key)
        linked.append(replace(event, hash=link))
    return replace(after, events=tuple(linked)) if len(linked) > kept else after


def linked_events(dialogue: Dialogue) -> Sequence[Event]:
    """The events from the first one with a hash; what stands before them was written before there was one."""
    first = next((at for at, event in enumerate(dialogue.events) if event.hash), len(dialogue.events))
    return dialogue.events[first:]


def broken_link(dialogue: Dialogue, keys: Iterable[bytes]) -> BrokenLink | None:
    """The first link that does not hold by any of the keys; None when all do."""
    tried = tuple(keys)
    linked, principal_id = linked_events(dialogue), dialogue.principal_id
    start = len(dialogue.events) - len(linked)
    before = _hash_before(principal_id, dialogue.events[:start])
    for number, event in enumerate(linked, start=start + 1):
        links = (_link(principal_id, before, event, key) for key in tried)
        if not any(hmac.compare_digest(link.encode(), event.hash.encode()) for link in links):
            found = "is not as it was written" if event.hash else "has no hash, and the one before it has"
            return BrokenLink(principal_id, number, found)
        before = event.hash
    return None


def _hash_before(principal_id: str, events: Sequence[Event]) -> str:
    """What the next event is linked to: the last hash, or a digest of all that was written without any."""
    if events and events[-1].hash:
        return events[-1].hash
    return hashlib.sha256("\n".join(_plain(principal_id, event) for event in events).encode()).hexdigest()


def _link(principal_id: str, before: str, event: Event, key: bytes) -> str:
    return hmac.new(key, f"{before}\n{_plain(principal_id, event)}".encode(), hashlib.sha256).hexdigest()


def _plain(principal_id: str, event: Event) -> str:
    """The one text of an event, which also says whose it is, so that none fits in another's log."""
    said = [principal_id, event.at.astimezone(UTC).isoformat(), event.actor, event.action, event.object]
    return json.dumps(said, ensure_ascii=False)
