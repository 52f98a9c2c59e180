"""What does the report say of the figures: where they are from, how many there are, and what is held back?"""

from collections.abc import Iterator, Mapping

from nulage_site.library import Library
from nulage_site.model import Status
from nulage_site.publish.account import SHOWN, account_lines, counted
from nulage_site.publish.secrecy import secrecy_lines
from nulage_site.publish.shared import shared_lines
from nulage_site.statistics.agreement import shares_apart
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
    yield from _apart(library, verbose)
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


def _apart(library: Library, verbose: bool) -> Iterator[str]:
    """What somebody may have written wrong in a source."""
    if found := shares_apart(library.figured().statistics.table, library.quality_system.indicators):
        told = counted(len(found), "huvudmans andel", "huvudmäns andelar")
        yield f"Varning: {told} av eleverna ryms inte mellan skolenheternas. Se efter i källan"
        names = {one.id: one.name for one in library.country.principals}
        shown = found if verbose else found[:SHOWN]
        yield from (
            f"  {names.get(each.principal_id, '')}, {each.indicator}, {each.period}" for each in shown
        )
        if len(found) > len(shown):
            yield f"  och {number(len(found) - len(shown), 0)} till (--verbose räknar upp dem)"
