"""How does a benchmark get a country to measure on, and how does it say what it found?"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

PROJECT = Path(__file__).parents[2]
sys.path.insert(0, str(PROJECT / "tests/data"))

from invented_country.country import found  # noqa: E402
from invented_country.model import InventedCountry  # noqa: E402
from invented_country.registers import write_municipalities, write_register  # noqa: E402
from invented_country.results import Results  # noqa: E402
from invented_country.similar import write_similar  # noqa: E402
from invented_country.siris import write_siris  # noqa: E402
from invented_country.underlag import write_underlag  # noqa: E402

from nulage_site.analysis.analyst import Analyst  # noqa: E402
from nulage_site.analysis.country import Country  # noqa: E402
from nulage_site.analysis.disclosure.clearance import clear  # noqa: E402
from nulage_site.analysis.disclosure.publication import read_publication  # noqa: E402
from nulage_site.analysis.landscape import Landscape  # noqa: E402
from nulage_site.analysis.similar import SimilarPrincipals  # noqa: E402
from nulage_site.findings import Area, Comparison  # noqa: E402
from nulage_site.model import QualitySystem  # noqa: E402
from nulage_site.quality_system import read_quality_system  # noqa: E402
from nulage_site.quality_system.method import read_method  # noqa: E402
from nulage_site.quality_system.sentences import read_sentences  # noqa: E402
from nulage_site.quality_system.similar import read_likeness  # noqa: E402
from nulage_site.statistics.sources import Statistics, read_statistics  # noqa: E402

__all__ = ["Country", "InventedCountry", "Landscape", "Results"]

REAL = PROJECT / "../shared/data/statistics"
FOLDER = PROJECT / "content/quality-system"
SYSTEM = read_quality_system(FOLDER)
METHOD = read_method(FOLDER, SYSTEM)
SENTENCES = read_sentences(FOLDER, SYSTEM, METHOD)
LIKENESS = read_likeness(FOLDER, SYSTEM, METHOD)
FORM = "compulsory_school"


@dataclass(frozen=True)
class Found:
    """The areas of a principal's page, and every comparison that they are chosen from."""

    areas: tuple[Area, ...]
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True)
class Measured:
    """A country with everything that can be found out about it. `statistics` are those that may be shown."""

    statistics: Statistics
    country: Country
    similar: SimilarPrincipals
    analyst: Analyst

    def found(self, principal_id: str) -> Found:
        """What is found out of one principal."""
        areas = self.analyst.findings(principal_id).areas
        return Found(areas, self.analyst.landscape.comparisons(principal_id))

    def with_table(self, table: pd.DataFrame) -> "Measured":
        """The same with other figures, among the same similar principals."""
        return _analysed(replace(self.statistics, table=table), lambda _: self.similar)


def analysed(statistics: Statistics) -> Measured:
    """The statistics as a build analyses them: cleared for disclosure first."""
    cleared = clear(statistics, SYSTEM, METHOD, read_publication(FOLDER)).statistics
    return _analysed(cleared, lambda country: SimilarPrincipals(country, METHOD, LIKENESS, cleared.similar))


def _analysed(statistics: Statistics, similar_in: Callable[[Country], SimilarPrincipals]) -> Measured:
    country = Country(statistics, SYSTEM)
    similar = similar_in(country)
    landscape = Landscape(country, SYSTEM, METHOD, similar.of)
    return Measured(
        statistics, country, similar, Analyst(country, landscape, similar, SYSTEM, METHOD, SENTENCES)
    )


def real(system: QualitySystem = SYSTEM) -> Statistics:
    """The real files; says that they are not here, and ends, when they are not."""
    if not REAL.is_dir():
        print("The real files are not part of the project, and are not here: nothing is measured.")
        raise SystemExit
    return _read(REAL, system)


@contextmanager
def invented(
    seed: int, principals: int = 875, units: int = 5100, *, differences: bool
) -> Iterator[tuple[InventedCountry, Results, Statistics]]:
    """An invented country, as large as the real one, of compulsory schools alone."""
    country = found(principals, units, seed)
    results = Results(country, differences=differences)
    forms = tuple(form for form in SYSTEM.school_forms if form.id == FORM)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        write_underlag(out / "underlag-for-analys/2026-03-25", results, replace(SYSTEM, school_forms=forms))
        write_siris(out / "siris/2026-02-09", results, SYSTEM)
        write_similar(out / "similar-kolada/2024", country)
        write_municipalities(out / "geography/2025-01", country)
        write_register(out / "register/2025-09-01", country)
        yield country, results, _read(out)


def say(what: str, figure: float, of: int, target: str = "") -> None:
    """One line: what was measured, how much it was, of how many, and what it ought to be."""
    print(f"{what:<74} {figure:>8.3f}  of {of:<6}" + (f" target {target}" if target else ""))


def _read(folder: Path, system: QualitySystem = SYSTEM) -> Statistics:
    return read_statistics(
        folder,
        system,
        id_key=b"only for measuring",
        approximate_short=METHOD.evidence.approximate_short.value,
    )
