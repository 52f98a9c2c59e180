"""What does the site's next build get to read of the questions that principals share?"""

import json
import os
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from nulage_forms.catalogue import Catalogue
from nulage_forms.catalogue.published import Edition
from nulage_forms.model import Dialogue
from nulage_forms.questionnaire.sharing import offers, standing
from nulage_forms.settings import read_settings
from nulage_forms.store import DamagedRecord
from nulage_forms.store.opened import open_store
from nulage_forms.swedish import day_in_sweden

CONTRACT = 1
"""The shape of the file. The site's reader names the same number."""

Shared = Mapping[str, Any]


@click.command("shared-questions")
@click.argument("folder", type=click.Path(path_type=Path))
def export(folder: Path) -> None:
    """Writes the approved questions that principals share, as a source that the site's build reads.

    FOLDER is the source's own, such as content/statistics/shared-questions. What is written each time is all
    that is shared then, in a folder of the day; what is shared no more is gone with the next build.
    """
    settings = read_settings(os.environ)
    edition, store = Catalogue(settings.published).edition(), open_store(settings)
    day = day_in_sweden(datetime.now(UTC))
    questions: list[Shared] = []
    try:
        for status in store.statuses():
            approved, waiting = decided(store.dialogue(status.principal_id), edition)
            questions += approved
            if waiting:
                click.echo(f"{status.principal_id}: {waiting} to read and approve, not written.", err=True)
    except DamagedRecord as fault:
        raise click.ClickException(f"Nothing is written. {fault}") from None
    write(folder / day.isoformat(), questions, settings.site_url, day, invented=edition.invented)
    click.echo(f"{len(questions)} questions written to {folder / day.isoformat()}")


def decided(dialogue: Dialogue, edition: Edition) -> tuple[list[Shared], int]:
    """The approved questions of the sending that stands, as the file has them, and how many wait for staff.

    A question in which somebody is found to be pointed out after all is left out.
    """
    stands = standing(dialogue)
    if stands is None:
        return [], 0
    round_number, submission = stands
    offered = [offer for offer in offers(dialogue, submission) if not offer.hindrance]
    approved: list[Shared] = [
        {
            "principal": dialogue.principal_id,
            "name": edition.principal(dialogue.principal_id).name,
            "text": offer.text,
            "sent": day_in_sweden(submission.sent_at).isoformat(),
            "round": round_number,
        }
        for offer in offered
        if offer.approval
    ]
    return approved, len(offered) - len(approved)


def write(folder: Path, questions: Iterable[Shared], url: str, day: date, *, invented: bool) -> None:
    """Writes the dated folder: the questions, and what it says of itself."""
    folder.mkdir(parents=True, exist_ok=True)
    content = json.dumps({"contract": CONTRACT, "questions": list(questions)}, ensure_ascii=False, indent=1)
    (folder / "questions.json").write_text(content + "\n", encoding="utf-8")
    lines = (
        'title = "Frågor som huvudmän delar med sig av"',
        'publisher = "Skolverket och SPSM"',
        f'url = "{url}"',
        f"fetched = {day.isoformat()}",
        'licence = "Visas med huvudmannens medgivande"',
        'format = "shared-questions"',
        *(["invented = true"] if invented else []),
    )
    (folder / "source.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
