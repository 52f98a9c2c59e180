"""How does a test look at a page of the service, for all who would be shut out of it?"""

from flask.testing import FlaskClient
from measures import who_is_shut_out
from playwright.sync_api import Browser, Route
from werkzeug.test import TestResponse


class Reader:
    """A browser that looks at each page in each width and colour scheme, and tells what it finds."""

    def __init__(self, browser: Browser, address: str, client: FlaskClient) -> None:
        self.address = address
        self.found: list[str] = []
        context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
        cookie = client.get_cookie("nulage", domain="form.example")
        if cookie:
            context.add_cookies([{"name": "nulage", "value": cookie.value, "url": address}])
        self.page = context.new_page()
        self.page.on(
            "console",
            lambda said: self.found.append(said.text) if "Content Security" in said.text else None,
        )

    def look(self, path: str, press: str = "", **typed: str) -> None:
        self.page.goto(self.address + path)
        for name, text in typed.items():
            self.page.locator(f"[name={name.replace('_', '-')}]").fill(text)
        if press:
            with self.page.expect_navigation():  # or it is the page before that is looked at, or none
                self.page.get_by_role("button", name=press).click()
        self.measure(f"{path} {press}")

    def met(self, answer: TestResponse, status: int) -> None:
        """Looks at the page that somebody was answered with, with all that belongs to it."""
        assert answer.status_code == status, (answer.request.path, answer.status)

        def hand_over(route: Route) -> None:
            route.fulfill(status=status, headers=dict(answer.headers), body=answer.data)

        where = self.address + answer.request.path
        self.page.route(where, hand_over, times=1)
        self.page.goto(where)
        self.measure(f"{status} from {answer.request.path}")

    def measure(self, what: str) -> None:
        headings = self.page.get_by_role("heading", level=1).count()
        if headings != 1:
            self.found.append(f"{what} has {headings} headings of the first level")
        self.found += [f"{what} at {each}" for each in who_is_shut_out(self.page)]
        self.page.set_viewport_size({"width": 1280, "height": 900})
