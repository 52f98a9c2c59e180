"""How far, and which way, is a value from what it is compared with?"""

from typing import TypedDict

from nulage_site.findings import Sign


class Differences(TypedDict):
    """The fields of a Comparison that say it; see there."""

    difference: float | None
    sign: Sign | None
    against_nation: float | None


def differences(value: float, expected: float | None, nation: float | None) -> Differences:
    """The differences of a value from what is expected and from the nation's, in its own unit."""
    difference = value - expected if expected is not None else None
    return {
        "difference": difference,
        "sign": _sign(difference),
        "against_nation": value - nation if nation is not None else None,
    }


def _sign(difference: float | None) -> Sign | None:
    """Which way a difference points; None when there is none."""
    return ("more" if difference > 0 else "fewer") if difference else None
