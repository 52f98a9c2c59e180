"""What are the model's own words called on a Swedish page?"""

from collections.abc import Mapping

from nulage_site.model import Conditions, Direction, GoalArea, PrincipalType

PRINCIPAL_TYPES: Mapping[PrincipalType, str] = {
    "municipality": "Kommunal huvudman",
    "municipal_association": "Kommunalförbund",
    "region": "Regional huvudman",
    "state": "Statlig huvudman",
    "independent": "Enskild huvudman",
}
TYPE_LISTS: Mapping[PrincipalType, str] = {
    "municipality": "Kommuner",
    "municipal_association": "Kommunalförbund",
    "region": "Regioner",
    "state": "Statliga huvudmän",
    "independent": "Enskilda huvudmän",
}
CONDITIONS: Mapping[Conditions, str] = {
    "pupils": "Barn och elever",
    "staff": "Personal",
    "costs": "Kostnader",
}
AREAS: Mapping[GoalArea, str] = {
    "equity": "Likvärdighet",
    "quality": "Kvalitet",
    "development_and_learning": "Utveckling och lärande",
}
DIRECTIONS: Mapping[Direction, str] = {
    "higher": "Ett högre värde ligger närmare målet.",
    "lower": "Ett lägre värde ligger närmare målet.",
    "neither": "Varken ett högt eller ett lågt värde är ett mål i sig.",
}


NEARLY_KNOWN = "Där det står minst säger källan bara att det är nästan alla"
"""What is to be known of a value that has a lower bound alone."""

LICENCES = {"CC0-1.0": "Fri att använda (CC0)"}


def licence_text(licence: str) -> str:
    """What a licence means to a reader; those not named here are words already."""
    return LICENCES.get(licence, licence)


def first_sentence(text: str) -> str:
    """A text's first sentence, for a list that leads to the rest."""
    return text.partition(". ")[0].rstrip(".") + "."
