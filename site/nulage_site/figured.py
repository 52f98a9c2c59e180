"""What is made of the figures, from their files to the analyst who tells what they say?"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from nulage_site.analysis.country import Country
from nulage_site.analysis.disclosure.clearance import Clearance, clear
from nulage_site.analysis.disclosure.publication import read_publication
from nulage_site.asking import Ask
from nulage_site.faults import Fault, FaultsFound, read_on
from nulage_site.growing import growing
from nulage_site.method import Method
from nulage_site.model import QualitySystem
from nulage_site.names import read_spellings
from nulage_site.quality_system.sentences import read_sentences
from nulage_site.quality_system.similar import read_likeness
from nulage_site.statistics.measures import wordless
from nulage_site.statistics.sources import Statistics, read_statistics

if TYPE_CHECKING:
    from nulage_site.analysis.analyst import Analyst


@dataclass(frozen=True, slots=True)
class Figured:
    """The figures that may be published, the country that they are of, and what is found out of them.

    `clearance` tells what is left out of `statistics`. `reckon` gives the analyst, who is made when first
    asked for.
    """

    country: Country
    statistics: Statistics
    clearance: Clearance
    reckon: "Callable[[], Analyst]"


@growing()
def read_figured(
    content: Path,
    statistics: Path,
    id_key: bytes | None,
    system: QualitySystem | None,
    method: Method | None,
    ask: Ask,
) -> Figured:
    """All of it, from the two folders; every part is made through `ask`.

    Raises FaultsFound with the faults of the statistics and of the words that they are told in, or none when
    there is no quality system or no method to read them by, which somebody else tells of.
    """
    faults: list[Fault] = []
    folder = content / "quality-system"
    spellings = read_on(faults, lambda: ask(read_spellings, content / "names.toml"))
    publication = read_on(faults, lambda: ask(read_publication, folder))
    sentences = read_on(faults, lambda: ask(read_sentences, folder, system, method))
    likeness = read_on(faults, lambda: ask(read_likeness, folder, system, method))
    short = method.evidence.approximate_short.value if method else None
    measures = wordless(system) if system else None
    figures = read_on(faults, lambda: ask(read_statistics, statistics, measures, id_key, short, ask))
    if (
        spellings is None
        or system is None
        or measures is None
        or method is None
        or publication is None
        or sentences is None
        or likeness is None
        or figures is None
        or faults
    ):
        raise FaultsFound(faults)
    clearance = ask(clear, figures, measures, method, publication, ask)
    del figures  # with what may not be published, and as large as what may
    country = ask(Country, clearance.statistics, system, spellings, clearance.school_forms, ask)
    similar = clearance.statistics.similar

    @cache
    @growing()
    def reckon() -> "Analyst":
        from nulage_site.analysis.analyst import analyst_of  # noqa: PLC0415 (with it, a second of libraries)

        return ask(analyst_of, country, system, method, sentences, likeness, similar, ask)

    return Figured(country, clearance.statistics, clearance, reckon)
