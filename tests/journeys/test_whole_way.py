"""Can a team come all the way from the start page to a call that has been held, whatever it has to go by?"""

import re
from dataclasses import dataclass

import pytest
from demo import Demo
from hands import Hands, Keyboard, Pointer
from playwright.sync_api import Page, expect
from team import CALL, Team, Wanted

pytestmark = pytest.mark.browser

PRINCIPAL, LETTER, SUB_GOAL = "Lillångs kommun", "L", "Kunskaper"
ANOTHER, SECRET = "2129900094", "Utkastet är vårt eget och inte för någon annan."
KNOWS = ("Fler når målen i år än i fjol.", "En styrka", "Prov, besök och samtal med elevråden.")
CAUSES = {
    "orsaker": "Lärarna planerar tillsammans varje vecka.",
    "funktionsnedsattning": "Ljudmiljön i matsalen är fortfarande svår.",
    "likvardighet": "Skolorna i byarna har färre behöriga lärare.",
    "vet_inte": "Hur eleverna själva ser på stödet.",
}
QUESTIONS = [
    Wanted(
        "Hur får vi eleverna att våga räkna högt?",
        ("Matematik i årskurs 4–6.", "Fler kommer vidare.", "Proven visar det."),
        "Matematik",
        "faktor-1",
        "Se hur andra har gjort.",
    ),
    Wanted(
        "Varför trivs inte alla på rasterna?",
        ("Trygghet hela dagen.", "Ingen ska vara rädd.", "Enkäten säger det."),
        "Trygghet och studiero",
        "faktor-2",
        "Nya sätt att se på frågan.",
    ),
    Wanted(
        "Hur ger vi stöd i tid?",
        ("Stöd till var och en.", "Likvärdigt mellan skolorna.", "Samtal med vårdnadshavare."),
        "Stöd",
        "faktor-3",
        "Kunskap om lärmiljöer.",
        spsm=True,
    ),
]
RANKED = [QUESTIONS[2], QUESTIONS[0], QUESTIONS[1]]


@dataclass(frozen=True)
class Way:
    """What a person has to go by."""

    hands: type[Hands]
    scripts: bool = True


WAYS = {
    "with scripts": Way(Pointer),
    "without scripts": Way(Pointer, scripts=False),
    "keyboard alone": Way(Keyboard),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_from_the_start_page_to_a_call_that_has_been_held(way: Way, fresh_demo: Demo, visit, words):
    def open_browser() -> Page:
        return visit(fresh_demo.host, java_script_enabled=way.scripts)

    another = Team(Pointer(open_browser()), words)
    another.join(fresh_demo.invite(ANOTHER, "eva@annan.example"))
    another.page.goto(f"{fresh_demo.service}{ANOTHER}/steg-1/grundskola-kunskaper/")
    another.write_analysis(SECRET, "Något att utforska", SECRET)

    team = Team(way.hands(open_browser()), words)
    team.page.goto("/")
    find_the_principal(team.hands, scripts=way.scripts)
    indicator, value = see_a_figure(team.page)
    team.hands.follow("Till er självvärdering")
    team.sees("Logga in")

    come_in(team, fresh_demo, open_browser())
    analyse(team, indicator, value)
    ask(team)
    reference = send(team)

    staff = way.hands(open_browser())
    staff_come_in(staff, fresh_demo.staff, open_browser())
    see_status_alone(staff, reference)
    read_everything(staff, reference)
    print_the_call_sheet(staff.page, indicator_of=RANKED)
    hold_the_call(staff, team)


def find_the_principal(hands: Hands, *, scripts: bool) -> None:
    """By typing where scripts run, through the lists where they do not."""
    hands.write("Hitta er huvudman", "lillå komm")
    if not scripts:
        hands.press("Sök")
        hands.follow(LETTER)
        hands.follow(PRINCIPAL)
    else:
        hit = hands.page.get_by_role("search").get_by_role("link", name=PRINCIPAL)
        expect(hit).to_have_count(1)
        if isinstance(hands, Keyboard):
            hands.page.keyboard.press("ArrowDown")
            expect(hit).to_be_focused()
            hands.page.keyboard.press("Enter")
        else:
            hit.click()
    expect(hands.page.get_by_role("heading", level=1)).to_have_text(PRINCIPAL)


def see_a_figure(page: Page) -> tuple[str, str]:
    """An indicator of the sub-goal, and the principal's own figure."""
    row = page.get_by_role("table", name=f"{SUB_GOAL}.").get_by_role("row").nth(1)
    indicator, value = row.get_by_role("link").inner_text(), row.get_by_role("cell").first.inner_text()
    assert re.fullmatch(r"[\d\s]+(,\d+)?(\s%)?", value), value
    return indicator, value


def come_in(team: Team, demo: Demo, later: Page) -> None:
    """An invitation may be looked at any number of times and used once."""
    for _ in range(2):
        team.page.goto(demo.invitation)
        team.sees(f"Inbjudan för {PRINCIPAL}")
    team.hands.press("Gå med")
    team.sees("Er självvärdering")
    assert demo.invitation.rpartition("/")[2] not in team.page.url

    refused = later.goto(demo.invitation)
    assert refused
    assert refused.status == 404
    expect(later.get_by_role("heading", level=1)).to_have_text("Inbjudan är redan använd")
    expect(later.get_by_role("main").get_by_role("link", name="Logga in", exact=True)).to_be_visible()


def analyse(team: Team, indicator: str, value: str) -> None:
    """Step 1 for a sub-goal with the figures beside, and step 2."""
    team.hands.follow("Vad visar siffrorna och det ni själva vet?")
    team.hands.follow(SUB_GOAL)
    beside = team.page.get_by_role("complementary", name="Era siffror")
    expect(beside).to_contain_text(indicator)
    expect(beside).to_contain_text(value)
    team.write_analysis(*KNOWS)
    team.sees("Trygghet och studiero")
    team.hands.follow("Steg 1")
    expect(team.page.get_by_role("listitem").filter(has_text=re.compile(f"^{SUB_GOAL}"))).to_contain_text(
        "Klart"
    )
    team.hands.follow(PRINCIPAL)
    team.hands.follow("Vad kan det bero på?")
    team.write_causes(**CAUSES)


def ask(team: Team) -> None:
    """Three questions, put in order by the buttons, and whom to call."""
    for button, question in zip(
        ("Skriv den första frågan", *2 * ["Lägg till en fråga"]), QUESTIONS, strict=True
    ):
        team.hands.press(button)
        team.write_question(question)
    team.hands.press("Flytta upp fråga 2")
    team.hands.press("Flytta ner fråga 1")
    team.hands.press("Flytta upp fråga 3")
    team.hands.press("Flytta upp fråga 2")
    team.ranked([question.text for question in RANKED])
    team.hands.follow("Gå vidare")
    team.write_call(CALL)


def send(team: Team) -> str:
    """Checks the answers, sends them in, and has everything on the receipt, with the reference returned."""
    team.sees("Granska och skicka in")
    everything = [
        *KNOWS,
        *CAUSES.values(),
        *CALL.values(),
        *(text for one in QUESTIONS for text in one.written),
    ]
    for text in everything:
        expect(team.page.get_by_role("main")).to_contain_text(text)
    team.hands.press("Skicka in")
    team.sees("Tack, det är inskickat")
    for text in everything:
        expect(team.page.get_by_role("main")).to_contain_text(text)
    return team.page.get_by_role("definition").first.inner_text()


def staff_come_in(staff: Hands, link: str, later: Page) -> None:
    """A link for staff is used once, however often it is looked at."""
    for _ in range(2):
        staff.page.goto(link)
    staff.press("Logga in")
    expect(staff.page.get_by_role("heading", level=1)).to_have_text("Huvudmännens dialoger")
    later.goto(link)
    expect(later.get_by_role("heading", level=1)).to_have_text("Länken gäller inte längre")


def see_status_alone(staff: Hands, reference: str) -> None:
    """The list says how far each has come, and nothing of a draft can be reached."""
    expect(staff.page.get_by_role("row").filter(has_text=PRINCIPAL)).to_contain_text(reference)
    expect(staff.page.get_by_role("row").filter(has_text="Rönnvadköps kommun")).to_contain_text("Pågår")
    assert SECRET not in staff.page.content()
    for path in ("", "samtalsunderlag/", "hallet", "?sandning=1"):
        staff.page.goto(f"/sjalvvardering/handlaggare/{ANOTHER}/{path}")
        assert SECRET not in staff.page.content()
    staff.page.goto("/sjalvvardering/handlaggare/")


def read_everything(staff: Hands, reference: str) -> None:
    """The principal is found by its name, and all that it sent is there."""
    staff.write("Huvudmannens namn", "lillång")
    staff.press("Visa")
    expect(staff.page.get_by_role("status")).to_have_text("1 huvudman")
    staff.follow(PRINCIPAL)
    main = staff.page.get_by_role("main")
    for text in (reference, *KNOWS, *CAUSES.values(), *CALL.values(), *RANKED[0].written, *RANKED[2].written):
        expect(main).to_contain_text(text)
    staff.follow("Samtalsunderlag att skriva ut")


def print_the_call_sheet(page: Page, indicator_of: list[Wanted]) -> None:
    """On one sheet of paper: the questions in their order, who and when, and none of what one only clicks on."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(PRINCIPAL)
    page.emulate_media(media="print")
    main = page.get_by_role("main")
    expect(main.get_by_role("heading", level=2)).to_have_text([question.text for question in indicator_of])
    for text in (*CALL.values(), *(text for question in RANKED for text in question.written)):
        expect(main.get_by_text(text).first).to_be_visible()
    expect(page.get_by_role("navigation")).to_have_count(0)
    expect(page.get_by_text("SPSM:s kunskap önskas")).to_have_count(1)
    sheet = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1
    page.emulate_media(media="screen")


def hold_the_call(staff: Hands, team: Team) -> None:
    """Once the call has been held the principal sees it, and takes nothing back, not even from an old page."""
    team.page.goto("/sjalvvardering/")
    team.hands.follow("Ta tillbaka det")
    staff.follow("Läs allt som huvudmannen har skickat in")
    staff.follow("Samtalet är hållet")
    staff.press("Ja, det är hållet")
    expect(staff.page.get_by_role("term").filter(has_text="Samtalet är hållet")).to_be_visible()

    team.hands.press("Ta tillbaka")
    team.sees("Något har ändrats under tiden")
    team.page.goto("/sjalvvardering/")
    expect(team.page.get_by_role("main")).to_contain_text("Telefonsamtalet är hållet.")
    expect(team.page.get_by_role("link", name="Ta tillbaka")).to_have_count(0)
