"""Does a file that somebody has spoilt ever bring the reader down?"""

import re
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nulage_site.faults import FaultsFound
from nulage_site.quality_system import read_quality_system

ODD_VALUES = (
    "3", "nan", "-inf", "true", "[]", "[[]]", "{}", "{ a = 1 }", "[1]", '["x"]', "[{}]", "2026-01-01", '""',
)  # fmt: skip


@given(data=st.data())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)  # the folder is put back after every example
def test_whatever_stands_on_a_line_the_reader_tells_of_faults_in_swedish_and_never_breaks(
    data: st.DataObject, content: Path
):
    path = data.draw(st.sampled_from(sorted(content.rglob("*.toml"))))
    whole = path.read_text(encoding="utf-8")
    lines = whole.splitlines()
    number = data.draw(st.integers(0, len(lines) - 1))
    odd = [f"{lines[number].split('=')[0]}= {value}" for value in ODD_VALUES]
    lines[number] = data.draw(st.sampled_from(["", lines[number][:-1], *odd, *lines]))
    path.write_text("\n".join(lines), encoding="utf-8")
    try:
        read_quality_system(content)
    except FaultsFound as found:
        assert not re.search(r"\b(should|valid|unexpected|expected|required|must)\b", str(found))  # noqa: PT017
    path.write_text(whole, encoding="utf-8")
