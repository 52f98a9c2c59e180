"""A site that stands is left alone only when all that it was made of is the same."""

import os
import re
import shutil

import pytest

from nulage_site.manifest import look, manifest_of, standing, stands, untouched
from nulage_site.publish.release import release

TEXT = "guidance/fore.md"


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "content"
    for name in (TEXT, "site.toml", "statistics/underlag/2026/underlag.xlsx"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
        os.utime(folder / name, (0, 0))
    return folder


@pytest.fixture
def out(tmp_path):
    return tmp_path / "_site"


def build(content, out, **asked):
    with release(out) as (fresh, _):
        (fresh / "index.html").write_text("start")
        look(content, None, out, **asked).write(manifest_of(fresh))


def stays(content, out, **asked):
    return stands(out, look(content, None, out, **asked))


def test_what_has_not_changed_stands(content, out):
    assert not stays(content, out)
    build(content, out)
    assert stays(content, out)


def test_the_same_bytes_written_again_are_no_change(content, out, tmp_path):
    build(content, out)
    (content / TEXT).write_text(TEXT)
    assert stays(content, out)
    shutil.copytree(content, tmp_path / "copy")
    assert stays(tmp_path / "copy", out)


def test_other_bytes_are_a_change_even_with_the_same_length_and_time(content, out):
    build(content, out)
    (content / TEXT).write_text(TEXT.upper())
    os.utime(content / TEXT, (0, 0))
    assert not stays(content, out)


@pytest.mark.parametrize("name", [TEXT, "statistics/underlag/2026/underlag.xlsx"])
def test_a_file_that_has_gone_or_has_another_name_is_a_change(content, out, name):
    build(content, out)
    (content / name).rename(content / f"{name}x")
    assert not stays(content, out)
    (content / f"{name}x").rename(content / name)
    assert stays(content, out)
    (content / name).unlink()
    assert not stays(content, out)


@pytest.mark.parametrize("name", ["guidance/efter.md", "statistics/siris/2026/a.csv", "ny/mapp/fil.toml"])
def test_a_file_that_has_come_is_a_change(content, out, name):
    build(content, out)
    (content / name).parent.mkdir(parents=True, exist_ok=True)
    (content / name).write_text("")
    assert not stays(content, out)


def test_what_editors_and_programs_leave_behind_is_no_change(content, out):
    build(content, out)
    for name in (
        ".fore.md.swp",
        "fore.md~",
        "fore.md.tmp",
        "~$underlag.xlsx",
        "__pycache__/fore.pyc",
        ".cache/x",
    ):
        (content / "guidance" / name).parent.mkdir(exist_ok=True)
        (content / "guidance" / name).write_text("")
    (content / "guidance/.#fore.md").symlink_to("someone@somewhere.1")
    assert stays(content, out)


def test_a_link_that_leads_nowhere_hides_no_file_beside_it(content, out):
    (content / "guidance/a.md").symlink_to("nowhere")
    build(content, out)
    assert stays(content, out)
    (content / TEXT).write_text("annat")
    assert not stays(content, out)


def test_the_site_itself_is_no_change_wherever_it_lies(content):
    for _ in range(2):
        build(content, content / "_site")
        assert stays(content, content / "_site")


def test_another_edition_is_a_change(content, out):
    build(content, out, edition="2026-1")
    assert stays(content, out, edition="2026-1")
    assert not stays(content, out, edition="2026-2")
    assert not stays(content, out)


def test_another_key_is_a_change_and_the_key_is_not_kept(content, out):
    build(content, out, id_key="hemlig nyckel")
    assert stays(content, out, id_key="hemlig nyckel")
    assert not stays(content, out, id_key="hemlig nyckeL")
    assert not stays(content, out)
    kept = manifest_of(out.resolve())
    assert "hemlig" not in kept.read_text()
    assert kept.stat().st_mode & 0o077 == 0


def test_another_version_of_anything_installed_is_a_change(content, out, tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "pandas-3.0.1.dist-info").mkdir()
    build(content, out)
    assert stays(content, out)
    (tmp_path / "pandas-3.0.1.dist-info").rename(tmp_path / "pandas-3.0.2.dist-info")
    assert not stays(content, out)


def test_code_templates_and_looks_count(content, out):
    names = {re.sub(r"^(\w+/\w+).*(\.\w+)$", r"\1 \2", name) for name in look(content, None, out).files}
    assert {
        "program/views .py",
        "program/templates .html",
        "program/static .css",
        "program/publish .py",
    } <= names


@pytest.mark.parametrize(
    "damage", [b"", b"null", b"[]", b"{}", b'{"shape": 1', b"\xff\xfe", b'{"shape": 1, "files": {"a": 1}}']
)
def test_a_damaged_manifest_vouches_for_nothing(content, out, damage):
    build(content, out)
    manifest_of(out.resolve()).write_bytes(damage)
    assert not stays(content, out)


def test_a_manifest_of_another_shape_vouches_for_nothing(content, out):
    build(content, out)
    kept = manifest_of(out.resolve())
    kept.write_text(re.sub(r'"shape": \d+', '"shape": 0', kept.read_text()))
    assert not stays(content, out)


def test_a_manifest_vouches_only_for_its_own_build(content, out):
    build(content, out)
    before = out.readlink()
    (content / TEXT).write_text("annat")
    build(content, out)
    assert stays(content, out)
    out.unlink()
    out.symlink_to(before)
    assert standing(out)
    assert not stays(content, out)


def test_a_site_that_is_not_whole_does_not_stand(content, out):
    build(content, out)
    (out / "index.html").unlink()
    assert not stays(content, out)
    shutil.rmtree(out.resolve())
    assert not stays(content, out)


def test_a_manifest_left_by_a_killed_build_vouches_for_no_other(content, out):
    build(content, out)
    killed = manifest_of(out.resolve().with_name("2"))
    look(content, None, out, edition="2026-2").write(killed)
    assert stays(content, out)
    with release(out) as (fresh, _):
        (fresh / "index.html").write_text("start")
    assert manifest_of(out.resolve()) == killed
    assert not stays(content, out, edition="2026-2")


def test_manifests_go_away_with_their_builds(content, out):
    for _ in range(4):
        build(content, out)
    assert sorted(file.name for file in out.resolve().parent.glob("*.json")) == ["3.json", "4.json"]


def test_what_is_written_while_it_is_read_is_not_vouched_for(content, out):
    made = look(content, None, out)
    assert untouched(made, content, None, out)
    (content / TEXT).write_text("annat")
    (content / TEXT).write_text(TEXT)
    assert made.same(look(content, None, out))
    assert not untouched(made, content, None, out)


def test_a_file_written_just_before_the_look_is_read_again(content, out):
    (content / TEXT).write_text("nytt")
    made = look(content, None, out)
    known = {name for name, (stamp, _) in made.files.items() if stamp in made.settled()}
    assert f"content/{TEXT}" not in known
    assert "program/app.py" in known
