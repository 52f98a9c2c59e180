"""What of all pages can be known beforehand, so that a change costs what it touches and not what there is?

It takes as long to make as it saves, so a build that stays makes it while nobody waits (`footing.py`).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from nulage_site.publish.origins import Origins, file_of


@dataclass(frozen=True, slots=True)
class Overview:
    """All pages of a build, in the ways that the next one asks for them.

    `files` are their files and `targets` where they lead, by address. `resting` are the addresses that rest
    on each part, `astray` those whose files are not as the build left them, and `anchored` the targets within
    each page that some page leads to. `html` counts the files that are pages, `size` is the bytes of all.
    """

    files: Mapping[str, str]
    targets: Mapping[str, Iterable[str]]
    resting: Mapping[str, Collection[str]]
    astray: Collection[str]
    anchored: Mapping[str, Collection[str]]
    html: int
    size: int

    def touched(self, same: Collection[str]) -> list[str]:
        """The addresses, sorted, that must be looked at when no parts but these are the same."""
        others = (urls for part, urls in self.resting.items() if part not in same)
        return sorted({*self.astray}.union(*others))

    def near(self, made: Iterable[str]) -> Iterator[str]:
        """Every target within one of these pages that some page led to."""
        for url in made:
            yield from self.anchored.get(url, ())


def overview(origins: Origins, whole: Collection[str]) -> Overview:
    """Of a build's pages; the files of these names are `whole`."""
    resting: dict[str, list[str]] = {}
    anchored: dict[str, set[str]] = {}
    for url, origin in origins.pages.items():
        for part in origin.parts:
            resting.setdefault(part, []).append(url)
        for target in origin.targets:
            path, within, _ = target.partition("#")
            if within:
                anchored.setdefault(path, set()).add(target)
    files = {url: file_of(url) for url in sorted(origins.pages)}
    return Overview(
        files,
        {url: origin.targets for url, origin in origins.pages.items()},
        resting,
        [url for url, name in files.items() if name not in whole],
        anchored,
        sum(name.endswith(".html") for name in files.values()),
        sum(origin.stamp[1] for origin in origins.pages.values()),
    )
