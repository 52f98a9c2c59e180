"""How does somebody ask the service over and over, so lightly that it is the service that is measured?

And is what the service has said yes to still there afterwards?
"""

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from socket import create_connection
from time import perf_counter
from urllib.parse import urlencode

from served import TEXT, served_environment

from nulage_forms.settings import read_settings
from nulage_forms.store.opened import open_store

sys.path.append(str(Path(__file__).parents[1] / "forms"))
from desk import Page


class Line:
    """One connection that is kept open, with as little around it as possible."""

    def __init__(self, port: int) -> None:
        self._socket = create_connection(("127.0.0.1", port), timeout=60)

    def ask(self, request: bytes) -> tuple[int, bytes, bytes]:
        """Status, head and body of the answer."""
        self._socket.sendall(request)
        said = b""
        while (end := said.find(b"\r\n\r\n")) < 0:
            said += self._socket.recv(1 << 16)
        head, body = said[:end], said[end + 4 :]
        found = re.search(rb"(?i)\r\ncontent-length: (\d+)", head)
        length = int(found[1]) if found else 0
        while len(body) < length:
            body += self._socket.recv(1 << 16)
        return int(head[9:12]), head, body


@dataclass
class Person:
    """Somebody with a page open: what its fields say, and which version of the one that is written in."""

    principal_id: str
    cookie: str
    path: str = ""
    fields: dict[str, list[str]] = field(default_factory=dict)
    name: str = ""
    turn: int = 0
    acknowledged: str = ""
    """The text of the latest save that the service has said yes to."""

    def request(self, method: str, path: str, fields: dict[str, list[str]] | None = None) -> bytes:
        body = urlencode(fields, doseq=True) if fields else ""
        lines = [
            f"{method} /sjalvvardering/{self.principal_id}/{path} HTTP/1.1",
            "Host: 127.0.0.1",
            f"Cookie: __Host-nulage={self.cookie}",
            "Accept: application/json" if path == "svar" else "Accept: text/html",
            "Content-Type: application/x-www-form-urlencoded",
            f"Content-Length: {len(body)}",
        ]
        return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()

    def open_page(self, line: Line) -> None:
        """The first sub-goal's page, with a token and the fields as they are stored."""
        if not self.path:
            tasks = self._page(line, "steg-1/")
            self.path = min(link for link in tasks.links if "/steg-1/" in link)[len(self._room) :]
        self.read_page(line)
        self.name = next(name for name in self.fields if name.endswith("-visar"))

    def read_page(self, line: Line) -> None:
        """The fields of the page at its path, as they are stored."""
        self.fields = self._page(line, self.path).fields

    def look(self, line: Line) -> int:
        return line.ask(self.request("GET", self.path))[0]

    def save_in_passing(self, line: Line) -> int:
        """One answer, as the page itself saves it while somebody types."""
        wanted, text = ("csrf_token", f"{self.name}-version"), self._text()
        fields = {name: self.fields[name] for name in wanted} | {self.name: [text]}
        saved = {"name": [self.name], "save_id": [f"{self.turn}"]}
        status, _, body = line.ask(self.request("POST", "svar", fields | saved))
        if status == 200:
            self._goes_on_from(re.findall(rb'"version":"([^"]+)', body)[0].decode())
            self.acknowledged = text
        return status

    def save_page(self, line: Line) -> int:
        """The whole page, as by pressing Spara; one of its texts is new."""
        text = self._text()
        status, _, _ = line.ask(self.request("POST", self.path, self.fields | {self.name: [text]}))
        if status == 303:
            before = int(self.fields[f"{self.name}-version"][0].partition(".")[0])
            self._goes_on_from(f"{before + 1}.{sha256(text.encode()).hexdigest()[:12]}")
            self.fields[self.name], self.acknowledged = [text], text
        return 200 if status == 303 else status

    @property
    def _room(self) -> str:
        return f"/sjalvvardering/{self.principal_id}/"

    def _text(self) -> str:
        self.turn += 1
        return f"{self.turn} {perf_counter()} {TEXT.strip()}"

    def _goes_on_from(self, mark: str) -> None:
        self.fields[f"{self.name}-version"] = [mark]

    def _page(self, line: Line, path: str) -> Page:
        status, head, body = line.ask(self.request("GET", path))
        assert status == 200, (path, status)
        if cookie := re.search(rb"(?i)set-cookie: __Host-nulage=([^;]+)", head):
            self.cookie = cookie[1].decode()
        return Page(body.decode())


def lost(home: Path, people: Iterable[Person]) -> int:
    """How many people's last acknowledged text is not what the store now says."""
    store, missing = open_store(read_settings(served_environment(home))), 0
    for person in people:
        answers = store.dialogue(person.principal_id).assessment.answers
        stored = {key.replace("/", "-"): answer.value.text for key, answer in answers.items()}
        missing += bool(person.acknowledged) and stored.get(person.name) != person.acknowledged
    return missing
