"""What would go now by the rules for how long things are kept, and what has gone?"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from nulage_forms.dialogue.retention import (
    DRAFTS,
    INVITATIONS,
    MAILS,
    PASSING,
    Rule,
    draft_is_due,
    invitations_due,
    kept_long_enough,
    without_what_is_due,
)
from nulage_forms.inviting import AGENCIES
from nulage_forms.security.sessions import LONGEST
from nulage_forms.store import DamagedRecord, Store

LOG = "deletions.log"


@dataclass(frozen=True, slots=True)
class Due:
    """Some records of one kind that have been kept long enough; nothing of what they say."""

    kind: str
    number: int
    of: str = ""


def due(store: Store, data: Path, now: datetime) -> tuple[Due, ...]:
    """Everything that would go now; nothing is changed."""
    found = [*_in_dialogues(store, now), Due(MAILS.kind, len(_old_mails(data, now)))]
    found.append(Due(PASSING.kind, store.forgettable(now, now - LONGEST)))
    return tuple(one for one in found if one.number)


def delete(store: Store, data: Path, now: datetime) -> tuple[Due, ...]:
    """What has gone; it is written down before it goes, and looked at anew under its lock."""
    found = due(store, data, now)
    _write_down(data / LOG, found, now)
    for principal_id in {one.of for one in found if one.of}:
        store.change(principal_id, lambda before: without_what_is_due(before, AGENCIES, now))
    for mail in _old_mails(data, now):
        mail.unlink(missing_ok=True)
    store.forget(now, now - LONGEST)
    return found


def _in_dialogues(store: Store, now: datetime) -> Iterator[Due]:
    for status in store.statuses():
        try:
            dialogue = store.dialogue(status.principal_id)
        except DamagedRecord:  # it is told of at the start, and left as it is
            continue
        yield Due(DRAFTS.kind, int(draft_is_due(dialogue, now)), status.principal_id)
        yield Due(INVITATIONS.kind, len(invitations_due(dialogue, now)), status.principal_id)


def _old_mails(data: Path, now: datetime) -> list[Path]:
    return [file for file in (data / "outbox").glob("*.eml") if kept_long_enough(_written(file), MAILS, now)]


def _written(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)


def _write_down(log: Path, gone: tuple[Due, ...], now: datetime) -> None:
    with log.open("a", encoding="utf-8") as file:
        for one in gone:
            file.write(json.dumps({"at": now.isoformat(), **asdict(one)}) + "\n")
        file.flush()
        os.fsync(file.fileno())


def said(rule: Rule) -> str:
    """A rule as a line."""
    time = "always" if rule.keep is None else f"{rule.keep.days} days" if rule.keep else "until they expire"
    return f"{rule.kind}: {time}. {rule.reason[:1].upper()}{rule.reason[1:]}."
