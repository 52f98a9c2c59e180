"""Are the lines of one found in a file of everybody, as by whoever reads through all of it?"""

from hypothesis import given
from hypothesis import strategies as st

from nulage_site.blocks import block

IDS = ["111", "22", "2222", "3", "ab"]
TOLD = st.lists(st.sampled_from(["a", "två ord", "111", "", "3;4"]), max_size=3)


@given(st.fixed_dictionaries(dict.fromkeys(IDS, TOLD)))
def test_the_lines_of_one_are_those_that_begin_with_its_id(told):
    lines = {id_: "".join(f"{id_};{each}\r\n" for each in told[id_]).encode() for id_ in IDS}
    head = "\ufeffhuvudman_id;x\r\n".encode()
    whole = head + b"".join(lines.values())
    for number, id_ in enumerate(IDS):
        own = block(whole, id_)
        assert whole[own] == lines[id_]
        assert whole[len(head) : own.start] == b"".join([*lines.values()][:number])


def test_a_line_that_begins_with_no_owner_goes_on_with_the_line_before():
    whole = b'id;x\n111;"one\n9;and more"\n111;two\n22;"three\n\n0;four"\n'
    owners = {b"111", b"22"}
    assert whole[block(whole, "111", owners)] == b'111;"one\n9;and more"\n111;two\n'
    assert whole[block(whole, "22", owners)] == b'22;"three\n\n0;four"\n'
    assert whole[block(whole, "2", owners)] == whole[block(whole, "3", owners)] == b""


def test_where_there_are_no_lines_there_is_an_empty_block_at_the_end():
    assert block(b"id;x\n", "111") == slice(5, 5)
