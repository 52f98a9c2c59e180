"""Does the accessibility statement say what was tried, and nothing else?"""

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from nulage_site.app import create_app
from nulage_site.audited import Audit, Scores, Situation, read_audit
from nulage_site.faults import FaultsFound
from nulage_site.library import Library

TRIED = Audit(
    date(2027, 1, 2),
    "2027-1",
    seed=1,
    axe="4.10",
    lighthouse="12.8",
    chromium="140",
    situations=(Situation("unseen", 210, ()), Situation("enlarged", 210, ("rullas i sidled: 3 sidor",))),
    pages=(
        Scores("Startsidan", 99, 100, 100, 98),
        Scores("Metoden", 100, 100, 100, 100),
        Scores("En indikator", 100, 100, 100, 100),
    ),
)
FILE = """\
measured = 2027-01-02
edition = "2027-1"
seed = 1
axe = "4.10"
lighthouse = "12.8"
chromium = "140"
situations = [{ id = "unseen", pages = 210 }]
pages = [{ name = "Startsidan", performance = 99, accessibility = 100, best_practices = 100, seo = 98 }]
"""


def statement(library: Library) -> str:
    html = create_app(library).test_client().get("/om/tillganglighet/").text
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_the_statement_says_when_it_was_tried_and_what_was_found(library):
    said = statement(replace(library, audit=TRIED))
    assert "2 januari 2027 på utgåva 2027-1" in said
    assert re.search(
        r"Utan att se .+? 210 sidor\. Fel: inget Förstorat fyra gånger .+? rullas i sidled: 3 sidor", said
    )
    assert (
        "100 i allt Metoden, En indikator Startsidan Tillgänglighet 100, god sed 100, att bli hittad 98, snabbhet 99"
        in said
    )


def test_a_site_that_nobody_has_tried_says_so(library):
    assert "inte prövad ännu" in statement(replace(library, audit=None))


def test_what_was_written_is_read(tmp_path):
    assert read_audit(tmp_path) is None
    (tmp_path / "audit.toml").write_text(FILE, encoding="utf-8")
    audit = read_audit(tmp_path)
    assert audit
    assert (audit.measured, audit.situations[0].pages, audit.pages[0].seo) == (date(2027, 1, 2), 210, 98)


def test_a_situation_that_nobody_has_a_name_for_is_refused(tmp_path):
    (tmp_path / "audit.toml").write_text(FILE.replace("unseen", "asleep"), encoding="utf-8")
    with pytest.raises(FaultsFound):
        read_audit(tmp_path)
