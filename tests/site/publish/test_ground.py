"""What is left of an older build is made into the next one, and never stands in its way."""

import pytest

from nulage_site.manifest import SPARE
from nulage_site.publish.ground import Ground, clear, discard, files_below, ground, link, remove, take_over
from nulage_site.publish.release import release


def write(folder, **files):
    for name, text in files.items():
        file = folder / name.replace("__", "/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return folder


def tree(folder):
    return {str(each.relative_to(folder)) for each in folder.rglob("*")}


def left(folder):
    return dict(files_below(folder))


@pytest.fixture
def standing(tmp_path):
    return write(tmp_path / "2", a="a", b__c="c", b__d="d")


def test_files_that_are_the_right_ones_stay_and_all_others_go(standing, tmp_path):
    fresh = tmp_path / "1"
    link(fresh, ["a", "b/c"], standing)
    write(fresh, b__d="an older d", old="old", gone__far__away="old")
    assert clear(fresh, left(standing)) == {"a", "b/c"}
    assert tree(fresh) == {"a", "b", "b/c"}
    assert (standing / "b/d").read_text() == "d"


def test_a_file_that_is_not_as_it_was_left_is_not_kept(standing, tmp_path):
    fresh, then = tmp_path / "1", left(standing)
    link(fresh, ["a", "b/c"], standing)
    (standing / "a").write_text("by hand")
    assert ground(fresh, standing, then | {"gone": (1, 2, 3)}) == Ground({"b/c", "b/d"}, {"b/c"})
    assert tree(fresh) == {"b", "b/c"}


def test_a_file_that_is_here_as_it_was_left_is_whole_whatever_has_come_of_it_there(standing, tmp_path):
    fresh, then = tmp_path / "1", left(standing)
    link(fresh, ["a"], standing)
    (standing / "a").unlink()
    (standing / "b/d").unlink()
    assert ground(fresh, standing, then) == Ground({"a", "b/c"}, {"a"})


def test_with_the_last_file_of_a_folder_the_folder_goes(tmp_path):
    fresh = write(tmp_path / "1", a="a", b__c="c", b__d__e="e", f__g__h="h")
    remove(fresh, ["b/d/e", "f/g/h"])
    assert tree(fresh) == {"a", "b", "b/c"}


def test_what_was_a_folder_can_become_a_file_and_the_other_way(standing, tmp_path):
    fresh = write(tmp_path / "1", a__x="x", b="b")
    clear(fresh, left(standing))
    link(fresh, ["a", "b/c", "b/d"], standing)
    assert tree(fresh) == tree(standing)


def test_a_link_that_leads_elsewhere_is_removed_and_not_followed(standing, tmp_path):
    fresh, elsewhere = tmp_path / "1", write(tmp_path / "elsewhere", kept="kept")
    fresh.mkdir()
    (fresh / "b").symlink_to(elsewhere)
    clear(fresh, left(standing))
    assert tree(fresh) == set()
    assert tree(elsewhere) == {"kept"}


def test_a_folder_that_others_look_after_is_left_alone(tmp_path):
    fresh = write(tmp_path / "1", pagefind__texter__x="x", pagefind__y="y", y="y")
    clear(fresh, {}, but={"pagefind/texter"})
    assert tree(fresh) == {"pagefind", "pagefind/texter", "pagefind/texter/x"}


def test_only_a_fresh_folder_is_replaced(tmp_path):
    write(tmp_path / SPARE, old="old")
    fresh = write(tmp_path / "3", own="own")
    take_over(fresh)
    assert tree(fresh) == {"own"}
    (fresh / "own").unlink()
    take_over(fresh)
    assert tree(fresh) == {"old"}
    assert not (tmp_path / SPARE).exists()


def test_there_is_never_more_than_one_spare(tmp_path):
    for number in ("1", "2"):
        discard(write(tmp_path / number, name=number))
    assert [each.name for each in tmp_path.iterdir()] == [SPARE]


def test_a_build_that_fails_becomes_ground_and_so_does_one_that_is_older_than_the_way_back(tmp_path):
    out, builds = tmp_path / "_site", tmp_path / "_site.builds"
    for text in ("one", "two"):
        with release(out) as (fresh, _):
            write(fresh, text=text)
    assert not (builds / SPARE).exists()
    with pytest.raises(IsADirectoryError), release(out) as (fresh, _):
        write(fresh, text="three").write_text("a file where a folder is")
    assert (builds / SPARE / "text").read_text() == "three"
    with release(out) as (fresh, _):
        take_over(fresh)
        assert (fresh / "text").read_text() == "three"
        clear(fresh, {})
        write(fresh, text="four")
    assert (builds / SPARE / "text").read_text() == "one"
