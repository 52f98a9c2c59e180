"""Is the answer to what a newcomer asks two clicks or one search from the first page, and then in sight on a phone?"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from demo import Demo
from newcomer import PHONE, Newcomer

from nulage_forms.catalogue.published import PublishedPrincipal
from nulage_site.publish.search.engine import engine

pytestmark = pytest.mark.browser
needs_the_engine = pytest.mark.skipif(engine() is None, reason="Pagefind is not made for this platform")

ONLY_WHAT_IS_TALKED_ABOUT = """() => {
  const part = document.querySelector("#att-samtala-om").closest("section");
  for (let each = part; each.tagName !== "MAIN"; each = each.parentElement)
    while (each.nextElementSibling) each.nextElementSibling.remove();
}"""
BOARDS_PAGES = 6
"""At most a page for each of at most six things to talk about; most often it is two to five."""
A_PAGE = re.compile(rb"/Type\s*/Page\b")


@pytest.fixture
def newcomer(demo: Demo, visit: Callable[..., Any]) -> Newcomer:
    return Newcomer(visit(demo.host, **PHONE))


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def anybody(request: pytest.FixtureRequest, demo: Demo, visit: Callable[..., Any]) -> Newcomer:
    """A newcomer whose browser runs scripts, and one whose browser does not."""
    return Newcomer(visit(demo.host, java_script_enabled=request.param, **PHONE))


def published(site: Path, principal: PublishedPrincipal) -> dict[str, Any]:
    return json.loads((site / f"api/v1/principals/{principal.id}.json").read_text(encoding="utf-8"))


def test_when_do_we_choose_our_questions_and_when_must_they_be_ready(anybody):
    anybody.follow("Prioriterade frågor")
    anybody.reads("när er analys är skriven, och skickar in dem före telefonsamtalet")


def test_we_run_one_preschool_and_ask_what_there_is_for_us(anybody):
    anybody.follow("Så gör en liten huvudman")
    anybody.reads("Ni behöver 20 minuter, det ni ser varje dag och en fråga")
    anybody.sees(anybody.page.get_by_role("link", name="Vad finns här för oss?"))


def test_how_do_we_show_the_board_our_results_on_paper(anybody):
    anybody.follow("era siffror på papper")
    anybody.reads("Välj Skriv ut i webbläsaren")


def test_what_the_board_gets_on_paper_is_as_short_as_its_page_says(newcomer, principal):
    newcomer.look_up(principal.name)
    newcomer.sees(newcomer.main.get_by_role("heading", name=principal.name))
    newcomer.page.evaluate(ONLY_WHAT_IS_TALKED_ABOUT)
    assert len(A_PAGE.findall(newcomer.page.pdf(format="A4"))) in range(1, BOARDS_PAGES + 1)


def test_where_is_our_municipality_and_what_do_we_talk_about_first(newcomer, principal, invented_site):
    first = published(invented_site, principal)["areas"][0]["heading"]
    newcomer.look_up(principal.name)
    newcomer.sees(newcomer.main.get_by_role("link", name=first).first)


def test_how_long_does_it_take_and_who_takes_part(anybody):
    anybody.follow("Läs vägledningen")
    anybody.follow("Före dialogen")
    anybody.reads("Samla tre till fem personer och räkna med tre möten, ungefär sex timmar")


def test_what_are_head_teachers_to_do(anybody):
    anybody.follow("Läs vägledningen")
    anybody.follow("För rektorer")
    anybody.reads("Ni ombeds aldrig att skicka in något")


@needs_the_engine
@pytest.mark.parametrize("word", ["liknande huvudmän", "väntat värde"])
def test_what_does_a_word_on_our_page_mean(word: str, newcomer):
    newcomer.ask(word, "Ordlista", word)
    newcomer.sees(newcomer.main.get_by_role("term").filter(has_text=word).first)


def test_how_is_what_is_expected_reckoned_and_who_are_similar(anybody):
    anybody.follow("Så jämför vi")
    for part in ("Det väntade värdet", "Liknande huvudmän"):
        anybody.sees(anybody.page.get_by_role("link", name=part, exact=True).first)


def test_we_have_too_few_pupils_for_figures_and_ask_what_to_do(anybody):
    anybody.follow("Läs vägledningen")
    anybody.follow("När siffrorna är få")
    anybody.reads("Analysen går att göra utan siffror")


def test_are_we_helped_with_pupils_with_disabilities(anybody):
    anybody.follow("Läs vägledningen")
    anybody.follow("Barn och elever med funktionsnedsättning")
    anybody.reads("SPSM är med i varje dialog")


def test_how_do_we_get_our_figures_into_excel(newcomer, principal):
    newcomer.look_up(principal.name)
    file = newcomer.main.get_by_role("link", name="hämta siffrorna som Excel")
    newcomer.sees(file)
    with newcomer.page.expect_download() as download:
        file.click()
    assert download.value.url.endswith(f"{principal.url}underlag.xlsx")


@needs_the_engine
def test_one_school_is_found_though_the_field_asks_for_its_principal(newcomer, principal, invented_site):
    name = published(invented_site, principal)["units"][0]["name"]
    newcomer.ask(name, "Skolenheter", name)
    newcomer.sees(newcomer.main.get_by_role("heading", name=name, level=1))


def test_what_happens_after_the_dialogue(anybody):
    anybody.follow("Ert eget arbete")
    anybody.reads("Skriv en sida samma vecka, välj en sak och börja")


def test_what_becomes_of_what_we_write(anybody):
    anybody.follow("Personuppgifter")
    anybody.reads("I självvärderingen sparas det som behövs")


def test_plain_and_easy_swedish_are_one_click_apart_both_ways(anybody):
    anybody.follow("Prioriterade frågor")
    plain = anybody.page.url
    anybody.follow("Läs på lätt svenska")
    anybody.sees(anybody.main.get_by_role("heading", name="Välj vad ni vill prata om"))
    anybody.sees(anybody.page.get_by_role("link", name="Läs den vanliga texten"))
    assert anybody.page.get_by_role("link", name="Läs den vanliga texten").get_attribute("href") in plain
