"""What does the report say of the figures: where they are from, how many there are, and what is held back?"""

from collections.abc import Iterator, Mapping

from nulage_site.library import Library
from nulage_site.model import Status
from nulage_site.publish.account import account_lines, counted
from nulage_site.publish.secrecy import secrecy_lines
from nulage_site.publish.shared import shared_lines
from nulage_site.statistics.table import count_by_status
from nulage_site.swedish import number

STATUSES: Mapping[Status, str] = {
    "exists": "med värde",
    "missing": "saknas",
    "withheld": "skyddade",
    "withheld_majority": "skyddade, gäller nästan alla",
    "not_reported": "under enkätens redovisningsregler",
    "excluded": "undantagna",
    "approximate": "ungefärliga",
}


def figure_lines(library: Library, verbose: bool) -> Iterator[str]:
    """All of it, line by line; `verbose` names what is counted else."""
    yield from _sources(library, verbose)
    yield from _country(library)
    yield from shared_lines(library)
    yield from secrecy_lines(library.figured().clearance, library.country, verbose=verbose)


def _sources(library: Library, verbose: bool) -> Iterator[str]:
    yield "Källor"
    accounts = library.figured().statistics.accounts
    for source in library.country.sources:
        invented = ", påhittade uppgifter" if source.invented else ""
        yield f"  {source.id}: {source.title}, {counted(len(source.files), 'fil', 'filer')}{invented}"
        if account := accounts.get(source.id):
            yield from (f"    {line}" for line in account_lines(account, verbose))


def _country(library: Library) -> Iterator[str]:
    country = library.country
    units = counted(len(country.school_units), "skolenhet", "skolenheter")
    yield f"{counted(len(country.principals), 'huvudman', 'huvudmän')}, {units}"
    counts = count_by_status(library.figured().statistics.table)
    yield counted(sum(counts.values()), "uppgift", "uppgifter")
    for status, words in STATUSES.items():
        if count := counts.get(status):
            yield f"  {number(count, 0)} {words}"
