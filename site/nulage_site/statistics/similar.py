"""Which municipalities does RKA (Kolada) say are like which, for each kind of activity?"""

from collections.abc import Mapping
from pathlib import Path

from nulage_site.asking import lasting
from nulage_site.faults import Fault, FaultsFound, quoted
from nulage_site.model import Municipality, SchoolForm
from nulage_site.statistics.csv_rows import ZEROS, read_rows

COLUMNS = ("område", "år", "för_kommunkod", "member_id")
EXPECTED = "kommunkoder som finns i kommuntabellen, och ett år"

Similar = Mapping[tuple[str, str], tuple[str, ...]]
"""Principal ids by school form and principal, in the order of the file."""


@lasting
def read_similar(
    file: Path, told_as: str, forms: tuple[SchoolForm, ...], municipalities: Mapping[str, Municipality]
) -> Similar:
    """The similar municipalities of each school form's own area, from the newest year that the area has.

    `municipalities` are by code. Areas that no form names are passed over. Raises FaultsFound with every row
    that cannot be.
    """
    form_of = {area.casefold(): form.id for form in forms for area in form.similar_areas}
    known: dict[tuple[str, str], dict[int, list[str]]] = {}
    faults: list[Fault] = []
    for line, row in read_rows(file, told_as, COLUMNS):
        form = form_of.get(row.get("område", "").casefold())
        if form is None:
            continue
        own, other = (municipalities.get(row.get(name, "")) for name in COLUMNS[2:])
        if own is None or other is None or not row["år"].isdecimal():
            told = ", ".join(f"{name} {quoted(row.get(name, ''))}" for name in COLUMNS[1:])
            faults.append(Fault(told_as, f"rad {line}", told, EXPECTED, ZEROS))
            continue
        of_year = known.setdefault((form, own.organisation_number), {}).setdefault(int(row["år"]), [])
        of_year.append(other.organisation_number)
    if faults:
        raise FaultsFound(faults)
    return {key: tuple(dict.fromkeys(years[max(years)])) for key, years in known.items()}
