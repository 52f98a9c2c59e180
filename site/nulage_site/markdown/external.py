"""How does a reader know that a link leads to another website, and to whose?"""

import re
from html import unescape
from urllib.parse import urlsplit

LINK = re.compile(r'<a href="(https?://[^"]+)">(.*?)</a>', re.DOTALL)


def host(address: str) -> str:
    """The website that an address leads to, as one says it: `digg.se`."""
    return urlsplit(address).netloc.removeprefix("www.")


def external_marked(html: str) -> str:
    """The text with the name of the website in each link to another: words are seen, heard and printed."""
    return LINK.sub(_marked, html)


def _marked(link: re.Match[str]) -> str:
    address, text = link.groups()
    where = host(unescape(address))
    name = "" if where in text else f" ({where})"
    return f'<a href="{address}" rel="external">{text}{name}</a>'
