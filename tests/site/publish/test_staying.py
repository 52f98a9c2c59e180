"""Does a build that stays publish what is saved, and nothing else, as a build from scratch would?"""

import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from trees import tree

from nulage_site import lately, manifest
from nulage_site import publish as publish_module
from nulage_site.publish import publish, staying
from nulage_site.publish.origins import read_origins

BUILD = Path(__file__).parents[3] / "build.py"

NOT_LONGER = 20
"""Looks at the files in vain, after which a test has failed."""

WISH = {"workers": 1, "verbose": False, "packed": False}


@pytest.fixture(autouse=True)
def _no_time_passes(monkeypatch):
    looks = iter(range(1000))

    def sleep(_):
        assert next(looks) < NOT_LONGER

    monkeypatch.setattr(staying, "sleep", sleep)


@pytest.fixture
def text(content, tmp_path):
    return shutil.copytree(content, tmp_path / "content", ignore=shutil.ignore_patterns("statistics"))


@pytest.fixture
def stayed(text, statistics, tmp_path):
    """What a build that stays tells of, which has built once."""
    told = staying.staying(text, statistics, tmp_path / "ut", None, None, **WISH)
    assert "Ctrl-C" in next(told)
    assert "Klart:" in next(told)
    return told


def write_more(file, said):
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{said}\n", encoding="utf-8")


def test_whatever_is_saved_is_published_as_from_scratch(
    stayed, text, statistics, with_pupils, tmp_path, monkeypatch
):
    def a_text():
        write_more(random.choice(sorted(text.glob("guidance/*.md"))), "Ett stycke till.")

    def a_figure():
        with_pupils("LILLÅNGS KOMMUN (2120009994): HUVUDMAN", random.randrange(813, 900))

    def a_word():
        file = text / "quality-system/indicators/compulsory_school/10-pupils.toml"
        file.write_text(file.read_text(encoding="utf-8").replace('definition = "', 'definition = "Så: ', 1))

    whole, changes = tmp_path / "whole", [a_text, a_figure, a_word, a_text, a_figure]
    publish(text, statistics, whole, workers=1)
    for change in random.sample(changes, len(changes)):
        change()
        assert "Klart:" in next(stayed)
        for forgotten in tmp_path.glob("whole.builds/*.origins"):
            forgotten.unlink()
        with monkeypatch.context() as patched:
            patched.setattr(lately, "_last", None)
            publish(text, statistics, whole, workers=1)
        assert tree(tmp_path / "ut") == tree(whole), change.__name__


def test_what_is_built_next_stands_on_what_was_made_ready(stayed, text, tmp_path, monkeypatch):
    held = []

    def build(*given, ready, **named):
        held.append(ready.holds((tmp_path / "ut").resolve()))
        return publish(*given, ready=ready, **named)

    monkeypatch.setattr(staying, "publish", build)
    page = text / "guidance/fore.md"
    whole = page.read_text(encoding="utf-8")
    for said in ("Ett stycke.", "En [länk](/vagledning/ingenstans/) fel."):
        write_more(page, said)
        next(stayed)
    page.write_text(whole, encoding="utf-8")
    next(stayed)
    assert held == [True, True, True]


def test_what_somebody_has_written_in_the_site_is_made_again_with_what_is_saved_next(stayed, text, tmp_path):
    page = tmp_path / "ut/ordlista/index.html"
    whole = page.read_bytes()
    page.write_text("någon annans", encoding="utf-8")
    write_more(text / "guidance/fore.md", "Ett stycke till.")
    next(stayed)
    assert page.read_bytes() == whole


def test_what_is_wrong_is_told_once_and_what_stands_then_stands(stayed, text, tmp_path):
    page, stood = text / "guidance/fore.md", (tmp_path / "ut").readlink()
    whole = page.read_text(encoding="utf-8")
    write_more(page, "En [länk](/vagledning/ingenstans/) fel.")
    assert "/vagledning/ingenstans/" in next(stayed)
    assert (tmp_path / "ut").readlink() == stood
    with pytest.raises(AssertionError):
        next(stayed)
    page.write_text(whole, encoding="utf-8")


def test_a_site_that_is_built_by_somebody_else_is_built_no_more(stayed, text, statistics, tmp_path):
    write_more(text / "guidance/fore.md", "Ett stycke till.")
    publish(text, statistics, tmp_path / "ut", workers=1)
    stands = (tmp_path / "ut").readlink()
    with pytest.raises(AssertionError):
        next(stayed)
    assert (tmp_path / "ut").readlink() == stands


def test_what_is_still_being_written_is_waited_for(stayed, text, monkeypatch):
    page, looks = text / "guidance/fore.md", []

    def sleep(_):
        looks.append(1)
        if len(looks) < 5:
            write_more(page, f"Stycke {len(looks)}.")

    monkeypatch.setattr(staying, "sleep", sleep)
    assert "Klart:" in next(stayed)
    assert len(looks) == 5


def test_what_is_saved_while_the_site_is_made_is_not_published_but_built_again(
    stayed, text, tmp_path, monkeypatch
):
    page, stood, made = text / "guidance/fore.md", (tmp_path / "ut").readlink(), publish_module.freeze
    late = iter(["Ännu ett stycke."])

    def freeze(*given):
        for said in late:
            write_more(page, said)
        return made(*given)

    monkeypatch.setattr(publish_module, "freeze", freeze)
    write_more(page, "Ett stycke till.")
    assert next(stayed) == "Något sparades medan webbplatsen byggdes. Bygger igen."
    assert (tmp_path / "ut").readlink() == stood
    assert "Klart:" in next(stayed)
    assert "Ännu ett stycke." in (tmp_path / "ut/vagledning/fore/index.html").read_text(encoding="utf-8")
    assert 0 < len(read_origins((tmp_path / "ut").resolve()).made) < 20


def test_another_program_is_started_anew_and_other_templates_are_not(text, statistics, tmp_path, monkeypatch):
    program = shutil.copytree(manifest.PROGRAM, tmp_path / "program")
    monkeypatch.setattr(manifest, "PROGRAM", program)
    started: list[list[str]] = []

    def execv(path: str, arguments: list[str]) -> None:
        started.append([path, *arguments])
        raise SystemExit

    monkeypatch.setattr(os, "execv", execv)
    told = staying.staying(text, statistics, tmp_path / "ut", None, None, **WISH)
    next(told), next(told)
    write_more(program / "templates/404.html", "{# ord #}")
    assert "Klart:" in next(told)
    assert not started
    write_more(program / "swedish.py", "# ord")
    with pytest.raises(SystemExit):
        next(told)
    assert started == [[sys.executable, sys.executable, *sys.orig_argv[1:]]]


@pytest.fixture
def interruptible():
    """Whoever runs the tests may have Ctrl-C ignored, which what is started here would take over."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_the_door_stays(text, statistics, tmp_path):
    command = [sys.executable, BUILD, "--content", text, "--statistics", statistics, "--out", tmp_path / "ut"]
    with subprocess.Popen(
        [*command, "--stay"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as door:
        try:
            assert door.stdout is not None
            assert any("Klart:" in line for line in door.stdout)
            write_more(text / "guidance/fore.md", "Ett stycke till.")
            assert any("Klart:" in line for line in door.stdout)
            assert "Ett stycke till." in (tmp_path / "ut/vagledning/fore/index.html").read_text()
            door.send_signal(signal.SIGINT)
            _, said = door.communicate(timeout=20)
            assert said.splitlines()[-1] == "Avbrutet. Den webbplats som senast publicerades står kvar."
        finally:
            door.kill()
