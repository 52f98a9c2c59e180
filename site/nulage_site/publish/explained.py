"""Why was a page made again in the last build, or not?"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote, urlsplit

from nulage_site.publish.origins import NEW, UNKNOWN, WRITTEN, Origins, read_origins
from nulage_site.publish.places import FIGURES
from nulage_site.publish.watched import PROGRAM
from nulage_site.swedish import listed

PARTS: Mapping[str, str] = {
    PROGRAM: "programmet (kod, mallar och utseende, och allt som är installerat)",
    FIGURES: "siffrorna och det som de räknas fram av",
    "nation": "rikets siffror",
    "sources": "källorna",
    "shared": "de frågor som huvudmän delar",
    "rules": "allt som siffrorna räknas fram med",
    "places": "vilka huvudmän och skolenheter som finns",
    "with_values": "vilka huvudmän som har några egna siffror",
    "site": "webbplatsens egna uppgifter (site.toml och utgåvan)",
    "quality_system": "kvalitetssystemets texter",
    "method": "metodens gränser",
    "stability": "prövningen av metoden",
    "pages": "redaktörernas sidor",
    "listed": "redaktörernas sidors rubriker, ingresser och datum",
    "paths": "vilka sidor som redaktörerna har skrivit",
    "glossary": "ordlistan",
    "history": "vad som är nytt sedan tidigare byggen",
    "audit": "den senaste tillgänglighetsprövningen",
}
"""What each part that a page can be made of is called."""

OF_ONE: Mapping[str, str] = {
    "principal": "siffrorna för huvudmannen",
    "own": "huvudmannens egna siffror, utan enheternas, för",
    "beside": "det som andra källor säger om siffrorna för huvudmannen",
    "unit": "siffrorna för skolenheten",
    "found": "det som sägs om huvudmannens siffror bredvid andras, för",
    "page": "redaktörernas sida",
    "measure": "alla huvudmäns siffror i måttet",
    "axis": "skalan i bilderna av måttet",
}
"""Likewise for parts that there are many of, before which one it is."""

REASONS: Mapping[str, str] = {
    UNKNOWN: "det fanns inget bygge före som visste vad sidorna är gjorda av",
    NEW: "den fanns inte i bygget före",
    WRITTEN: "filen från bygget före var borta, eller inte så som bygget hade skrivit den",
}
"""Why a page is made again though none of its parts need have changed."""

SHOWN = 8
"""How many parts or files are named."""


def explained(page: str, out: Path) -> str:
    """What the build that stands at `out` did with a page; `page` is its address, as people write it."""
    origins = read_origins(out.resolve())
    if not origins.pages:
        return f"Det finns inget bygge vid {out} som vet vad sidorna är gjorda av. Bygg, och fråga igen."
    path = f"/{unquote(urlsplit(page).path).strip('/')}".removesuffix("/index.html")
    url = next((each for each in (path, f"{path}/".replace("//", "/")) if each in origins.pages), None)
    if url is None:
        likely = get_close_matches(path, origins.pages, 3)
        return f"Webbplatsen har ingen sida {path}." + (
            f" Menade ni {listed(likely, 'eller')}?" if likely else ""
        )
    return "\n".join(_lines(url, origins))


def _lines(url: str, origins: Origins) -> Iterator[str]:
    page, why = origins.pages[url], origins.made.get(url, ())
    changed = [called(part) for part in why if part not in REASONS]
    if not why:
        yield f"{url} gjordes inte om i det senaste bygget: inget av det som den är gjord av hade ändrats."
    elif changed:
        yield f"{url} gjordes om i det senaste bygget, eftersom detta hade ändrats: {_named(changed)}."
    else:
        yield f"{url} gjordes i det senaste bygget: {listed([REASONS[each] for each in why])}."
    yield f"Den är gjord av: {_named(list(map(called, page.parts)))}."
    if origins.changed:
        yield f"Ändrade filer sedan bygget före: {_named(origins.changed)}."


def called(part: str) -> str:
    """A part of the library, or of its country, in Swedish."""
    kind, _, id_ = part.partition(" ")
    return f"{OF_ONE[kind]} {id_}" if id_ else PARTS.get(part, part)


def _named(things: Sequence[str]) -> str:
    more = [f"{len(things) - SHOWN} till"] if len(things) > SHOWN else []
    return "; ".join([*things[:SHOWN], *more])
