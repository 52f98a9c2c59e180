"""What does every page show around its own content, and how do its texts become Swedish?"""

from datetime import datetime
from typing import Any

from flask import Flask

from nulage_forms import swedish
from nulage_forms.documents.pdf import can_print
from nulage_forms.questionnaire.people_named import masked
from nulage_forms.views.current import catalogue, idle_seconds, now, seconds_left, settings, visitor
from nulage_forms.views.rescued import offers


def frame_pages(app: Flask) -> None:
    """Gives every template the frame's facts, and the filters that write moments as people read them."""
    app.context_processor(_around)
    app.add_template_filter(swedish.moment_text, "moment")
    app.add_template_filter(_saved, "saved")
    app.add_template_filter(swedish.date_text, "date")
    app.add_template_filter(swedish.day_text, "day")
    app.add_template_filter(swedish.duration_text, "duration")
    app.add_template_filter(swedish.count_text, "counted")
    app.add_template_filter(swedish.person_and_address, "person")
    app.add_template_filter(_anchor, "anchor")
    app.add_template_filter(masked)
    app.add_template_global(swedish.round_name)


def _saved(moment: datetime) -> str:
    return swedish.saved_text(moment, now())


def _anchor(path: str) -> str:
    """A path as the name of a place on a page: `steg-1-kunskaper` for `steg-1/kunskaper/`."""
    return path.strip("/").replace("/", "-")


def _around() -> dict[str, Any]:
    edition = catalogue().edition()
    return {
        "site_url": settings().site_url,
        "edition": edition.id,
        "invented": edition.invented,
        "visitor": visitor(),
        "rescued": offers,
        "idle_seconds": idle_seconds,
        "seconds_left": seconds_left,
        "prints": can_print,
    }
