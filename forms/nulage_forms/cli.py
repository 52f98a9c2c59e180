"""What can whoever runs the service ask of it from the command line?"""

import logging
import os
import socket
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import click
import waitress

from nulage_forms.catalogue import Catalogue, ContractMismatch
from nulage_forms.demonstration import HOST, demo_settings, open_doors
from nulage_forms.dialogue.invitations import invite as ask_in
from nulage_forms.inviting import AGENCIES, deliver, new_link, tell_owners
from nulage_forms.mail import post_of
from nulage_forms.mail.team_letters import invitation_letter
from nulage_forms.model import Dialogue, NotAnAddress, Role
from nulage_forms.questionnaire.minutes import measure
from nulage_forms.security import LARGEST
from nulage_forms.settings import Settings, SettingsFault, read_settings
from nulage_forms.shared_questions import export
from nulage_forms.staff import SHORTEST_PASSWORD, PasswordTooShort, new_account, setup_address
from nulage_forms.store import DamagedRecord, Store
from nulage_forms.store.host import AnotherHost
from nulage_forms.store.measured import write_minutes
from nulage_forms.store.opened import open_store
from nulage_forms.upkeep import anchor_log, begin_round, delete_due, verify_log
from nulage_forms.wsgi import for_good, mounted


class Group(click.Group):
    """Commands whose foreseen faults are told as lines to act on, with exit code 1 and no traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except (SettingsFault, ContractMismatch, AnotherHost) as fault:
            click.echo(str(fault), err=True)
        except OSError as fault:
            click.echo(_of_the_system(fault), err=True)
        return ctx.exit(1)


def _of_the_system(fault: OSError) -> str:
    """What the system refused, where, and what to look at."""
    if not fault.filename:
        return str(fault)
    return (
        f"{fault.filename}: found {fault.strerror!r}; expected a place that can be read and written. "
        "See who owns it and its folder, and how much room there is."
    )


@click.group(cls=Group)
def main() -> None:
    """The form service of Nuläge. Its settings come from the environment; see `config check`."""
    logging.basicConfig(level=logging.INFO, stream=sys.stdout, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("weasyprint.progress").setLevel(logging.WARNING)  # ten lines for each PDF


for command in (verify_log, anchor_log, begin_round, delete_due, export):
    main.add_command(command)

at_port = click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port to answer at."
)


@main.command()
@click.option("--host", default=HOST, show_default=True, help="The address to answer at.")
@at_port
def serve(host: str, port: int) -> None:
    """Answers requests until it is stopped."""
    settings = read_settings(os.environ)
    with _door(host, port) as door:
        _serve(settings, door)


@main.command()
@at_port
@click.option("--published", type=Path, default=Path("_site"), show_default=True, help="The built site.")
@click.option("--data", type=Path, default=Path("var"), show_default=True, help="Where all is kept.")
def demo(port: int, published: Path, data: Path) -> None:
    """Site and form service on this machine alone, with links to come in by."""
    settings = demo_settings(published, data, port)
    with _door(HOST, port) as door:
        doors = open_doors(settings, open_store(settings), Catalogue(published), datetime.now(UTC))
        click.echo(f"""
Nuläge:            {settings.site_url}
En huvudmans sida: {doors.principal_page}
Inbjudan till den: {doors.invitation}
För handläggare:   {doors.staff}
Skrivna mejl:      {settings.service_url}demo/post/

Stoppa med Ctrl+C.""")
        _serve(settings, door)


@main.group()
def staff() -> None:
    """The agencies' own accounts."""


@staff.command()
@click.argument("email")
@click.option("--name", required=True, help="The name of the account's owner.")
@click.password_option(
    prompt=f"Password, at least {SHORTEST_PASSWORD} characters", help="Leave it out, and it is asked for."
)
def add(email: str, name: str, password: str) -> None:
    """Adds an account, or gives an account a new password and a new second factor."""
    try:
        account = new_account(email, name, password)
    except PasswordTooShort:
        raise click.BadParameter(
            f"use at least {SHORTEST_PASSWORD} characters", param_hint="password"
        ) from None
    except NotAnAddress:
        raise click.BadParameter("is no e-mail address", param_hint="EMAIL") from None
    open_store(read_settings(os.environ)).change_staff_account(account.email, lambda _: account)
    click.echo("Put this into the authenticator app of the account's owner, and keep it nowhere else:")
    click.echo(setup_address(account))


@main.command()
@click.argument("principal_id")
@click.argument("email")
@click.option(
    "--role",
    type=click.Choice(["owner", "writer", "reader"]),
    default="owner",
    show_default=True,
    help="What the person may do: an owner sends in.",
)
def invite(principal_id: str, email: str, role: str) -> None:
    """Invites somebody to a principal's team, by mail; the link is printed too.

    Every owner that the team has is told by mail when another one is invited.
    """
    settings, now = read_settings(os.environ), datetime.now(UTC)
    principal = Catalogue(settings.published).edition().principals.get(principal_id)
    if principal is None:
        raise click.BadParameter("is no principal of the published site", param_hint="PRINCIPAL_ID")
    store, post, link = open_store(settings), post_of(settings), new_link(settings, principal_id)
    try:
        dialogue = store.change(
            principal_id,
            lambda before: ask_in(before, link.token_hash, email, cast(Role, role), AGENCIES, now),
        )
    except NotAnAddress:
        raise click.BadParameter("is no e-mail address", param_hint="EMAIL") from None
    click.echo(link.address)
    invitation = dialogue.invitations[-1]
    if invitation.role == "owner":
        for missed in tell_owners(settings, post, dialogue, principal.name, invitation):
            click.echo(f"No mail went to the owner {missed}; tell them of the invitation.", err=True)
    deliver(
        store, post, principal_id, invitation, invitation_letter(principal.name, invitation, link.address)
    )


@main.command()
def minutes() -> None:
    """Measures how long the pages have taken for the teams; the task list tells it from then on."""
    settings = read_settings(os.environ)
    found = measure(_readable(open_store(settings)))
    for kind, one in found.measured.items():
        click.echo(f"{kind}: {one.minutes} min, the median of {one.principals} principals")
    if not found.measured:
        click.echo("Fewer than five principals have come far enough. The pages go on showing estimates.")
    click.echo(f"Written to {write_minutes(settings.data, found)}")


def _readable(store: Store) -> Iterator[Dialogue]:
    for status in store.statuses():
        try:
            yield store.dialogue(status.principal_id)
        except DamagedRecord as fault:
            click.echo(str(fault), err=True)


@main.group()
def config() -> None:
    """The settings."""


@config.command()
def check() -> None:
    """Says which settings are missing or odd, all at once, and whether the published site can be read."""
    Catalogue(read_settings(os.environ).published)
    click.echo("The settings hold together.")


@config.command("print")
def print_settings() -> None:
    """The settings as they are understood, secrets masked."""
    for key, value in read_settings(os.environ).printable().items():
        click.echo(f"{key}={value}")


def _door(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises ClickException when it cannot be had."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address, family=family)
    except OSError as fault:
        found = str(fault.strerror).partition(" (")[0]  # where it was tried is said already
        raise click.ClickException(
            f"{host}, port {port}: found {found!r}; expected an address of this machine and a free port. "
            "Stop what listens there, or choose another: --port 8080, with make PORT=8080."
        ) from None


def _serve(settings: Settings, door: socket.socket) -> None:
    waitress.serve(
        for_good(mounted(settings)),
        sockets=[door],
        threads=8,
        ident=None,
        connection_limit=200,
        channel_timeout=30,
        max_request_body_size=LARGEST,
        clear_untrusted_proxy_headers=not settings.proxies,
    )
