"""Does this folder belong to the machine that wants to write in it?

Locks on files hold between processes of one machine. Over a network they do not, and two machines would undo
each other's writing in silence, so a folder belongs to the first machine that opens it.
"""

from pathlib import Path

from nulage_forms.store.locks import lock_on
from nulage_forms.store.storage import write_whole


class AnotherHost(Exception):
    """The folder belongs to another machine; the message tells how to move it."""


def claim(folder: Path, host: str) -> None:
    """The folder belongs to this host from now on. Raises AnotherHost when it already is another's."""
    mark = folder / "host.json"
    with lock_on(mark):
        if not mark.exists():
            write_whole(mark, {"host": host})
        owner = mark.read_text(encoding="utf-8")
    if owner != f'{{"host":"{host}"}}':
        raise AnotherHost(
            f"{mark}: found {owner}; expected this machine, {host}. Two machines cannot share this folder. "
            "If it was moved here and nothing else writes in it any more, remove the file and start again."
        )
