"""Whoever waits for a build sees how far it has come."""

import re
from io import StringIO

from rich.console import Console

from nulage_site.publish.progress import Stages


def test_where_nobody_watches_each_stage_is_a_plain_line():
    out = StringIO()
    stages = Stages(Console(file=out))
    with stages.stage("Skriver sidorna", total=2) as advance:
        advance(2)
    assert re.fullmatch(r"Skriver sidorna: \d+,\d s\n", out.getvalue())
    assert set(stages.seconds) == {"Skriver sidorna"}


def test_on_a_terminal_the_pages_are_counted():
    out = StringIO()
    stages = Stages(Console(file=out, force_terminal=True, width=100, no_color=True))
    with stages.stage("Skriver sidorna", total=250) as advance:
        advance(20)
        advance(20)
    assert "40/250" in out.getvalue()
