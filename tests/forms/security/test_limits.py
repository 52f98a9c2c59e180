"""What is counted, and for whom? The narrow limits of the doors are tried where each door is."""

from collections import Counter

from running import HTTPS, Running, token_in

from nulage_forms.security.limits import DRAWN, PER_ADDRESS, Counts


def test_what_is_drawn_is_counted_for_each_address(service: Running) -> None:
    most = int(DRAWN["blank.file"].partition("/")[0])
    browser = service.browser()

    def ask(address: str) -> int:
        return browser.get(
            "/blankett/unknown/blankett.docx", base_url=HTTPS, environ_overrides={"REMOTE_ADDR": address}
        ).status_code

    assert Counter(ask("192.0.2.1") for _ in range(most + 1)) == {404: most, 429: 1}
    assert ask("192.0.2.2") == 404


def test_a_page_with_a_door_is_looked_at_as_often_as_one_likes(service: Running) -> None:
    most = int(PER_ADDRESS["sign_in.link"].partition("/")[0])
    browser = service.browser()
    token = token_in(browser.get("/logga-in/", base_url=HTTPS).text)
    pressed = [
        browser.post("/logga-in/unknown", data={"csrf_token": token}, base_url=HTTPS).status_code
        for _ in range(most + 1)
    ]

    assert Counter(pressed) == {404: most, 429: 1}
    assert browser.get("/logga-in/unknown", base_url=HTTPS).status_code == 404


def test_each_limit_counts_by_itself() -> None:
    counts = Counts()

    assert [counts.hit("2/hour", "a door", "anna") for _ in range(3)] == [True, True, False]
    assert counts.hit("2/hour", "a door", "bo")
    assert counts.hit("2/hour", "another door", "anna")
    assert counts.hit("3/hour", "a door", "anna")
