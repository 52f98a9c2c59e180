"""Is the form filled in without an invitation, in Word and back, by people with and without scripts?"""

import zipfile
from pathlib import Path

import docx
import pytest
from demo import Demo
from hands import Pointer
from measures import who_is_shut_out
from playwright.sync_api import Page, expect
from team import SAVE_AND_STAY, Team

pytestmark = pytest.mark.browser

QUESTION, TRIED, STANDS, LOOSE = (
    "Hur når vi fler?",
    "Ljudet i matsalen.",
    "Det som redan står.",
    "Skrivet i marginalen.",
)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_what_was_tried_is_filled_in_at_home_and_read_in_after_a_sign_in(
    scripts: bool, demo: Demo, visit, words, principal, tmp_path: Path
):
    page = visit(demo.host, java_script_enabled=scripts)
    team = Team(Pointer(page), words)
    page.goto(f"{demo.host}huvudman/{principal.id}/")
    team.hands.follow("Blanketten med era siffror")
    team.hands.follow("Prova att skriva här")
    for chapter, label, text in (
        ("Vad kan det bero på?", words["funktionsnedsattning"], TRIED),
        ("Våra prioriterade frågor", "Vad vill ni prata om?", QUESTION),
    ):
        section = page.locator("section.chapter", has=page.get_by_role("heading", name=chapter))
        section.locator("summary").first.click()
        section.get_by_label(label).first.fill(text)
    file = written_at_home(downloaded(page, "Hämta Word-blanketten", tmp_path))
    expect(page.get_by_label("Vad vill ni prata om?").first).to_have_value(QUESTION)

    team.join(demo.invite(principal.id, "anna@papper.example"))
    page.goto(demo.room(principal.id, "steg-2/"))
    team.hands.write(words["funktionsnedsattning"], STANDS)
    team.hands.press(SAVE_AND_STAY)
    page.goto(demo.room(principal.id))
    team.hands.follow("Papper och Word")
    team.hands.press("Visa vad som ändras")
    team.reads("Välj en fil först.")
    assert not scripts or who_is_shut_out(page) == []
    page.get_by_label("Den ifyllda filen").set_input_files(file)
    team.hands.press("Visa vad som ändras")

    team.sees("Det här ändras")
    team.reads(STANDS, LOOSE)
    expect(page.get_by_role("textbox", name="Vad vill ni prata om?")).to_have_value(QUESTION)
    expect(page.get_by_role("checkbox", name="Ersätt med svaret ur filen")).not_to_be_checked()
    assert not scripts or who_is_shut_out(page) == []
    team.hands.press("Lägg in de ikryssade")
    expect(page.get_by_role("status").filter(has_text="inlagda")).to_contain_text("2 svar är inlagda")
    page.goto(demo.room(principal.id, "granska/"))
    team.reads(QUESTION, "Bo Ek", STANDS)


def downloaded(page: Page, button: str, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    assert zipfile.is_zipfile(file)
    return file


def written_at_home(file: Path) -> Path:
    """The form with a name in a box, and something beside the boxes."""
    form = docx.Document(str(file))
    boxes = {table.rows[0].cells[0].text: table.rows[1].cells[0] for table in form.tables}
    boxes["[samtal/name]"].paragraphs[0].add_run("Bo Ek")
    form.add_paragraph(LOOSE)
    form.save(str(file))
    return file
