"""Is work that is shared out among processes the same as if one had done it all?"""

import os
import threading

import pytest

from nulage_site.cores import shared_out

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
