"""Do the files that only machines read lead where they should?"""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from xml.etree import ElementTree as ET

from nulage_site.app import create_app
from nulage_site.changes import Changes, Group, History
from nulage_site.library import Library

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
GROUP = Group("underlag", "Grundskola", "antal-elever", "Antal elever", new=3)


def read(library: Library, address: str) -> str:
    answer = create_app(library).test_client().get(address)
    assert answer.status_code == 200
    return answer.text


def test_the_sitemap_has_every_page_but_that_of_lost_readers(invented_site, pages):
    root = ET.fromstring((invented_site / "sitemap.xml").read_text(encoding="utf-8"))
    listed = [place.text.removeprefix("https://nulage.example") for place in root.iter(f"{SITEMAP}loc")]
    assert sorted(listed) == sorted(set(pages) - {"/404.html"})
    assert len(listed) <= 50_000


def test_the_sitemap_says_when_a_text_was_changed(library):
    page = replace(library.pages["om/data"], updated=date(2024, 5, 6))
    sitemap = read(replace(library, pages={**library.pages, page.path: page}), "/sitemap.xml")
    assert "/om/data/</loc><lastmod>2024-05-06</lastmod>" in sitemap


def test_figures_fetched_after_the_texts_make_their_pages_newer(library):
    site = replace(library.site, updated=date(2020, 1, 1))
    sitemap = read(replace(library, site=site), "/sitemap.xml")
    assert re.search(r"/huvudman/2120009994/</loc><lastmod>2026-03-25<", sitemap)


def test_robots_are_welcome_everywhere_and_told_of_the_sitemap(library):
    lines = read(library, "/robots.txt").splitlines()
    assert lines == ["User-agent: *", "Disallow:", "", "Sitemap: https://nulage.example/sitemap.xml"]


def test_who_finds_a_weakness_is_told_whom_to_tell_and_for_how_long_that_holds(library):
    said = dict(line.split(": ", 1) for line in read(library, "/.well-known/security.txt").splitlines())
    assert said["Contact"] == "mailto:sakerhet@nulage.example"
    assert said["Canonical"] == "https://nulage.example/.well-known/security.txt"
    expires = datetime.fromisoformat(said["Expires"]).date()
    assert timedelta(days=300) < expires - library.site.updated <= timedelta(days=366)


def test_the_feed_has_an_item_for_each_build_that_changed_something(library):
    changes = (
        Changes("2026-2", date(2026, 12, 1), groups=(GROUP,)),
        Changes("2026-1", date(2026, 11, 21), first=True),
    )
    channel = ET.fromstring(read(replace(library, history=History(changes)), "/nytt/rss.xml"))[0]
    items = [(item.findtext("title"), item.findtext("pubDate")) for item in channel.iter("item")]
    assert items == [
        ("Utgåva 2026-2, 1 december 2026: 3 nya", "Tue, 01 Dec 2026 12:00:00 +0000"),
        ("Utgåva 2026-1, 21 november 2026: den första utgåvan", "Sat, 21 Nov 2026 12:00:00 +0000"),
    ]


def test_every_page_names_the_feed(pages):
    feed = b'<link rel="alternate" type="application/rss+xml" href="/nytt/rss.xml"'
    assert [address for address, page in pages.items() if feed not in page] == []
