"""What does whoever runs the service do day by day, so that the records can be trusted?"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from nulage_forms.deletion import delete, due, said
from nulage_forms.dialogue.retention import RULES, STATUS
from nulage_forms.dialogue.rounds import NotYetHeld, new_round
from nulage_forms.inviting import AGENCIES
from nulage_forms.settings import Settings, read_settings
from nulage_forms.store.anchor import SETTLED
from nulage_forms.store.opened import open_store
from nulage_forms.store.verified import Verified, anchor_of, verified

ANCHORS = "log-heads.txt"


@click.command("verify-log")
@click.option("--anchors", type=Path, help="Lines kept elsewhere; those of the data folder unless given.")
def verify_log(anchors: Path | None) -> None:
    """Follows every log from link to link, and compares with the anchors; names the first broken link."""
    found = _verified(read_settings(os.environ), anchors)
    click.echo(
        f"{found.events} events in {found.logs} logs hold together, and so do {found.anchors} anchors."
    )
    if found.before_the_chain:
        click.echo(f"{found.before_the_chain} events are from before the chain.")


@click.command("anchor-log")
def anchor_log() -> None:
    """Verifies the logs, and writes a line of how far they reach; to be run every day.

    The line is printed too. Keep what is printed in another place than the data: whoever can cut the end from
    a log can cut the last line from the file beside it as well.
    """
    settings = read_settings(os.environ)
    _verified(settings, None)
    before = (datetime.now(UTC) - SETTLED).replace(microsecond=0)
    line = anchor_of(open_store(settings), before, settings.log_keys[0]).line
    with (settings.data / ANCHORS).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
        file.flush()
        os.fsync(file.fileno())
    click.echo(line)


@click.command("new-round")
@click.argument("principal_ids", nargs=-1, required=True)
def begin_round(principal_ids: tuple[str, ...]) -> None:
    """Begins the next round for principals whose phone call has been held; the others are named and left."""
    store, now = open_store(read_settings(os.environ)), datetime.now(UTC)
    for principal_id in principal_ids:
        try:
            dialogue = store.change(principal_id, lambda before: new_round(before, AGENCIES, now))
        except (NotYetHeld, ValueError):
            click.echo(f"{principal_id}: no phone call has been held; left as it is.", err=True)
        else:
            click.echo(f"{principal_id}: round {len(dialogue.rounds) + 1} has begun.")


@click.command("delete")
@click.option("--dry-run/--do", "dry", default=True, show_default=True, help="Only tell, or delete.")
def delete_due(dry: bool) -> None:
    """Tells what has been kept long enough, and why, or deletes it and writes that down.

    The times are proposals until the agencies have decided theirs.
    """
    settings, now = read_settings(os.environ), datetime.now(UTC)
    store = open_store(settings)
    for rule in RULES:
        click.echo(f"Rule ({STATUS}): {said(rule)}")
    found = due(store, settings.data, now) if dry else delete(store, settings.data, now)
    for one in found:
        whose = f" of {one.of}" if one.of else ""
        click.echo(f"{'Would delete' if dry else 'Deleted'}: {one.number} × {one.kind}{whose}")
    if not found:
        click.echo("Nothing has been kept long enough to go.")


def _verified(settings: Settings, anchors: Path | None) -> Verified:
    """What was found when nothing is wrong; otherwise every fault is printed and the command ends with 1."""
    file = anchors or settings.data / ANCHORS
    lines = file.read_text(encoding="utf-8").splitlines() if anchors or file.exists() else []
    found = verified(open_store(settings), settings.log_keys, lines)
    for fault in found.faults:
        click.echo(fault, err=True)
    if found.faults:
        sys.exit(1)
    return found
