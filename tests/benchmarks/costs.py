"""What do processes cost: seconds by the clock, seconds of all cores, and memory of all together?"""

import json
import os
import platform
import resource
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import Any

LOOK_EVERY = 0.2
"""Seconds between two looks at the memory; a look takes some milliseconds for each process."""


@dataclass(frozen=True)
class Cost:
    """`seconds` by the clock, `cpu` of all processes in user and system together, and the most memory in bytes.

    `told` is what the process itself said of a step.
    """

    seconds: float
    cpu: float
    memory: int = 0
    told: dict[str, Any] = field(default_factory=dict)

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(self.seconds + other.seconds, self.cpu + other.cpu, max(self.memory, other.memory))


def machine(*packages: str) -> None:
    """Two lines: what was measured with, and on what."""
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    print(f"Python {platform.python_version()}, {versions}")
    print(
        f"{platform.machine()}, {len(os.sched_getaffinity(0))} cores, load {os.getloadavg()[0]:.1f} at the start"
    )


def seconds_a_file(folder: Path, files: int = 500) -> float:
    """What a new, empty file in a new folder costs, in seconds: much where many have just been thrown away."""
    start = perf_counter()
    for number in range(files):
        (folder / f"new-{number}").mkdir()
        (folder / f"new-{number}" / "file").touch()
    return (perf_counter() - start) / files


def children(work: Callable[[], object]) -> Cost:
    """What the processes that some work starts, and waits for, cost."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
    work()
    seconds, after = perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def steps(program: Path, *arguments: object, memory: bool = False) -> dict[str, Cost]:
    """The cost of each step that a program tells of (`once.py`), and of `starting` and ending it.

    `memory` asks for the most that the program and all its workers held at once, while each step lasted.
    """
    most: dict[str, int] = {}
    now = ["starting"]
    told: dict[str, Cost] = {}

    def run() -> None:
        command = [sys.executable, program, *map(str, arguments)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            if memory:
                threading.Thread(target=_watch, args=(process.pid, now, most), daemon=True).start()
            for line in process.stdout:
                said = json.loads(line)
                now[0] = said.get("begins", "ending")
                if name := said.get("step"):
                    told[name] = told.get(name, Cost(0, 0)) + Cost(said["seconds"], said["cpu"])
                    told[name] = Cost(told[name].seconds, told[name].cpu, told=said)
        if process.returncode:
            sys.exit(f"{program.name} failed.")

    whole = children(run)
    known = [(each.seconds, each.cpu) for each in told.values()]
    beside = Cost(whole.seconds - sum(s for s, _ in known), whole.cpu - sum(cpu for _, cpu in known))
    of_each = {"starting": beside, **told}
    return {
        name: Cost(each.seconds, each.cpu, most.get(name, 0), each.told) for name, each in of_each.items()
    }


def _watch(root: int, now: list[str], most: dict[str, int]) -> None:
    """Remember the most memory held during each step, as long as there is a process."""
    wait = threading.Event()
    while held := sum(_held(pid) for pid in _family(root)):
        most[now[0]] = max(held, most.get(now[0], 0))
        wait.wait(LOOK_EVERY)


def _family(root: int) -> list[int]:
    """A process and all that it has started, and those in turn."""
    try:
        own = Path(f"/proc/{root}/task/{root}/children").read_text(encoding="ascii").split()
    except OSError:
        return []
    return [root, *(pid for child in own for pid in _family(int(child)))]


def _held(pid: int) -> int:
    """Bytes of memory that a process holds, its part of what is shared included (PSS)."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((1024 * int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
