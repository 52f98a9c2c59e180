"""What do processes of their own do to a store, so that the tests can see what is left?"""

import os
import random
import resource
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from nulage_forms.dialogue import Saved, save
from nulage_forms.model import Dialogue, Value
from nulage_forms.store.embedded import EmbeddedStore

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
KILLS = 40


def save_one(store: EmbeddedStore, key: str, text: str = "text") -> None:
    def act(before: Dialogue) -> Dialogue:
        saved = Saved(Value(text), before.assessment.version(key), "Hur är det?", "2026-1")
        return save(before, {key: saved}, "anna@x.example", NOON)

    store.change("9990000016", act)


def hundred(folder: Path, who: str) -> None:
    store = EmbeddedStore(folder)
    for number in range(100):
        save_one(store, f"steg-2/{who}-{number}")


def full(folder: Path) -> None:
    """A limit on the size of files is what a full disk looks like to whoever writes."""
    store = EmbeddedStore(folder)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))
    try:
        save_one(store, "steg-2/lang", "å" * 20_000)
    except OSError:
        print("OSError")


def killed(folder: Path) -> None:
    acknowledged: set[str] = set()
    for turn in range(KILLS):
        acknowledged |= one_kill(folder, turn)
        kept = EmbeddedStore(folder).dialogue("9990000016").assessment.answers
        lost = acknowledged - set(kept)
        if lost:
            sys.exit(f"after {turn + 1} kills these are lost: {sorted(lost)}")
    if len(acknowledged) < KILLS:
        sys.exit(f"only {len(acknowledged)} saves were made; the test shows nothing")
    print(KILLS, "kills")


def one_kill(folder: Path, turn: int) -> set[str]:
    """Names of the answers that a child acknowledged before it was killed while it saved."""
    readable, writable = os.pipe()
    child = os.fork()
    if child == 0:
        store = EmbeddedStore(folder)
        for number in range(10_000):
            save_one(store, f"steg-2/{turn}-{number}")
            os.write(writable, f"steg-2/{turn}-{number}\n".encode())
    os.close(writable)
    with os.fdopen(readable) as said:
        first = said.readline()
        time.sleep(random.uniform(0, 0.03))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return {line.strip() for line in [first, *said] if line.endswith("\n")}


if __name__ == "__main__":
    {"hundred": hundred, "full": full, "killed": killed}[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
