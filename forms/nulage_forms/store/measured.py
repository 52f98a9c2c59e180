"""Where is it kept how long the pages have taken?"""

from pathlib import Path

from pydantic import ValidationError

from nulage_forms.questionnaire.minutes import ESTIMATED, Minutes
from nulage_forms.shapes import shape_of


def write_minutes(folder: Path, minutes: Minutes) -> Path:
    """The file that now says what was measured; whoever reads it meanwhile reads the one before."""
    file, beside = _file(folder), folder / "minutes.json.new"
    beside.write_bytes(shape_of(Minutes).dump_json(minutes, indent=2))
    beside.replace(file)
    return file


def read_minutes(folder: Path) -> Minutes:
    """What was measured last; estimates when nothing is, or when the file cannot be read."""
    try:
        return shape_of(Minutes).validate_json(_file(folder).read_bytes())
    except (OSError, ValidationError):
        return ESTIMATED


def _file(folder: Path) -> Path:
    return folder / "minutes.json"
