"""How does a test read a page of the service and fill in its form, as a browser without scripts would?"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser

from flask.testing import FlaskClient
from published import PRINCIPAL
from running import HTTPS
from werkzeug.test import TestResponse


@dataclass
class Page(HTMLParser):
    """What a form's fields say when the page is opened, and the ids that a link can lead to."""

    text: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    _textarea: str = ""
    _select: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        name = said.get("name") or ""
        self.ids.add(said.get("id") or "")
        self.links.add(said.get("href") or "")
        if tag == "input" and (said.get("type") not in {"radio", "checkbox"} or "checked" in said):
            self.fields.setdefault(name, []).append(said.get("value") or "")
        if tag == "textarea":
            self._textarea = name
            self.fields[name] = [""]
        if tag == "select":
            self._select = name
            self.fields[name] = [""]
        if tag == "option" and "selected" in said:
            self.fields[self._select] = [said.get("value") or ""]

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.fields[self._textarea] = [data.removeprefix("\n")]

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._textarea = ""


@dataclass
class Desk:
    """A browser in one principal's room; paths go on from the room's own address."""

    browser: FlaskClient
    room: str = f"/{PRINCIPAL}/"

    def read(self, path: str = "") -> Page:
        answer = self.browser.get(self.room + path, base_url=HTTPS)
        assert answer.status_code == 200, (path, answer.status)
        return Page(answer.text)

    def receipt(self, number: int, more: str = "") -> Page:
        """The receipt of the round's sending of that number, at the address that is its own."""
        answer = self.browser.get(f"{self.room}kvitto/{number}/{more}", base_url=HTTPS)
        assert answer.status_code == 303, answer.status
        return self.read(answer.location.removeprefix(self.room))

    def send(self, page: Page, path: str, **typed: str | list[str]) -> TestResponse:
        """Sends the page's form with what was typed; `_` in a name stands for `-`."""
        data = page.fields | {name.replace("_", "-"): text for name, text in typed.items()}
        data["csrf_token"] = page.fields["csrf_token"][:1]
        return self.browser.post(self.room + path, data=data, base_url=HTTPS)

    def save(self, path: str, **typed: str | list[str]) -> TestResponse:
        """Opens the page, types and saves."""
        return self.send(self.read(path), path, **typed)

    def ready_to_send(self) -> None:
        """Writes the least that can be sent: one question and somebody to call."""
        self.send(self.read("fragor/"), "fragor/ny")
        self.save("fragor/1/", fraga_1_text="Hur når vi fler?", fraga_1_delmal="kunskaper")
        self.save("samtal/", samtal_name="Anna Ek", samtal_phone="070-000 00 00")

    def send_in(self) -> TestResponse:
        """Sends in what stands, from the page where it is looked through."""
        return self.send(self.read("granska/"), "skicka")
