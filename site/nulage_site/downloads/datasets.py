"""Which files hold the figures of everybody, and what is each of them?"""

from collections.abc import Sequence
from dataclasses import dataclass

from nulage_site.model import QualitySystem, SchoolForm
from nulage_site.outline import Outline

CSV, JSON = "text/csv", "application/json"


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file at its address on the site. `id` is a part of an address, unique among all files."""

    id: str
    address: str
    title: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """Files that belong together. `id` is a part of an address, unique among the datasets."""

    id: str
    title: str
    description: str
    files: tuple[DataFile, ...]


def school_forms(country: Outline, system: QualitySystem) -> tuple[SchoolForm, ...]:
    """The school forms that anybody is known to have, in the order of the content."""
    had = {form for principal in country.principals for form in principal.school_forms}
    return tuple(form for form in system.school_forms if form.id in had)


def datasets(country: Outline, system: QualitySystem) -> Sequence[Dataset]:
    """One for each school form, and the nation's at the end."""
    return (
        *(_of_school_form(form) for form in school_forms(country, system)),
        Dataset(
            "riket",
            "Riket: mått per skolform",
            "Mått för hela landet, per skolform och period. Där det inte finns någon siffra står skälet.",
            (
                DataFile("riket-csv", "/data/riket.csv", "Riket", CSV),
                DataFile("riket-json", "/api/v1/nation.json", "Riket", JSON),
            ),
        ),
    )


def _of_school_form(form: SchoolForm) -> Dataset:
    slug = form.slug
    return Dataset(
        slug,
        f"{form.name}: mått per huvudman och skolenhet",
        f"Mått för {form.definite}, per huvudman, skolenhet och period, hämtade ur öppna källor. Där källan "
        "skyddar en uppgift står skälet i stället för en siffra. Det som källan inte har är utelämnat.",
        (
            DataFile(f"{slug}-huvudman", f"/data/{slug}-huvudman.csv", "Huvudmän", CSV),
            DataFile(f"{slug}-skolenheter", f"/data/{slug}-skolenheter.csv", "Skolenheter", CSV),
        ),
    )
