"""What is an indicator where a test does not say?"""

from typing import Any

from nulage_site.model import Indicator


def indicator(id_: str, **more: Any) -> Indicator:
    """A share of the compulsory school's pupils that is better the higher it is, and what `more` says instead."""
    wanted: dict[str, Any] = {
        "id": id_,
        "name": id_,
        "unit": "percent",
        "kind": "share",
        "direction": "higher",
        "decimals": 1,
        "period": "school_year",
        "school_forms": ("compulsory_school",),
        "population": "",
        "definition": "",
        "how_to_read": "",
        "questions": (),
    }
    return Indicator(**wanted | more)
