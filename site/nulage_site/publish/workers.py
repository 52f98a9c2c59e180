"""How do all cores share the work of freezing?"""

import gc
import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from nulage_site.faults import Fault, FaultsFound
from nulage_site.faults.disk import disk_fault
from nulage_site.publish.freezer import Frozen, SiteFreezer

REPORT_EVERY = 20
"""Files between two words from a worker on how far it has come."""


def freeze(freezer: SiteFreezer, workers: int, advance: Callable[[int], None]) -> Frozen:
    """Everything frozen by that many forked workers; `advance` is told how many more files there are.

    Raises FaultsFound when a worker ends before its work is done.
    """
    urls = list(freezer.due)
    shares = [urls[start::workers] for start in range(workers)]
    with forked(freezer, shares) as receivers:
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
def forked(freezer: SiteFreezer, shares: Sequence[Sequence[str]]) -> Iterator[list[Connection]]:
    """One worker for each share, each with all that the parent has read, and a connection to hear it by."""
    context = multiprocessing.get_context("fork")
    gc.collect()
    gc.freeze()
    started: list[tuple[BaseProcess, Connection]] = []
    try:
        for share in shares:
            receiver, sender = context.Pipe(duplex=False)
            process = context.Process(target=work, args=(freezer, share, sender), daemon=True)
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


def work(freezer: SiteFreezer, share: Sequence[str], sender: Connection) -> None:
    """Freeze a share of the addresses and send word; the parent answers for Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        for done, url in enumerate(share, start=1):
            freezer.freeze_one(url)
            if done % REPORT_EVERY == 0:
                sender.send(REPORT_EVERY)
    except OSError as problem:
        fault = disk_fault(problem, freezer.root)
        freezer.frozen.fail(fault.file, fault.place, fault.found, fault.expected, fault.remedy)
    sender.send(freezer.frozen)
