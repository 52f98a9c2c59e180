"""A link to another website says so, to eyes, ears and paper."""

from nulage_site.markdown.external import host
from nulage_site.markdown.rich_text import from_markdown


def test_a_link_to_another_website_names_it():
    html = from_markdown("Anmäl det till [Digg](https://www.digg.se/tdosanmalan?a=1&b=2).").html
    assert html == (
        '<p>Anmäl det till <a href="https://www.digg.se/tdosanmalan?a=1&amp;b=2" rel="external">Digg (digg.se)</a>.</p>'
    )


def test_a_link_that_already_names_the_website_says_it_once():
    assert ">www.digg.se</a>" in from_markdown("[www.digg.se](https://www.digg.se/)").html


def test_links_within_the_site_and_to_e_mail_are_left_alone():
    html = from_markdown("[Före](/vagledning/fore/), [skriv](mailto:a@nulage.example) och [upp](#upp)").html
    assert "external" not in html
    assert "(" not in html


def test_a_website_is_called_what_one_says():
    assert host("https://www.skolverket.se/om") == "skolverket.se"
