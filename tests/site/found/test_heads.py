"""Does every page tell search engines and those who share it what it is, and no two pages the same?"""

from collections import Counter

SITE = "https://nulage.example"
LOST = "/404.html"


def test_every_page_has_a_title_and_a_description_of_its_own(heads):
    for text_of in (lambda head: head.title, lambda head: head.named["description"]):
        texts = Counter(text_of(head) for head in heads.values())
        assert [text for text, times in texts.items() if times > 1 or not text.strip()] == []


def test_a_description_is_one_or_two_sentences(heads):
    for address, head in heads.items():
        assert 20 <= len(head.named["description"]) <= 320, address
        assert "\n" not in head.named["description"], address


def test_every_page_says_where_it_is_and_the_page_of_lost_readers_is_nowhere(heads):
    for address, head in heads.items():
        expected = [] if address == LOST else [f"{SITE}{address}"]
        assert head.canonical == expected
    assert heads[LOST].named["robots"] == "noindex"
    assert [address for address, head in heads.items() if "robots" in head.named] == [LOST]


def test_who_shares_a_page_shares_what_it_says(heads):
    for address, head in heads.items():
        named = head.named
        assert named["og:description"] == named["description"], address
        assert head.title == f"{named['og:title']} – {named['og:site_name']}", address
        assert (named["og:locale"], named["og:type"]) == ("sv_SE", "website"), address
        assert named.get("og:url") == (None if address == LOST else f"{SITE}{address}"), address
