"""The quick compiler gives the bytes of the engine as it comes, and its faults still say where they are."""

import pytest
from flask import Flask
from flask.templating import Environment
from jinja2 import DictLoader, StrictUndefined
from jinja2.exceptions import UndefinedError
from markupsafe import Markup

from nulage_site.app import create_app
from nulage_site.templating import QuickEnvironment

TEMPLATES = {
    "base.html": '<title>{% block title %}{{ value }}{% endblock %}</title>{{ self["title"]() }}{% block main %}{% endblock %}',
    "page.html": """\
{% extends "base.html" %}
{% block title %}{{ super() }} – {{ value | upper }}{% endblock %}
{% block main %}
{% set said %}<b>{{ value }}</b>{% endset %}
{% macro cell(text) %}<td title="{{ text }}">{{ text }}</td>{% endmacro %}
{% for each in [value, value] %}
{% with drawn = each, at = loop.index %}{% include "part.html" %}{% endwith %}
{{ cell(each) }}{{ said }}{{ [each, "<i>"] | join(" & ") }}
{% endfor %}
{% include "none.html" ignore missing %}
{% include "alone.html" without context %}
{% include ["none.html", "alone.html"] %}
{% endblock %}
""",
    "part.html": '{% set seen = at %}<p id="r{{ seen }}">{{ drawn }}{% include "deeper.html" %}</p>\n',
    "deeper.html": "{{ seen }} {{ value }} {{ value | e }} {{ value | safe }} {{ value ~ '<' }}",
    "alone.html": "<hr>{{ 1 < 2 }}",
    "broken.html": "<p>\n{% include 'wrong.html' %}\n</p>",
    "wrong.html": "<p>\n<p>\n{{ nothing.at.all }}\n</p>",
}


class Drawn:
    """A thing that knows its own HTML."""

    def __html__(self):
        return "<svg>&</svg>"


def engine(kind):
    app = Flask("templates")
    return kind(
        app,
        loader=DictLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@pytest.mark.parametrize(
    "value",
    [
        "<>&\"'",
        "å–\N{NO-BREAK SPACE}",
        Markup("<b>&amp;</b>"),
        Drawn(),
        None,
        True,
        0,
        -7.5,
        1e-7,
        ["<", Markup("<")],
    ],
    ids=[
        "signs",
        "Swedish",
        "markup",
        "drawn",
        "nothing",
        "truth",
        "zero",
        "decimals",
        "exponent",
        "several",
    ],
)
def test_every_kind_of_value_is_printed_as_the_engine_prints_it(value):
    stock, quick = (
        engine(kind).get_template("page.html").render(value=value) for kind in (Environment, QuickEnvironment)
    )
    assert quick == stock
    assert "part.html" not in quick
    assert type(quick) is str


def test_every_page_is_as_the_engine_makes_it(library, monkeypatch):
    quick = create_app(library)
    monkeypatch.setattr("nulage_site.app.QuickEnvironment", Environment)
    stock = create_app(library)
    assert type(quick.jinja_env) is not type(stock.jinja_env)
    addresses = [rule.rule for rule in quick.url_map.iter_rules() if not rule.arguments]
    addresses += [f"/huvudman/{each.id}/" for each in library.country.principals]
    addresses += [f"/skolenhet/{each.code}/" for each in library.country.school_units]
    for address in addresses:
        assert quick.test_client().get(address).data == stock.test_client().get(address).data, address


def test_an_item_after_a_dot_is_a_fault():
    known = {"item": "<"}
    quick = engine(QuickEnvironment).from_string('{{ known["item"] }}{{ known.keys() | list }}')
    assert quick.render(known=known) == "&lt;[&#39;item&#39;]"
    with pytest.raises(AttributeError, match="item"):
        engine(QuickEnvironment).from_string("{{ known.item }}").render(known=known)


def test_a_fault_in_a_part_names_the_line_of_the_part():
    template = engine(QuickEnvironment).get_template("broken.html")
    with pytest.raises(UndefinedError) as problem:
        template.render()
    lines = [entry.lineno + 1 for entry in problem.traceback if "template" in str(entry.path)]
    assert lines[-2:] == [2, 3]


def test_a_template_is_compiled_once_for_all_apps_and_again_when_its_text_is_another():
    one, other = (engine(QuickEnvironment) for _ in range(2))
    given = ("{{ value }}", "a.html", "a.html")
    assert one.compile(*given) is other.compile(*given)
    assert one.compile("{{ other }}", "a.html", "a.html") is not one.compile(*given)
    for option in ("trim_blocks", "autoescape"):
        another = engine(QuickEnvironment)
        setattr(another, option, False)
        assert another.compile(*given) is not one.compile(*given)
    assert other.from_string("{{ value }}").render(value="<") == "&lt;"
