"""A new build takes the old one's place whole, or not at all."""

import pytest

from nulage_site.faults import FaultsFound
from nulage_site.publish.release import release


def build(out, text):
    with release(out) as (fresh, _):
        (fresh / "index.html").write_text(text)


def names(out):
    return sorted(folder.name for folder in out.with_name("_site.builds").iterdir() if folder.name.isdigit())


def test_the_first_build_makes_the_link(tmp_path):
    out = tmp_path / "deep" / "_site"
    build(out, "ett")
    assert out.is_symlink()
    assert (out / "index.html").read_text() == "ett"


def test_the_build_before_is_kept_and_no_older_one(tmp_path):
    out = tmp_path / "_site"
    for text in ("ett", "två", "tre", "fyra"):
        build(out, text)
    assert (out / "index.html").read_text() == "fyra"
    assert names(out) == ["3", "4"]


def test_a_failed_build_leaves_the_old_site_standing_and_no_build_of_its_own(tmp_path):
    out = tmp_path / "_site"
    build(out, "ett")
    with pytest.raises(NotADirectoryError), release(out) as (fresh, _):  # noqa: PT012  # the block is the build
        (fresh / "index.html").write_text("halv")
        (fresh / "index.html" / "under").write_text("går inte")
    assert (out / "index.html").read_text() == "ett"
    assert names(out) == ["1"]


def test_what_a_killed_build_left_behind_goes_away_with_the_next(tmp_path):
    out = tmp_path / "_site"
    build(out, "ett")
    (tmp_path / "_site.builds" / "2").mkdir()
    build(out, "två")
    assert names(out) == ["1", "3"]


@pytest.mark.parametrize("kind", ["folder", "file", "link elsewhere"])
def test_what_no_build_has_made_is_never_replaced(tmp_path, kind):
    out = tmp_path / "_site"
    own = tmp_path / "own"
    own.mkdir()
    if kind == "folder":
        out.mkdir()
        (out / "precious.txt").write_text("kvar")
    elif kind == "file":
        out.write_text("kvar")
    else:
        out.symlink_to(own)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(FaultsFound, match="Inget är ändrat"):
        build(out, "ett")
    assert sorted(tmp_path.rglob("*")) == before


def test_a_link_whose_build_has_been_removed_by_hand_is_made_anew(tmp_path):
    out = tmp_path / "_site"
    out.symlink_to("_site.builds/9")
    with release(out) as (_, standing):
        assert standing is None
    assert (out.parent / out.readlink()).is_dir()


def test_two_builds_at_once_are_one_too_many(tmp_path):
    out = tmp_path / "_site"
    with release(out), pytest.raises(FaultsFound, match="ett annat bygge"):
        build(out, "två")
    assert names(out) == ["1"]


def test_the_whole_place_can_be_moved(tmp_path):
    build(tmp_path / "a" / "_site", "ett")
    (tmp_path / "a").rename(tmp_path / "b")
    assert (tmp_path / "b" / "_site" / "index.html").read_text() == "ett"


def test_a_way_there_through_a_link_finds_the_same_builds(tmp_path):
    (tmp_path / "disk").mkdir()
    (tmp_path / "way").symlink_to("disk")
    for text in ("ett", "två", "tre"):
        build(tmp_path / "way" / "_site", text)
    assert names(tmp_path / "disk" / "_site") == ["2", "3"]
    assert (tmp_path / "disk" / "_site" / "index.html").read_text() == "tre"


def test_a_failed_build_leaves_the_way_back_open(tmp_path):
    out = tmp_path / "_site"
    build(out, "ett")
    build(out, "två")
    with pytest.raises(NotADirectoryError), release(out) as (fresh, _):
        (fresh.parent / ".lock" / "under").write_text("går inte")
    assert names(out) == ["1", "2"]
