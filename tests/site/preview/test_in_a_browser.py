"""Whoever writes with the page beside need not touch the browser: it shows what is saved, and stays in place."""

import threading

import pytest
from playwright.sync_api import expect
from werkzeug.serving import make_server

from nulage_site.preview import HOST, Quiet

pytestmark = pytest.mark.browser


@pytest.fixture
def address(preview):
    server = make_server(HOST, 0, preview, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://{HOST}:{server.port}/vagledning/fore/"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_saved_page_a_fault_and_its_mending_are_shown_where_the_reader_is(browser, address, desk):
    file = desk / "guidance/fore.md"
    whole = file.read_text(encoding="utf-8")
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(address)
    page.evaluate("scrollTo(0, 700)")

    file.write_text(f"{whole}\nEtt nytt stycke.\n", encoding="utf-8")
    expect(page.get_by_text("Ett nytt stycke.")).to_be_attached()
    page.wait_for_function("scrollY === 700")

    file.write_text(f"{whole}\n#### Långt ner\n", encoding="utf-8")
    expect(page.get_by_role("alert")).to_contain_text("rubriken ”Långt ner” på nivå 4")
    expect(page.get_by_role("alert")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

    file.write_text(whole, encoding="utf-8")
    expect(page.get_by_role("alert")).to_have_count(0)
    context.close()
