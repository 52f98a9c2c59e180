"""What does the report say of what was held back so that nobody can be made out? No values, only where."""

from collections.abc import Iterator, Mapping

from nulage_site.analysis.country import Country
from nulage_site.analysis.disclosure.cells import Size
from nulage_site.analysis.disclosure.clearance import Clearance
from nulage_site.analysis.disclosure.publication import told
from nulage_site.publish.account import counted


def secrecy_lines(clearance: Clearance, country: Country, *, verbose: bool) -> Iterator[str]:
    """The switches that are off, the numbers of pupils that were left out, and what sources give away."""
    for switch in clearance.publication.off:
        yield f"Avstängt i publication.toml: {told((switch.level, switch.principal_type))}"
    counting = clearance.counting
    tried = counted(counting.cells, "skyddad andel", "skyddade andelar")
    yield f"{tried} prövade mot de elevantal som vi lägger till"
    names = {one.id: one.name for one in country.principals}
    names |= {one.code: one.name for one in country.school_units}
    for sizes, why in (
        (counting.pinned, "för att en skyddad andel annars blir för väl känd"),
        (counting.few, "för att gruppen är liten och några få skulle kunna pekas ut"),
        (counting.early, "innan underlaget för samma läsår har kommit"),
    ):
        if sizes:
            more = "" if verbose else " (--verbose räknar upp dem)"
            yield f"  {counted(len(sizes), 'elevantal', 'elevantal')} visas inte {why}{more}"
        if verbose:
            yield from (f"    {place}" for place in sorted(_told(size, names) for size in sizes))
    if clearance.leaks:
        leaks = counted(clearance.leaks, "skyddat elevantal", "skyddade elevantal")
        yield f"  {leaks} går att räkna ut ur källan själv. Berätta det för den som publicerar den."


def _told(size: Size, names: Mapping[str, str]) -> str:
    places = (names.get(id_, "") for id_ in (size.principal_id, size.unit_id))
    return ", ".join(part for part in (*places, size.cohort, size.period) if part)
