"""Which numbers are well formed and yet can be nobody's?"""

LEGAL_FORMS = {
    "municipality": "21299",
    "municipal_association": "22299",
    "region": "23299",
    "state": "20299",
    "company": "57999",
    "cooperative": "77999",
    "foundation": "87999",
    "sole_trader": "99199",
}
"""Five digits that open the organisation numbers of each legal form.

In real numbers the first digit, or the first three for public bodies, says the legal form, as here. No real
one has 99 as its fourth and fifth digits after these openings: those of public bodies have 00, and the series
57, 77 and 87 are not handed out that far. A sole trader's number is a personal one; its third to sixth digits
would be a month and a day, and there is no month 19 and no day 99.
"""


def organisation_number(legal_form: str, serial: int) -> str:
    """Ten digits with a valid check digit. `serial` is 0–9999 within its legal form; ValueError otherwise."""
    if not 0 <= serial <= 9999:
        raise ValueError(f"{legal_form} has no serial number {serial}: 0–9999 is all there is")
    digits = f"{LEGAL_FORMS[legal_form]}{serial:04}"
    return digits + check_digit(digits)


def check_digit(digits: str) -> str:
    """The digit that makes the Luhn sum of `digits` and itself a multiple of ten."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return str(-sum(sum(divmod(product, 10)) for product in doubled) % 10)


def unit_code(serial: int) -> str:
    """Eight digits. Real codes run from 10000000, so none begins with the zero that this one keeps."""
    if not 0 <= serial <= 99_999:
        raise ValueError(f"no unit has serial number {serial}: 0–99999 is all there is")
    return f"009{serial:05}"


def municipality_code(serial: int) -> str:
    """Four digits whose first two are a county of 90–99; Sweden's counties end at 25."""
    if not 0 <= serial <= 789:
        raise ValueError(f"no municipality has serial number {serial}: 0–789 is all there is")
    return f"{90 + serial % 10}{1 + serial // 10:02}"
