"""How far, and which way, is a value from what it is compared with?"""

from dataclasses import replace

from nulage_site.findings import Comparison, Sign


def beside(bare: Comparison, value: float) -> Comparison:
    """The same with the differences of the value, in its own unit."""
    difference = value - bare.expected if bare.expected is not None else None
    return replace(
        bare,
        difference=difference,
        sign=sign_of(difference),
        against_nation=value - bare.nation if bare.nation is not None else None,
    )


def sign_of(difference: float | None) -> Sign | None:
    """Which way a difference points; None when there is none."""
    return ("more" if difference > 0 else "fewer") if difference else None
