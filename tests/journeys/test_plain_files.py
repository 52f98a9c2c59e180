"""Does the frozen site work as plain files, whether or not the form service answers?"""

from collections.abc import Iterator
from fnmatch import fnmatch
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from hands import Pointer
from playwright.sync_api import expect
from principals import municipalities

pytestmark = pytest.mark.browser


class WebServer(SimpleHTTPRequestHandler):
    """Any web server: it hands out files, with the headers that the build ships for it, and is silent."""

    def end_headers(self) -> None:
        applies = False
        for line in (Path(self.directory) / "_headers").read_text(encoding="utf-8").splitlines():
            name, _, value = line.strip().partition(": ")
            if not line.startswith(" "):
                applies = fnmatch(self.path, line)
            elif applies and name != "Strict-Transport-Security":  # there is no encryption here
                self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, *_: object) -> None:
        """Whatever is not there is answered with the page that says so."""
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def files(invented_site: Path) -> Iterator[str]:
    """The address of a web server that has the frozen site, and nothing of the service."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(WebServer, directory=str(invented_site))) as server:
        serving = Thread(target=server.serve_forever)
        serving.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        serving.join()


def test_a_principal_is_found_its_figures_read_and_followed_to_their_meaning(files: str, visit, words):
    hands = Pointer(visit(files))
    page, main = hands.page, hands.page.get_by_role("main")
    page.goto("/")
    hands.write("Hitta er huvudman", "knopp blad")
    page.get_by_role("search").get_by_role("link", name="Knopp och Blad AB").click()
    expect(main.get_by_role("heading", level=1)).to_have_text("Knopp och Blad AB")
    hands.follow("Grundskola")
    row = main.get_by_role("table", name=f"{words['goal-1']}.").get_by_role("row").nth(1)
    expect(row.get_by_role("img")).to_be_visible()
    assert row.get_by_role("img").bounding_box()["width"] > 100
    indicator = row.get_by_role("link").inner_text()
    hands.follow(indicator)
    expect(main.get_by_role("heading", level=1)).to_have_text(indicator)
    page.go_back()
    hands.follow("huvudmannens sida")
    download = page.get_by_role("link", name="Samma siffror som JSON").get_attribute("href")
    assert page.request.get(download).json()["principal"]["name"] == "Knopp och Blad AB"


@pytest.mark.parametrize("way", ["K", "Enskilda huvudmän"])
def test_without_scripts_every_list_leads_to_the_same_page(way: str, files: str, visit):
    hands = Pointer(visit(files, java_script_enabled=False))
    hands.page.goto("/")
    hands.follow("Alla huvudmän efter län, bokstav och typ")
    hands.follow(way)
    hands.follow("Knopp och Blad AB")
    expect(hands.page.get_by_role("heading", level=1)).to_have_text("Knopp och Blad AB")


def test_an_address_that_leads_nowhere_is_answered_with_a_way_on(files: str, visit):
    hands = Pointer(visit(files))
    answer = hands.page.goto("/huvudman/0000000000/")
    assert answer.status == 404
    hands.follow("Alla huvudmän")
    expect(hands.page.get_by_role("heading", level=1)).to_have_text("Huvudmän")


@pytest.mark.parametrize(("part", "fold"), [("", "Varför valdes detta?"), ("grundskola/", "Åren")])
def test_on_paper_the_analysis_is_light_and_whole(
    part: str, fold: str, files: str, invented_site: Path, visit
):
    page = visit(files, color_scheme="dark")
    largest = max(municipalities(invented_site), key=lambda one: one.units)
    page.goto(f"{largest.url}{part}")
    folded = page.get_by_role("group").filter(has_text=fold).first.locator(":scope > :not(summary)").first
    expect(folded).not_to_be_visible()
    page.emulate_media(media="print")
    expect(folded).to_be_visible()
    for name in ("Huvudmeny", "På den här sidan", "Du är här"):
        expect(page.get_by_role("navigation", name=name)).to_have_count(0)
    ink, paper = page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert (ink, paper) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)")
    assert page.pdf(format="A4").startswith(b"%PDF")
