"""Is the last of a kind kept where somebody wants it, and nowhere else?"""

import pytest

from nulage_site.cores import processes, shared_out
from nulage_site.lately import is_wanted, keep_last, last_of, lately


def test_nothing_is_kept_where_nobody_wants_it():
    assert keep_last("ord", "ett") == "ett"
    assert last_of("ord") is None


def test_the_last_of_each_kind_is_kept_until_nobody_wants_it_any_more():
    with lately():
        assert last_of("ord") is None
        keep_last("ord", "ett")
        keep_last("tal", 1)
        keep_last("ord", "två")
        assert (last_of("ord"), last_of("tal")) == ("två", 1)
    assert last_of("ord") is None


def test_what_fails_leaves_nothing_behind():
    with pytest.raises(ZeroDivisionError), lately():
        keep_last("ord", 1 / 0 if keep_last("ord", "ett") else "")
    assert last_of("ord") is None


def test_what_a_forked_process_would_keep_is_not_wanted_as_it_would_be_lost():
    assert not is_wanted()
    with lately():
        assert is_wanted()
        assert shared_out(lambda _: is_wanted(), [1, 2]) == [False, False] or processes([1, 2]) == 1
