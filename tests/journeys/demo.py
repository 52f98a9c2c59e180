"""How is the demonstration started as anybody starts it, and ended again?"""

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from threading import Thread, Timer

from nulage_forms.catalogue import Catalogue
from nulage_forms.catalogue.published import PublishedPrincipal
from nulage_forms.demonstration import STAFF, demo_settings
from nulage_forms.inviting import invitation_link
from nulage_forms.model import OneTimeLink, Role
from nulage_forms.security.tokens import new_token, token_hash
from nulage_forms.settings import Settings
from nulage_forms.store.embedded import EmbeddedStore

COMMAND = Path(sys.executable).parent / "nulage-forms"
SECONDS_TO_START, SECONDS_TO_END = 60, 30


@dataclass(frozen=True)
class Demo:
    """A demonstration that answers, with the links that it printed."""

    host: str
    principal_page: str
    invitation: str
    staff: str
    mails: str
    settings: Settings
    process_id: int

    @property
    def service(self) -> str:
        """Where the form service begins."""
        return self.settings.service_url

    @cached_property
    def principal(self) -> PublishedPrincipal:
        """Whom the printed invitation is for."""
        return Catalogue(self.settings.published).edition().principals[self.principal_page.split("/")[-2]]

    @cached_property
    def store(self) -> EmbeddedStore:
        """The same files that the service writes."""
        return EmbeddedStore(self.settings.data)

    def room(self, principal_id: str, path: str = "") -> str:
        """The address of a page in a principal's room."""
        return f"{self.service}{principal_id}/{path}"

    def invite(
        self, principal_id: str, email: str, role: Role = "owner", *, ago: timedelta = timedelta()
    ) -> str:
        """A link to a principal's team, made so long ago."""
        return invitation_link(self.settings, self.store, principal_id, email, role, datetime.now(UTC) - ago)

    def staff_link(self, lasts: timedelta = timedelta(hours=1)) -> str:
        """A way in for staff; one that lasts a negative time is too old already."""
        token = new_token()
        self.store.put_link(OneTimeLink(token_hash(token), "staff", STAFF, datetime.now(UTC) + lasts))
        return f"{self.service}handlaggare/logga-in/{token}"


@contextmanager
def started(published: Path, data: Path, port: int = 0) -> Iterator[Demo]:
    """A demonstration on a port of its own, ended by its own process id. What it said is the message if it fails."""
    port = port or _free_port()
    arguments = ["demo", "--port", str(port), "--published", published, "--data", data]
    with subprocess.Popen(
        [COMMAND, *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        said = _until_it_serves(process)
        listening = Thread(target=lambda: said.extend(process.stdout or []))
        listening.start()
        try:
            yield _demo("".join(said), demo_settings(published, data, port), process.pid)
        finally:
            process.terminate()
            process.wait(SECONDS_TO_END)
            listening.join(SECONDS_TO_END)
    faults = [line for line in said if re.match("ERROR|CRITICAL|Traceback", line)]
    assert not faults, "".join(said)


def _until_it_serves(process: subprocess.Popen[str]) -> list[str]:
    said: list[str] = []
    patience = Timer(SECONDS_TO_START, process.kill)
    patience.start()
    for line in process.stdout or []:
        said.append(line)
        if "Serving on" in line:
            break
    else:
        raise AssertionError(f"The demonstration did not start:\n{''.join(said)}")
    patience.cancel()
    return said


def _demo(said: str, settings: Settings, process_id: int) -> Demo:
    links = dict(re.findall(r"^(\S.*?):\s+(http\S+)$", said, flags=re.MULTILINE))
    return Demo(
        host=links["Nuläge"],
        principal_page=links["En huvudmans sida"],
        invitation=links["Inbjudan till den"],
        staff=links["För handläggare"],
        mails=links["Skrivna mejl"],
        settings=settings,
        process_id=process_id,
    )


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
