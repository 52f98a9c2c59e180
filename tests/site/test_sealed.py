"""Is what was written down read again only when it is not remembered, and not the same file any more?"""

import pytest

from nulage_site import sealed
from nulage_site.sealed import let_go, read_sealed, remembered, write_sealed


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
