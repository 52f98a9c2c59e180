"""Is what was written down read again only when it is not remembered, and not the same file any more?"""

from functools import partial

import pytest

from nulage_site import sealed
from nulage_site.cores import beside
from nulage_site.sealed import (
    let_go,
    read_sealed,
    remembered,
    write_at_leisure,
    write_sealed,
    write_what_waits,
)


@pytest.fixture
def read(monkeypatch):
    """How many times something has been read from a file."""
    times: list[object] = []
    load = sealed.pickle.load
    monkeypatch.setattr(sealed.pickle, "load", lambda opened: times.append(1) or load(opened))
    return times


def test_what_is_written_and_read_is_remembered_until_it_is_written_anew(tmp_path, read):
    file, other = tmp_path / "a", tmp_path / "b"
    write_sealed(other, "before")
    with remembered():
        write_sealed(file, held := ["kept"])
        assert read_sealed(file) is held
        assert read_sealed(other) is read_sealed(other)
        assert len(read) == 1
        write_sealed(file, ["new"])
        assert read_sealed(file) == ["new"]
    assert len(read) == 1
    assert read_sealed(file) == ["new"]
    assert len(read) == 2


def test_what_somebody_else_has_written_is_read(tmp_path, read):
    file, other = tmp_path / "a", tmp_path / "b"
    write_sealed(other, "theirs")
    with remembered():
        write_sealed(file, "ours")
        other.replace(file)
        assert read_sealed(file) == "theirs"
        assert len(read) == 1
        file.write_bytes(b"nothing")
        assert read_sealed(file) is None
        file.unlink()
        assert read_sealed(file) is None


def test_what_is_linked_elsewhere_is_remembered_there(tmp_path, read):
    with remembered():
        write_sealed(tmp_path / "a", held := ["kept"])
        (tmp_path / "b").hardlink_to(tmp_path / "a")
        assert read_sealed(tmp_path / "b") is held
        (tmp_path / "a").unlink()
        let_go()
        assert read_sealed(tmp_path / "b") is held
    assert not read


def test_what_files_held_that_are_gone_is_let_go_of(tmp_path):
    with remembered():
        write_sealed(tmp_path / "a", "held")
        (tmp_path / "a").unlink()
        write_sealed(tmp_path / "b", "more")
        let_go()
        assert sealed._memory is not None
        assert [held for _, held in sealed._memory.values()] == ["more"]


def test_what_waits_for_leisure_is_known_already_and_written_then(tmp_path, read):
    file = tmp_path / "a"
    with remembered():
        write_at_leisure(file, held := ["kept"])
        assert read_sealed(file) is held
        assert not file.exists()
        write_what_waits()
        assert file.exists()
        assert read_sealed(file) is held
        write_at_leisure(file, ["new"])
        assert read_sealed(file) == ["new"]
    assert not read
    assert read_sealed(file) == ["new"]


def test_what_is_not_to_be_held_is_read_again(tmp_path, read):
    file = tmp_path / "a"
    with remembered():
        write_at_leisure(file, held := ["used up"], held=False)
        assert read_sealed(file, held=False) is held
        write_what_waits()
        for times in (1, 2):
            assert read_sealed(file, held=False) == held
            assert len(read) == times
        write_sealed(file, held, held=False)
        assert read_sealed(file) is not held


def test_without_leisure_to_come_it_is_written_at_once(tmp_path):
    write_at_leisure(tmp_path / "a", "alone")
    assert read_sealed(tmp_path / "a") == "alone"
    with remembered():
        with beside(partial(write_at_leisure, tmp_path / "b", "of a child")) as done:
            done()
        assert read_sealed(tmp_path / "b") == "of a child"


def test_what_the_disk_does_not_take_keeps_nothing_else_from_it(tmp_path):
    with remembered():
        write_at_leisure(tmp_path / "a", "first")
        write_at_leisure(tmp_path / "nowhere/b", "second")
    assert read_sealed(tmp_path / "a") == "first"
    assert read_sealed(tmp_path / "nowhere/b") is None
