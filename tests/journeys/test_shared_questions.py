"""Does a question that a team lets others read reach a similar principal, by way of staff and the next build?"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from answers import SHORT_CALL
from demo import COMMAND, Demo, started
from hands import Pointer
from playwright.sync_api import expect
from staff import Staff
from team import FIRST_QUESTION, ONE_MORE, Team

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.browser

SHARED = "Hur får de som vikarierar hos oss veta hur vi arbetar med läsning?"
KEPT = "Varför slutar så många lärare på en av våra skolor?"
SHARED_STATISTICS = ("geography", "similar-kolada", "underlag-for-analys/2026-03-25")
ENOUGH = "underlag-for-analys-grundskola.xlsx"
"""One school form says who there is and, by Kolada's list, who is like whom."""


@pytest.fixture
def site(invented_site: Path, tmp_path: Path) -> Path:
    """A link to the site of the invented country, which a test can let lead to another build."""
    link = tmp_path / "site"
    link.symlink_to(invented_site.resolve())
    return link


@pytest.fixture
def own_demo(site: Path, tmp_path: Path) -> Iterator[Demo]:
    with started(site, tmp_path / "var") as one:
        yield one


@pytest.fixture
def statistics(tmp_path: Path) -> Path:
    """As little of the invented country as says who is similar, without any shared question."""
    folder = tmp_path / "statistics"
    for source in SHARED_STATISTICS:
        shutil.copytree(ROOT / "content/statistics" / source, folder / source)
    for file in (folder / SHARED_STATISTICS[-1]).glob("*.xlsx"):
        if file.name != ENOUGH:
            file.unlink()
    return folder


def export(demo: Demo, folder: Path) -> str:
    """What staff's command says when it has written what is shared."""
    settings = demo.settings
    environment = {
        "MODE": settings.mode,
        "PUBLISHED": str(settings.published),
        "DATA": str(settings.data),
        "SECRET_KEY": settings.secret_key,
        "TRUSTED_HOSTS": " ".join(settings.trusted_hosts),
        "SITE_URL": settings.site_url,
        "SERVICE_URL": settings.service_url,
        "MAIL": settings.mail,
        "MAIL_FROM": settings.mail_from,
    }
    outcome = subprocess.run(
        [COMMAND, "shared-questions", folder],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return outcome.stdout


def somebody_like(site: Path, principal_id: str) -> str:
    """A principal whose similar principals this one is among."""
    for file in sorted((site / "api/v1/principals").glob("*.json")):
        similar = json.loads(file.read_text(encoding="utf-8"))["similar"]
        if any(peer["id"] == principal_id for each in similar for peer in each["peers"]):
            return file.stem
    raise AssertionError(f"Nobody is like {principal_id}")


def built(out: Path, statistics: Path) -> Path:
    """The site of those statistics, built as staff build it."""
    command = [sys.executable, ROOT / "build.py", "--statistics", statistics, "--out", out]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    return out.resolve()


def lead_to(site: Path, folder: Path) -> None:
    """Lets the link lead to another folder in one step, as a build does."""
    link = site.with_name("new")
    link.symlink_to(folder)
    link.replace(site)


def test_a_question_goes_from_one_team_by_staff_and_the_next_build_to_a_similar_principals_team(
    own_demo: Demo, site: Path, statistics: Path, tmp_path: Path, visit, words
):
    name, theirs = own_demo.principal.name, own_demo.principal.id
    team = Team(Pointer(visit(own_demo.host)), words)
    team.join(own_demo.invitation)
    for button, text, tick in ((FIRST_QUESTION, SHARED, True), (ONE_MORE, KEPT, False)):
        team.page.goto(own_demo.room(theirs, "fragor/"))
        team.hands.press(button)
        team.hands.write("Vad vill ni prata om?", text)
        if tick:
            team.hands.tick("Ja, visa frågan för andra")
        team.hands.press("Spara och gå vidare")
    team.page.goto(own_demo.room(theirs, "samtal/"))
    team.write_call(SHORT_CALL)
    team.send()

    staff = Staff(Pointer(visit(own_demo.host)), own_demo.service)
    staff.come_in(own_demo.staff)
    staff.find(name[:5].lower(), name)
    staff.page.get_by_role("button", name=re.compile(f"^Godkänn.*{re.escape(SHARED)}")).click()
    expect(staff.page.get_by_role("button", name="Godkänn")).to_have_count(0)
    staff.reads("Visa den inte längre")
    assert export(own_demo, statistics / "shared-questions").startswith("1 questions written")

    lead_to(site, built(tmp_path / "built", statistics))
    reader = Team(Pointer(visit(own_demo.host, java_script_enabled=False)), words)
    like_them = somebody_like(site, theirs)
    reader.join(own_demo.invite(like_them, "eva@annan.example"))
    reader.page.goto(own_demo.room(like_them, "fragor/"))
    reader.page.get_by_text("Liknande huvudmän vill prata om").click()
    reader.reads(SHARED, name)
    assert KEPT not in reader.page.content()
    assert KEPT not in (site / f"api/v1/principals/{theirs}.json").read_text(encoding="utf-8")
    reader.page.get_by_role("button", name=re.compile("^Utgå från den här frågan.*vikarierar")).click()
    expect(reader.page.get_by_label("Vad vill ni prata om?")).to_have_value(SHARED)
