"""Is what one writes in, and what one reads beside it, to be seen where it is wanted?"""

import json
from pathlib import Path

import pytest
from desk import Desk
from looking import Reader
from playwright.sync_api import Locator
from published import FIGURE, PRINCIPAL
from running import Running

pytestmark = pytest.mark.browser
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
INDICATOR = {"unit": "percent", "decimals": 1, "sub_goal": "kunskaper"}
OWN = FIGURE | {"period": "2024/25", "status": "exists", "value": 50.0}
COLOURS = """one => {
    const { borderLeftColor, backgroundColor } = getComputedStyle(one);
    return [borderLeftColor, backgroundColor];
}"""
GOAL = f"/{PRINCIPAL}/steg-1/kunskaper/"


@pytest.fixture
def service(dressed: Running) -> Running:
    """Every page here is looked at."""
    return dressed


def box(what: Locator) -> tuple[float, float, float, float]:
    """Left, top, right and bottom."""
    found = what.bounding_box()
    assert found
    return found["x"], found["y"], found["x"] + found["width"], found["y"] + found["height"]


def test_on_a_phone_the_field_comes_first_and_a_link_leads_to_the_figures(reader: Reader) -> None:
    page = reader.page
    page.set_viewport_size(PHONE)
    page.goto(reader.address + GOAL)
    field, beside = page.locator("textarea").first, page.locator(".beside")
    assert box(page.locator("#svar"))[3] < box(beside)[1]
    assert box(field)[1] < 2 * PHONE["height"]
    assert field.evaluate("one => one.compareDocumentPosition(document.querySelector('.beside')) & 4")
    page.get_by_role("link", name="Till underlaget och siffrorna").click()
    assert box(beside)[1] < PHONE["height"] / 2


def test_on_a_phone_ones_own_answer_comes_first_on_a_page_that_is_locked(reader: Reader, anna: Desk) -> None:
    anna.ready_to_send()
    anna.save("steg-1/kunskaper/", steg_1_kunskaper_visar="Fler når längre.")
    anna.send_in()
    page = reader.page
    page.set_viewport_size(PHONE)
    page.goto(reader.address + GOAL)
    answer = box(page.get_by_text("Fler når längre."))[1]
    assert answer < box(page.get_by_text("Att prata om"))[1] < box(page.locator(".beside"))[1]


def test_what_stands_beside_grows_with_the_page_and_follows_along_when_it_fits(
    reader: Reader, published_figures: int
) -> None:
    page = reader.page
    page.set_viewport_size(DESK)
    page.goto(reader.address + GOAL)
    beside = page.locator(".beside")
    assert beside.locator("> dl > div").count() == 3
    assert page.get_by_text(f"Fler siffror ({published_figures - 3})").is_visible()
    page.locator(".beside summary").click()
    assert beside.evaluate("one => one.scrollHeight - one.clientHeight") <= 0
    assert beside.evaluate("one => getComputedStyle(one).position") == "static"
    page.set_viewport_size({"width": 1280, "height": 3000})
    page.locator(".follows").wait_for()
    assert beside.evaluate("one => getComputedStyle(one).position") == "sticky"


@pytest.fixture
def published_figures(tmp_path: Path) -> int:
    """How many figures the sub-goal has, once all of them are published."""
    count, api = 8, tmp_path / "_site/api/v1"
    for name, key, made in (
        (
            "quality-system",
            "indicators",
            lambda number: INDICATOR | {"id": f"matt-{number}", "name": f"Mått {number}"},
        ),
        (f"principals/{PRINCIPAL}", "figures", lambda number: OWN | {"indicator": f"matt-{number}"}),
    ):
        file = api / f"{name}.json"
        content = json.loads(file.read_text())
        content[key] += [made(number) for number in range(1, count)]
        file.write_text(json.dumps(content))
    return count


def test_amber_is_what_to_talk_about_and_nothing_that_is_told_or_to_be_mended(reader: Reader) -> None:
    page = reader.page
    page.goto(f"{reader.address}/{PRINCIPAL}/fragor/fran-analysen/?omrade=borta")
    told = page.locator(".notice").evaluate(COLOURS)
    page.goto(reader.address + GOAL)
    amber = page.locator(".ask").evaluate(COLOURS)
    page.locator("textarea").first.fill("å" * 10_001)
    page.get_by_role("button", name="Spara och stanna kvar").click()
    shown = [told, *(page.locator(one).first.evaluate(COLOURS) for one in (".error-summary", ".wrong"))]
    assert not [one for one in shown if set(one) & set(amber)]


def test_what_belongs_together_stands_in_one_column(reader: Reader, anna: Desk) -> None:
    page = reader.page
    page.set_viewport_size(DESK)
    page.goto(f"{reader.address}/{PRINCIPAL}/")
    lists = page.locator("main :is(h2, .tasks, .list)").all()
    assert len({round(box(one)[0]) for one in lists}) == 1

    page.goto(f"{reader.address}/prova/")
    field, button = box(page.get_by_label("Huvudman")), box(page.get_by_role("button", name="Sök"))
    assert 0 < button[0] - field[2] < 30
    assert abs(button[1] - field[1]) < 2

    take = "fragor/fran-analysen/?omrade=grundskola-e-i-alla-amnen-under"
    anna.save(take)
    page.goto(f"{reader.address}/{PRINCIPAL}/granska/")
    ruled = page.locator(".part").first.locator(".answers > div, .resting").all()
    assert len(ruled) > 1
    assert len({round(box(one)[2]) for one in ruled}) == 1
