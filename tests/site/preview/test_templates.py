"""Whoever works on a template that breaks is told so over the page as it last was."""

import pytest
from flask import Flask, render_template
from werkzeug.test import Client

from nulage_site.preview.pages import VERSION, Pages
from nulage_site.preview.watch import Version

WHOLE = "<html><head></head><body><main>Före</main></body></html>"


@pytest.fixture
def template(tmp_path):
    file = tmp_path / "page.html"
    file.write_text(WHOLE, encoding="utf-8")
    return file


@pytest.fixture
def read(template):
    app = Flask("nulage_site", template_folder=str(template.parent))
    app.config["TEMPLATES_AUTO_RELOAD"] = True
    app.add_url_rule("/sida/", "page", lambda: render_template("page.html"))
    client = Client(Pages().prepare(app))
    return lambda: client.get("/sida/", environ_overrides={VERSION: Version("1", app, None)})


def test_a_template_that_breaks_leaves_the_page_as_it_was_and_tells_what_is_wrong(read, template):
    assert read().status_code == 200
    template.write_text(WHOLE.replace("Före", "{% if %}"), encoding="utf-8")
    answer = read()
    assert answer.status_code == 500
    assert "<main>Före</main>" in answer.text
    assert "TemplateSyntaxError" in answer.text
    template.write_text(WHOLE.replace("Före", "Efter"), encoding="utf-8")
    assert "<main>Efter</main>" in read().text


def test_a_template_that_never_was_whole_is_told_on_a_page_of_its_own(read, template):
    template.write_text(WHOLE.replace("Före", "{{ nothing.of.it }}"), encoding="utf-8")
    answer = read()
    assert answer.status_code == 500
    assert "UndefinedError" in answer.text
    assert "<h1>Ännu inget att visa</h1>" in answer.text
