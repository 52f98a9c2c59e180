"""The build's report of what a source of many tables gave and did not give."""

from nulage_site.publish.account import account_lines
from nulage_site.statistics.account import Account


def test_a_source_that_was_read_whole_needs_no_words() -> None:
    assert list(account_lines(Account(), verbose=False)) == []


def test_what_was_left_aside_is_counted_and_named_on_request() -> None:
    columns = {f"Kostnader: kolumn {number}": None for number in range(7)}
    names = {f"Förbund {number}": None for number in range(6)}
    account = Account(unknown_tables={"Pendling": None}, unclaimed=columns, nameless=names, hidden=34)
    assert list(account_lines(account, verbose=False)) == [
        "1 tabell som inget mått tar emot: Pendling",
        "7 kolumner som inget mått tar emot (--verbose räknar upp dem)",
        "6 rader om andra än kommuner: Förbund 0; Förbund 1; Förbund 2; Förbund 3; Förbund 4 och 1 till",
        "34 uppgifter som inte visas, eftersom underlaget skyddar dem",
    ]
    named = "\n".join(account_lines(account, verbose=True))
    assert "kolumn 6" in named
    assert "Förbund 5" in named
