"""Who is in a room at this moment, kept so that it costs next to nothing and may be lost?

A small file for each person and room, so that nobody waits for a lock. It is replaced whole but never forced
onto the disk: what is lost by a power cut was old half a minute later anyhow.
"""

import json
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from threading import get_ident

from nulage_forms.model import Presence
from nulage_forms.shapes import shape_of


class PresenceFolder:
    """Presences in a folder that several processes share."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def note(self, presence: Presence) -> None:
        """Puts the presence in the place of the same person's last one in the room."""
        room = self._path / presence.principal_id
        room.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = room / f"{sha256(presence.email.encode()).hexdigest()}.json"
        beside = file.with_suffix(f".{os.getpid()}-{get_ident()}.new")
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as new:
            new.write(shape_of(Presence).dump_json(presence))
        beside.replace(file)

    def of(self, principal_id: str) -> Sequence[Presence]:
        """Everybody's last presence in the room, however old."""
        found = (_read(file) for file in sorted((self._path / principal_id).glob("*.json")))
        return [presence for presence in found if presence]

    def count(self, seen_before: datetime) -> int:
        """How many `forget` would take away."""
        return len(self._old(seen_before))

    def forget(self, seen_before: datetime) -> None:
        """Takes away presences that are of no more use, and what a crash left half written."""
        for file in self._old(seen_before):
            file.unlink(missing_ok=True)

    def _old(self, seen_before: datetime) -> list[Path]:
        found = ((file, _read(file)) for file in self._path.glob("*/*.*"))
        return [file for file, one in found if (one.at if one else _written(file)) < seen_before]


def _read(file: Path) -> Presence | None:
    try:
        return shape_of(Presence).validate_python(json.loads(file.read_bytes()))
    except (FileNotFoundError, ValueError):
        return None


def _written(file: Path) -> datetime:
    try:
        return datetime.fromtimestamp(file.stat().st_mtime, UTC)
    except FileNotFoundError:  # somebody has just put it in its place
        return datetime.max.replace(tzinfo=UTC)
