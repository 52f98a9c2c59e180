"""What is everybody asked for, as numbers that take little room and no time to find?"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from nulage_site.analysis.rows import Measure

Question = tuple[str, str, str]
"""A school form, an indicator and a period."""
Key = TypeVar("Key", Measure, Question)
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Columns:
    """A column for each question with a number for each principal, at first for none.

    Of figures there are half a million, and a worker that looks at an object makes a copy of it.
    """

    principals: int
    """How many there are."""
    values: dict[Question, Numbers] = field(default_factory=dict)
    newest: dict[Measure, Numbers] = field(default_factory=dict)
    """Of what tells how large a principal is."""
    answering: dict[Question, NDArray[np.bool_]] = field(default_factory=dict)
    """Whether each principal has a figure that can be compared with others."""
    counted: dict[Question, NDArray[np.int32]] = field(default_factory=dict)
    """How many reached, and of how many; of none where they cannot be counted."""
    sizes: dict[int, dict[Question, int]] = field(default_factory=dict)
    """Of each principal how many pupils there are, by school form, cohort and period."""

    def without(self, places: list[int]) -> "Columns":
        """The same, where nothing is known of the principals at these places."""

        def emptied(columns: Mapping[Key, NDArray[Any]], nothing: float) -> dict[Key, NDArray[Any]]:
            copies = {key: column.copy() for key, column in columns.items()}
            for column in copies.values():
                column[places] = nothing
            return copies

        return Columns(
            self.principals,
            emptied(self.values, math.nan),
            emptied(self.newest, math.nan),
            emptied(self.answering, nothing=False),
            emptied(self.counted, 0),
            {place: sizes for place, sizes in self.sizes.items() if place not in places},
        )

    def numbers(self, columns: dict[Key, Numbers], key: Key) -> Numbers:
        """The column of that name, new where there is none yet."""
        if key not in columns:
            columns[key] = np.full(self.principals, np.nan)
        return columns[key]

    def answers(self, key: Question, place: int) -> None:
        """Note that a principal has a figure that can be compared with others."""
        if key not in self.answering:
            self.answering[key] = np.zeros(self.principals, dtype=np.bool_)
        self.answering[key][place] = True

    def counts(self, key: Question, place: int, pupils: tuple[int, int]) -> None:
        """Note how many reached, and of how many."""
        if key not in self.counted:
            self.counted[key] = np.zeros((self.principals, 2), dtype=np.int32)
        self.counted[key][place] = pupils
