"""How far has the build come? A bar on a terminal, plain lines elsewhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from nulage_site.swedish import number

Advance = Callable[[int], None]


class Stages:
    """Tells of each stage while it lasts, and keeps how many seconds each took."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str, total: int | None = None) -> Iterator[Advance]:
        """A stage of the build; what it yields is called with the number of things done since last time."""
        start = perf_counter()
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(
            *columns[: None if total else 2],  # what cannot be counted has no numbers to show
            console=self.console,
            auto_refresh=False,  # no thread of its own that draws, as workers are forked meanwhile
            transient=True,
            disable=not self.console.is_terminal,
        ) as progress:
            task = progress.add_task(name, total=total)
            progress.refresh()

            def advance(count: int) -> None:
                progress.advance(task, count)
                progress.refresh()

            yield advance
        self.seconds[name] = perf_counter() - start
        self.console.print(f"{name}: {number(self.seconds[name], 1)} s", highlight=False)
