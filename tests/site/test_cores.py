"""Is work that is shared out among processes the same as if one had done it all?"""

import multiprocessing
import os
import threading
from contextlib import suppress
from time import sleep

import pytest

from nulage_site.cores import beside, shared_out
from nulage_site.faults import Fault, FaultsFound

HERE = os.getpid()


def squared(number):
    return number * number


@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_answers_come_in_the_order_of_the_parts(cores, number):
    cores(number)
    assert shared_out(squared, range(20)) == [each**2 for each in range(20)]
    assert shared_out(squared, []) == []


def test_a_process_of_its_own_is_forked_and_knows_what_this_one_does(cores):
    cores(2)
    answers = shared_out(lambda each: (os.getpid(), each), ["first", "second", "third"])
    assert [each for _, each in answers] == ["first", "second", "third"]
    assert HERE not in {process for process, _ in answers}


def test_what_the_work_raises_first_is_raised(cores):
    cores(2)
    with pytest.raises(ZeroDivisionError, match=r"^one$"):
        shared_out(fails, ["none", "one", "two"])


def fails(each):
    if each != "none":
        raise ZeroDivisionError(each)


def test_work_that_a_process_leaves_when_it_ends_before_its_time_is_done_here(cores):
    cores(2)
    assert shared_out(lambda _: os.getpid() if os.getpid() == HERE else os._exit(1), [1, 2, 3]) == [HERE] * 3


def test_a_thread_beside_others_forks_nothing(cores):
    cores(2)
    answers = []
    thread = threading.Thread(target=lambda: answers.extend(shared_out(lambda _: os.getpid(), [1, 2])))
    thread.start()
    thread.join()
    assert answers == [HERE, HERE]


def test_work_beside_this_is_done_in_a_process_of_its_own_that_begins_at_once(cores, tmp_path):
    cores(2)
    with beside(lambda: (os.getpid(), (tmp_path / "begun").touch())) as made:
        for _ in range(1000):
            if (tmp_path / "begun").exists():
                break
            sleep(0.01)
        assert (tmp_path / "begun").exists()
        assert made()[0] not in {HERE, None}
        assert made() == made()


def test_with_one_core_nothing_is_begun_before_it_is_asked_for_and_then_once(cores):
    cores(1)
    begun = []
    with beside(lambda: begun.append(os.getpid()) or len(begun)) as made:
        assert not begun
        assert made() == made() == 1
    assert begun == [HERE]


@pytest.mark.parametrize("number", [1, 2])
def test_what_the_work_beside_raises_is_raised_where_it_is_asked_for(cores, capfd, number):
    cores(number)
    with (
        beside(lambda: refuses(Fault("a", "b", "c", "d", "e"))) as made,
        pytest.raises(FaultsFound, match="a, b"),
    ):
        made()
    assert capfd.readouterr().err == ""


def refuses(fault):
    raise FaultsFound([fault])


def test_work_beside_that_ends_before_its_time_is_done_here(cores):
    cores(2)
    with beside(lambda: os.getpid() if os.getpid() == HERE else os._exit(1)) as made:
        assert made() == HERE


def test_work_beside_that_nobody_waits_for_is_broken_off(cores, tmp_path):
    cores(2)
    with suppress(ZeroDivisionError), beside(lambda: (sleep(60), (tmp_path / "done").touch())):
        fails("here")
    assert not multiprocessing.active_children()
    assert not (tmp_path / "done").exists()
