"""Is garbage looked for again, whatever happens while much is being made?"""

import gc
import weakref

import pytest

from nulage_site.growing import growing


class Ring:
    """Refers to itself, as what only a look for cycles lets go of."""

    def __init__(self):
        self.itself = self


def test_a_cycle_waits_for_the_look_after():
    with growing():
        assert not gc.isenabled()
        left = weakref.ref(Ring())
        many = [[each] for each in range(100_000)]
        assert left() is not None
    assert gc.isenabled()
    gc.collect()
    assert left() is None
    assert len(many) == 100_000


def test_it_is_looked_for_again_after_a_failure():
    with pytest.raises(ZeroDivisionError), growing():
        raise ZeroDivisionError
    assert gc.isenabled()


def test_who_looks_for_none_is_not_made_to():
    gc.disable()
    try:
        with growing():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
