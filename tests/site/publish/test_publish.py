"""A whole site comes out of two folders, the same every time, or nothing at all."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from trees import tree

from nulage_site.faults import FaultsFound
from nulage_site.publish import publish

BUILD = Path(__file__).parents[3] / "build.py"


def run(*arguments, **environment):
    return subprocess.run(
        [sys.executable, BUILD, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NULAGE_ID_KEY": "", **environment},
    )


@pytest.fixture
def site(content, statistics, tmp_path):
    publish(content, statistics, tmp_path / "_site", workers=1)
    return tmp_path / "_site"


def test_the_same_input_is_the_same_site_whatever_the_number_of_workers(statistics, tmp_path):
    for seed, workers in (("1", 1), ("2", 3)):
        out = ("--out", tmp_path / seed, "--statistics", statistics, "--workers", workers)
        assert run(*out, PYTHONHASHSEED=seed).returncode == 0
    assert tree(tmp_path / "1") == tree(tmp_path / "2")


def test_every_address_in_the_published_files_is_a_page(site):
    for file in (site / "api/v1").rglob("*.json"):
        for address in re.findall(r'"url":"(/[^"]*)"', file.read_text(encoding="utf-8")):
            assert (site / address[1:] / "index.html").is_file(), (file.name, address)


def test_a_rebuild_keeps_every_file_that_says_the_same(content, statistics, site):
    report = publish(content, statistics, site)
    assert report.frozen.unchanged == report.frozen.files
    assert json.loads((site / "api/v1/principals.json").read_text(encoding="utf-8"))["contract"] == 1


def test_a_new_edition_is_named_in_every_published_file(content, statistics, site):
    publish(content, statistics, site, edition="2027-1")
    for file in (site / "api/v1").rglob("*.json"):
        assert json.loads(file.read_text(encoding="utf-8"))["edition"] == "2027-1"


def test_faults_of_content_are_told_together_and_the_old_site_stands(content, statistics, site, tmp_path):
    before = tree(site)
    broken = shutil.copytree(content, tmp_path / "broken", ignore=shutil.ignore_patterns("statistics"))
    (broken / "site.toml").write_text("name = 1\n", encoding="utf-8")
    (broken / "guidance" / "fore.md").write_text("---\ntitle: Före\n---\n", encoding="utf-8")
    (broken / "quality-system" / "steps.toml").write_text("[[step\n", encoding="utf-8")
    with pytest.raises(FaultsFound) as found:
        publish(broken, statistics, site)
    assert {"site.toml", "fore.md", "steps.toml"} <= {Path(fault.file).name for fault in found.value.faults}
    assert tree(site) == before


def test_faults_of_statistics_are_told_together_and_the_old_site_stands(content, statistics, site):
    before = tree(site)
    workbook = statistics / "underlag" / "2026-03-25" / "underlag.xlsx"
    workbook.write_bytes(workbook.read_bytes()[:2000])
    (statistics / "okand" / "2026").mkdir(parents=True)
    with pytest.raises(FaultsFound) as found:
        publish(content, statistics, site)
    files = {fault.file for fault in found.value.faults}
    assert files == {"underlag/2026-03-25/underlag.xlsx", "okand/2026/source.toml"}
    assert tree(site) == before


def test_a_broken_link_in_a_text_stops_the_build_with_file_line_and_target(
    content, statistics, site, tmp_path
):
    broken = shutil.copytree(content, tmp_path / "broken", ignore=shutil.ignore_patterns("statistics"))
    text = (broken / "guidance" / "fore.md").read_text(encoding="utf-8")
    (broken / "guidance" / "fore.md").write_text(f"{text}\n[Hit](/indikatorer/borta/)\n", encoding="utf-8")
    with pytest.raises(FaultsFound) as found:
        publish(broken, statistics, site)
    assert [(f.file, f.place, f.found) for f in found.value.faults] == [
        (
            str(broken / "guidance" / "fore.md"),
            f"rad {len(text.splitlines()) + 2}",
            "en länk till /indikatorer/borta/",
        )
    ]


def test_the_command_reports_in_swedish_what_came_in(statistics, tmp_path):
    outcome = run("--statistics", statistics, "--out", tmp_path / "ut", "--workers", 1)
    assert outcome.returncode == 0, outcome.stderr
    for words in ("3 huvudmän, 2 skolenheter", "underlag/2026-03-25", "påhittade", "Exempeltexter kvar"):
        assert words in outcome.stdout.replace("\N{NO-BREAK SPACE}", " ")
    assert "Skriver sidorna" in outcome.stderr


def test_the_command_tells_faults_without_a_traceback_and_ends_with_1(tmp_path):
    outcome = run("--content", tmp_path, "--out", tmp_path / "ut")
    assert outcome.returncode == 1
    assert "Inget har publicerats" in outcome.stderr
    assert "site.toml" in outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert not (tmp_path / "ut").exists()


def test_when_nothing_has_changed_the_command_says_so_and_reads_nothing_unless_asked_for_every_text(
    statistics, tmp_path
):
    given = ("--statistics", str(statistics), "--out", str(tmp_path / "ut"))
    assert run(*given).returncode == 0
    site, before = tree(tmp_path / "ut"), (tmp_path / "ut").readlink()
    code = (
        "import runpy, sys\n"
        "try: runpy.run_path(sys.argv[0], run_name='__main__')\n"
        "except SystemExit as end: assert not end.code\n"
        "print(*{'flask', 'pandas', 'pydantic', 'rich', 'nulage_site.publish'} & set(sys.modules))"
    )
    again = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.argv = [{str(BUILD)!r}, *{given!r}]\n{code}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert again.stdout == f"Ingenting har ändrats sedan webbplatsen byggdes.\nKlart: {tmp_path / 'ut'}\n\n"
    assert (tmp_path / "ut").readlink() == before
    told = run(*given, "--verbose").stdout
    assert "Exempeltexter kvar" in told
    assert "--verbose räknar upp dem" not in told
    assert tree(tmp_path / "ut") == site


@pytest.mark.parametrize("stage", ["Läser innehåll och statistik", "Räknar upp adresserna", "Gör sökningen"])
def test_after_a_build_that_was_killed_the_old_site_stands_and_the_next_build_is_right(
    content, statistics, tmp_path, stage
):
    text = shutil.copytree(content, tmp_path / "content", ignore=shutil.ignore_patterns("statistics"))
    given, out = (text, statistics), tmp_path / "ut"
    publish(*given, out)
    before = tree(out)
    page = text / "guidance" / "fore.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nEtt stycke till.\n", encoding="utf-8")
    command = [sys.executable, BUILD, "--content", text, "--statistics", statistics, "--out", out]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as build:
        next(line for line in build.stderr if line.startswith(stage))
        build.kill()
        build.stderr.read()  # its workers find out for themselves
    if stage != "Gör sökningen":  # by then all is done, and either site may stand
        assert tree(out) == before
    publish(*given, out)
    assert "Ett stycke till." in (out / "vagledning/fore/index.html").read_text(encoding="utf-8")
