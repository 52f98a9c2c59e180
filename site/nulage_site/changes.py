"""What is told of how one publication differs from the one before?"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Group:
    """What has changed of one measure in one school form of one source.

    `hidden` figures had a value and are not published any more, `gone` are not in the source. `principals`
    are the names of the first of those with a revised figure, their own or a unit's, and `others` how many
    more there are.
    """

    source: str
    school_form: str
    indicator: str
    name: str
    new: int = 0
    hidden: int = 0
    gone: int = 0
    revised: int = 0
    principals: tuple[str, ...] = ()
    others: int = 0


@dataclass(frozen=True, slots=True)
class Changes:
    """What one build changed; `first` when there was nothing to compare with."""

    edition: str
    published: date
    first: bool = False
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """The latest changes, newest first. `fresh` when the newest are those of the build itself."""

    changes: tuple[Changes, ...] = ()
    fresh: bool = False
