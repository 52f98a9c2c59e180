"""How is it told what a source of many tables did not give?"""

from collections.abc import Iterable, Iterator

from nulage_site.statistics.account import Account
from nulage_site.swedish import number

SHOWN = 5


def account_lines(account: Account, verbose: bool) -> Iterator[str]:
    """A line in Swedish for each thing that was left aside or is odd; `verbose` names every one of them."""
    if account.unknown_tables:
        count = counted(len(account.unknown_tables), "tabell", "tabeller")
        yield f"{count} som inget mått tar emot: {_named(account.unknown_tables, True)}"
    if account.unclaimed:
        count = counted(len(account.unclaimed), "kolumn", "kolumner")
        yield f"{count} som inget mått tar emot" + (
            f": {_named(account.unclaimed, True)}" if verbose else " (--verbose räknar upp dem)"
        )
    if account.nameless:
        count = counted(len(account.nameless), "rad", "rader")
        yield f"{count} om andra än kommuner: {_named(account.nameless, verbose)}"
    if account.zeros:
        count = counted(len(account.zeros), "nolla", "nollor")
        yield f"{count} att se efter, eftersom det finns elever: {_named(account.zeros, verbose)}"
    for number_of, words in (
        (account.repeated, "som står mer än en gång"),
        (account.outdated, "som en annan tabell har ett annat värde för, och som den får gälla"),
        (account.elsewhere, "om huvudmän och skolenheter som inte finns i underlaget"),
        (account.hidden, "som inte visas, eftersom underlaget skyddar dem"),
    ):
        if number_of:
            yield f"{counted(number_of, 'uppgift', 'uppgifter')} {words}"


def counted(count: int, one: str, many: str) -> str:
    """`1 fil`, `23 filer`."""
    return f"{number(count, 0)} {one if count == 1 else many}"


def _named(names: Iterable[str], all_of_them: bool) -> str:
    listed = list(names)
    shown = listed if all_of_them else listed[:SHOWN]
    more = f" och {number(len(listed) - SHOWN, 0)} till" if len(shown) < len(listed) else ""
    return "; ".join(shown) + more
