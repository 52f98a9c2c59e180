"""What do tests of being found share: every page of the built site, read as a machine would."""

import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest

TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
NAMED = re.compile(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">')
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')


@dataclass(frozen=True)
class Head:
    """What a page says of itself to those who only read its head."""

    title: str
    named: dict[str, str]
    canonical: list[str]


@pytest.fixture(scope="session")
def pages(invented_site: Path) -> dict[str, bytes]:
    """Every page of the built site by its address."""
    files = sorted(invented_site.rglob("*.html"))
    return {
        f"/{file.relative_to(invented_site)}".removesuffix("index.html"): file.read_bytes() for file in files
    }


@pytest.fixture(scope="session")
def heads(pages: dict[str, bytes]) -> dict[str, Head]:
    """Every page's head by its address."""
    return {address: head(page.decode()) for address, page in pages.items()}


def head(page: str) -> Head:
    text = page.partition("</head>")[0]
    found = TITLE.search(text)
    named = [(name, unescape(content)) for name, content in NAMED.findall(text)]
    assert len(named) == len(dict(named)), "something is said twice"
    return Head(unescape(found[1]) if found else "", dict(named), CANONICAL.findall(text))
