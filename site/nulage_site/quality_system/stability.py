"""How steady were the areas when it was last measured, as content/quality-system/stability.toml says?"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter

from nulage_site.faults import Fault, FaultsFound
from nulage_site.toml.entries import STRICT, Kind, read_part


@dataclass(frozen=True, slots=True)
class Stability:
    """What stays when another cohort is drawn. Shares are from 0 to 1, of principals with counted pupils."""

    measured: date
    source: str
    seed: int
    redraws: int
    principals: int
    same_areas: float
    areas_that_stay: float
    areas_on_counts_that_stay: float
    clear_that_stay_clear: float
    clear_that_stay_said: float
    clear_that_turn: float
    strength_that_stays: float


STABILITY = Kind("stability.toml", "", TypeAdapter(tuple[Stability], config=STRICT))


def read_stability(folder: Path) -> Stability | None:
    """What was measured; None when nothing has been. Raises FaultsFound with all faults of the file."""
    if not (folder / STABILITY.pattern).exists():
        return None
    faults: list[Fault] = []
    part = read_part(folder, STABILITY, faults)
    if faults:
        raise FaultsFound(faults)
    return part.items[0]
