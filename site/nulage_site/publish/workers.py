"""How do all cores share the work of freezing?"""

import gc
import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from multiprocessing.sharedctypes import Synchronized

from nulage_site.faults import Fault, FaultsFound
from nulage_site.faults.disk import disk_fault
from nulage_site.growing import growing
from nulage_site.publish.freezer import SiteFreezer
from nulage_site.publish.frozen import Frozen
from nulage_site.spare import give_back

FEW = 64
"""Files that are made here at once: to share them would take longer than to make them."""

TOGETHER = 32
"""Files that are made together, if not more are of one subject, and then reported: see SiteFreezer.freeze."""

LOOK_EVERY = 50_000
"""Things that a worker makes and does not let go of between two looks for cycles.

Pages leave hardly any, eight small things each, and to look through what is kept for later pages takes time;
but a workbook leaves three hundred, and with them its cells.
"""


def freeze(
    freezer: SiteFreezer,
    workers: int,
    advance: Callable[[int], None],
    subject: Callable[[str], str] = str,
) -> Frozen:
    """Everything frozen by that many forked workers; `advance` is told how many more files there are.

    Addresses of one subject are frozen by one worker, one after another; few are frozen here. Raises
    FaultsFound when a worker ends before its work is done.
    """
    if len(freezer.due) <= FEW:
        with growing():
            _freeze(freezer, [[*freezer.due]], advance)
        return freezer.frozen
    with forked(freezer, by_subject(freezer.due, subject), workers) as receivers:
        waiting = list(receivers)
        while waiting:
            ready = wait(waiting)
            for receiver in [each for each in waiting if each in ready]:
                message = hear(receiver)
                if isinstance(message, Frozen):
                    freezer.frozen.merge(message)
                    waiting.remove(receiver)
                else:
                    advance(message)
    return freezer.frozen


def by_subject(addresses: Iterable[str], subject: Callable[[str], str]) -> list[list[str]]:
    """Batches of addresses of one subject; one that has none is a batch by itself.

    Those come first, files of the whole country among them, then those of many addresses: whoever is done
    takes the next batch, so what takes long must not come last.
    """
    alone: list[list[str]] = []
    together: dict[str, list[str]] = {}
    for address in addresses:
        if about := subject(address):
            together.setdefault(about, []).append(address)
        else:
            alone.append([address])
    return alone + sorted(together.values(), key=len, reverse=True)


def hear(receiver: Connection) -> Frozen | int:
    """The next word from a worker: how many more files, or at last all that it has done."""
    try:
        word: Frozen | int = receiver.recv()
    except EOFError:
        remedy = "Minnet kan ha tagit slut. Bygg med --workers 1, som behöver minst."
        found, expected = "en process som avbröts", "en som gör alla sina sidor"
        raise FaultsFound([Fault("webbplatsen", "", found, expected, remedy)]) from None
    return word


@contextmanager
def forked(
    freezer: SiteFreezer, batches: Sequence[Sequence[str]], workers: int
) -> Iterator[list[Connection]]:
    """That many workers, each with all that the parent has read, and a connection to hear each by."""
    context = multiprocessing.get_context("fork")
    turn = context.Value("L", 0)
    gc.freeze()
    give_back()
    started: list[tuple[BaseProcess, Connection]] = []
    try:
        for _ in range(workers):
            receiver, sender = context.Pipe(duplex=False)
            process = context.Process(target=work, args=(freezer, batches, turn, sender), daemon=True)
            process.start()
            sender.close()
            started.append((process, receiver))
        yield [receiver for _, receiver in started]
    finally:
        for worker, receiver in started:
            worker.terminate()
            worker.join()
            receiver.close()
        gc.unfreeze()


def work(
    freezer: SiteFreezer,
    batches: Sequence[Sequence[str]],
    turn: "Synchronized[int]",
    sender: Connection,
) -> None:
    """Freeze what is left to do, a batch at a time, and send word; the parent answers for Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(LOOK_EVERY)
    _freeze(freezer, untaken(batches, turn), sender.send)
    sender.send(freezer.frozen)


def _freeze(freezer: SiteFreezer, batches: Iterable[Sequence[str]], advance: Callable[[int], None]) -> None:
    """Freeze batch after batch, and tell how many more files there are."""
    try:
        with freezer.app.app_context():  # which each page would else make anew, and let go of
            for together in gathered(batches, TOGETHER):
                freezer.freeze(together)
                advance(len(together))
    except OSError as problem:
        fault = disk_fault(problem, freezer.fresh)
        freezer.frozen.fail(fault.file, fault.place, fault.found, fault.expected, fault.remedy)


def gathered(batches: Iterable[Sequence[str]], enough: int) -> Iterator[Sequence[str]]:
    """The addresses of one or more whole batches at a time, so many as are enough, but for the last.

    One that is alone stays so: it may be a file of the whole country, and another worker can take the next.
    """
    together: list[str] = []
    for batch in batches:
        if len(batch) == 1:
            yield batch
            continue
        together += batch
        if len(together) >= enough:
            yield together
            together = []
    if together:
        yield together


def untaken(batches: Sequence[Sequence[str]], turn: "Synchronized[int]") -> Iterator[Sequence[str]]:
    """The batches that nobody has taken yet; `turn` counts those taken, by all workers together."""
    while True:
        with turn.get_lock():
            number = turn.value
            turn.value += 1
        if number >= len(batches):
            return
        yield batches[number]
