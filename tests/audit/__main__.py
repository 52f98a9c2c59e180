"""How accessible and how quick is a built site? Tries it, and writes what it found to content/audit.toml.

Run by `make audit`, on the site that stands at --site. Lighthouse needs Node; the canonical address is served as it is.
"""

import argparse
import json
import random
import re
import shutil
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import axe_playwright_python
import situations
from lighthouse import HEAVIEST, SLOWEST, Verdict, verdict
from playwright.sync_api import Browser, sync_playwright
from serving import served

ROOT = Path(__file__).parents[2]
SEED, SAMPLE, LARGEST = 1, 200, 10
ANALYSIS = "En huvudmans analysunderlag", "En skolenhet"
"""The kinds of page that must be there within the budget; of the others it is printed how soon they are."""
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
STRAIGHT = ("unseen", "contrast", "enlarged")
"""Situations that every page of the sample is tried in; the others, a page of each kind."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Pröva en byggd webbplats.")
    parser.add_argument("--site", type=Path, default=ROOT / "_site")
    parser.add_argument("--out", type=Path, default=ROOT / "content/audit.toml")
    given = parser.parse_args()
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not chromium or not shutil.which("npx") or not given.site.exists():
        sys.exit("Provet behöver en byggd webbplats, en Chromium och Node.")
    site = given.site.resolve()
    kinds = of_each_kind(site)
    with served(site) as host:
        scores: dict[str, Verdict] = {}
        for name, address in kinds.items():
            scores[name] = verdict(f"{host}{address}", chromium)
            print(name, scores[name].points, scores[name].measured, scores[name].lacking)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
            tried = walk(browser, host, [*largest(site), *sample(site)], list(kinds.values()))
            version = browser.version
            browser.close()
    given.out.write_text(written(site, tried, scores, version), encoding="utf-8")
    print(given.out.read_text(encoding="utf-8"))
    if over := [f"{name}: {scores[name].measured}" for name in ANALYSIS if not scores[name].within_budget]:
        sys.exit(f"Över {SLOWEST:g} s eller {HEAVIEST:g} kB: {'; '.join(over)}")


def pages(site: Path) -> dict[str, int]:
    """Every page's address and size."""
    files = sorted(site.rglob("index.html"))
    return {f"/{file.parent.relative_to(site)}/".replace("/./", "/"): file.stat().st_size for file in files}


def largest(site: Path) -> list[str]:
    sizes = pages(site)
    return sorted(sizes, key=lambda each: -sizes[each])[:LARGEST]


def sample(site: Path) -> list[str]:
    everything = list(pages(site))
    return random.Random(SEED).sample(everything, min(SAMPLE, len(everything)))


def of_each_kind(site: Path) -> dict[str, str]:
    """Ten kinds of page, and one address of each: the largest of its kind."""
    sizes = pages(site)

    def heaviest(pattern: str) -> str:
        return max((each for each in sizes if re.fullmatch(pattern, each)), key=lambda each: sizes[each])

    return {
        "Startsidan": "/",
        "Hitta huvudman": "/huvudman/",
        "En lista med huvudmän": heaviest("/huvudman/(lan|typ|bokstav)/.+/"),
        ANALYSIS[0]: heaviest(r"/huvudman/[0-9a-z]{10}/"),
        ANALYSIS[1]: heaviest("/skolenhet/.+/"),
        "En skolform i kvalitetssystemet": heaviest("/kvalitetssystem/.+/"),
        "En indikator": heaviest("/indikatorer/.+/"),
        "En sida med vägledning": heaviest("/vagledning/.+/"),
        "En lättläst sida": heaviest("/lattlast/.+/"),
        "Metoden": "/om/metod/",
    }


def walk(
    browser: Browser, host: str, all_pages: Iterable[str], kinds: Iterable[str]
) -> dict[str, list[set[str]]]:
    """Situation → for each page that was tried in it, what was found."""
    tried: dict[str, list[set[str]]] = {}
    page = browser.new_context(base_url=host).new_page()
    bare = browser.new_context(base_url=host, java_script_enabled=False).new_page()
    for address in dict.fromkeys(all_pages):
        page.goto(address)
        for name in STRAIGHT:
            found = getattr(situations, name)(page)
            tried.setdefault(name, []).append(found)
            if found:
                print(address, name, *sorted(found))
    for address in kinds:
        page.goto(address)
        bare.goto(address)
        for name, found in (
            ("keyboard", situations.keyboard(page)),
            ("without_scripts", situations.without_scripts(page, bare)),
        ):
            tried.setdefault(name, []).append(found)
            if found:
                print(address, name, *sorted(found))
    return tried


def written(site: Path, tried: dict[str, list[set[str]]], scores: dict[str, Verdict], chromium: str) -> str:
    """What came of it as TOML."""
    edition = json.loads((site / "api/v1/sources.json").read_text(encoding="utf-8"))["edition"]
    axe = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    release = re.search(r"axe v([\d.]+)", axe)
    lines = [
        "# Skrivs av `make audit`. Ändra inte för hand.",
        f"measured = {datetime.now(UTC).date()}",
        f'edition = "{edition}"',
        f"seed = {SEED}",
        f'axe = "{release[1] if release else ""}"',
        f'lighthouse = "{next(iter(scores.values())).version}"',
        f'chromium = "{chromium.partition(".")[0]}"',
    ]
    for name, found in tried.items():
        counted = Counter(rule for each in found for rule in each)
        texts = [
            f"{rule}: {many} {'sida' if many == 1 else 'sidor'}" for rule, many in sorted(counted.items())
        ]
        lines += ["", "[[situations]]", f'id = "{name}"', f"pages = {len(found)}"]
        lines += [f"found = {json.dumps(texts, ensure_ascii=False)}"] if texts else []
    for name, each in scores.items():
        lines += ["", "[[pages]]", f'name = "{name}"  # {each.measured}']
        lines += [f"{category.replace('-', '_')} = {points}" for category, points in each.points.items()]
    text = "\n".join(lines) + "\n"
    tomllib.loads(text)
    return text


if __name__ == "__main__":
    main()
