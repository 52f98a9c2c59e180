"""Do the form's pages, which carry the site's style and their own, keep light?"""

from pathlib import Path

import nulage_forms

STATIC = Path(nulage_forms.__file__).parent / "static"


def weight(*files: Path) -> int:
    return sum(file.stat().st_size for file in files)


def test_all_style_of_a_form_is_at_most_forty_kilobytes(invented_site: Path):
    own = list(STATIC.glob("*.css"))
    assert own
    assert weight(invented_site / "tema/nulage.css", *own) <= 40_000


def test_a_form_loads_at_most_as_much_script_as_a_page_of_the_site():
    assert weight(*STATIC.glob("*.js")) <= 16_000
