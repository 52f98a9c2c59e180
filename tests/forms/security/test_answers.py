"""What does every answer of the service carry, and what does it never tell?"""

import re
from pathlib import Path

import pytest
from published import PRINCIPAL
from running import HTTPS, Running, run, token_in

from nulage_forms.store import DamagedRecord

PAGES = [
    ("GET", "/", 200),
    ("GET", "/logga-in/", 200),
    ("GET", "/logga-in/unknown", 404),
    ("GET", f"/inbjudan/{PRINCIPAL}/unknown", 404),
    ("GET", f"/{PRINCIPAL}/", 303),
    ("GET", "/nowhere/at-all", 404),
    ("GET", f"/{PRINCIPAL}/skicka", 405),
    ("POST", "/logga-in/", 400),
    ("GET", "/halsa", 200),
    ("GET", "/stil.css", 200),
    ("GET", "/ikon.svg", 200),
    ("GET", "/static/unsaved.js", 200),
    ("GET", "/static/formular.css", 200),
    ("GET", "/static/nothing.js", 404),
    ("TRACE", "/", 405),
]


@pytest.mark.parametrize(("method", "address", "status"), PAGES)
def test_every_answer_tells_the_browser_what_it_may_do(
    service: Running, method: str, address: str, status: int
) -> None:
    with service.browser().open(address, method=method, base_url=HTTPS) as answer:
        headers = answer.headers

    assert answer.status_code == status
    policy = headers["Content-Security-Policy"]
    for directive in ("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"):
        assert directive in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Strict-Transport-Security"].startswith("max-age=")
    assert "Permissions-Policy" in headers
    if address not in {"/stil.css", "/ikon.svg", "/static/unsaved.js", "/static/formular.css"}:
        assert headers["Cache-Control"] == "no-store"


def test_a_host_that_is_not_ours_gets_nothing_but_a_refusal(service: Running) -> None:
    answer = service.browser().get("/", base_url="https://evil.example")

    assert answer.status_code == 400
    assert "evil.example" not in answer.text
    assert "Content-Security-Policy" in answer.headers


def test_no_promise_of_encryption_is_made_where_there_is_none(service: Running) -> None:
    headers = service.browser().get("/", base_url="http://form.example").headers

    assert "Strict-Transport-Security" not in headers


def test_the_cookie_goes_to_this_host_alone_and_no_script_reads_it(service: Running) -> None:
    cookie = service.browser().get("/logga-in/", base_url=HTTPS).headers["Set-Cookie"]

    assert cookie.startswith("__Host-nulage=")
    assert {part.strip() for part in cookie.split(";")[1:]} == {
        "Secure",
        "HttpOnly",
        "Path=/",
        "SameSite=Lax",
    }


def test_a_plain_cookie_is_for_the_demonstration_alone(tmp_path: Path) -> None:
    page = run(tmp_path, mode="demo").browser().get("/logga-in/", base_url="http://form.example")

    assert page.headers["Set-Cookie"].startswith("nulage=")
    assert "Secure" not in page.headers["Set-Cookie"]


@pytest.mark.parametrize(
    ("path", "most"), [("svar", 40_000), ("gruppen/bjud-in", 40_000), ("steg-2/", 340_000)]
)
def test_no_more_is_read_than_an_address_has_use_for(service: Running, path: str, most: int) -> None:
    browser = service.member()

    statuses = [
        browser.post(f"/{PRINCIPAL}/{path}", data={"x": "å" * length}, base_url=HTTPS).status_code
        for length in (most, most + 10_000)
    ]

    assert statuses[0] != 413
    assert statuses[1] == 413


def test_what_is_too_much_is_told_with_what_to_do(service: Running) -> None:
    answer = service.member().post(f"/{PRINCIPAL}/svar", data={"x": "å" * 200_000}, base_url=HTTPS)

    assert answer.status_code == 413
    assert "korta texten" in answer.text


def test_a_fault_of_ours_tells_nothing_of_the_inside(
    service: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = service.member()

    def damaged(_: str) -> None:
        raise DamagedRecord("var/principals/9000000001.json: found nonsense")

    monkeypatch.setattr(service.store, "dialogue", damaged)
    answer = browser.get(f"/{PRINCIPAL}/", base_url=HTTPS)

    assert answer.status_code == 500
    assert "Något gick fel hos oss" in answer.text
    assert "json" not in answer.text
    assert "Content-Security-Policy" in answer.headers


def test_what_was_typed_is_shown_again_when_it_could_not_be_saved(
    service: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = service.member()
    page = browser.get(f"/{PRINCIPAL}/steg-2/", base_url=HTTPS).text

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(service.store, "change", full)
    names = re.findall(r'<textarea[^>]*name="([^"]+)"', page)
    fields = {"csrf_token": token_in(page), **dict.fromkeys(names, "Mycket att säga")}
    answer = browser.post(f"/{PRINCIPAL}/steg-2/", data=fields, base_url=HTTPS)

    assert names
    assert answer.status_code == 500
    assert "Mycket att säga</textarea>" in answer.text
    assert "No space" not in answer.text


def test_a_fault_at_an_invitation_leaves_no_token_in_the_log(
    service: Running, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def damaged(_: str) -> None:
        raise DamagedRecord

    monkeypatch.setattr(service.store, "dialogue", damaged)

    answer = service.browser().get(f"/inbjudan/{PRINCIPAL}/a-secret-token", base_url=HTTPS)

    assert answer.status_code == 500
    assert "A fault at sign_in.invitation" in caplog.text
    assert "a-secret-token" not in caplog.text


def test_forwarded_headers_count_only_from_as_many_proxies_as_are_said(service: Running) -> None:
    forwarded = {
        "X-Forwarded-Proto": "https",
        "X-Forwarded-For": "203.0.113.7",
        "X-Forwarded-Host": "evil.example",
    }

    answer = service.browser().get("/", base_url="http://form.example", headers=forwarded)

    assert answer.status_code == 200
    assert "Strict-Transport-Security" not in answer.headers


def test_what_was_typed_is_shown_again_when_the_session_has_ended(service: Running) -> None:
    browser = service.member()
    page = browser.get(f"/{PRINCIPAL}/steg-2/", base_url=HTTPS).text
    typed = "Vi tror att <script>alert(1)</script> & läsningen"
    browser.delete_cookie("__Host-nulage", domain="form.example")
    fields = {"orsaker": typed, "orsaker-version": "3", "csrf_token": token_in(page)}

    answer = browser.post(f"/{PRINCIPAL}/steg-2/", data=fields, base_url=HTTPS)

    assert answer.status_code == 403
    assert "Vi tror att &lt;script&gt;alert(1)&lt;/script&gt; &amp; läsningen</textarea>" in answer.text
    assert "Din text är inte sparad" in answer.text
    assert token_in(page) not in answer.text
    assert answer.text.count("<textarea") == 1


def test_what_is_shown_again_is_what_somebody_wrote_under_the_question_it_answers(service: Running) -> None:
    fields = {
        "steg-1-kunskaper-visar": "Fler når längre",
        "steg-1-kunskaper-bild": "strength",
        "steg-1-kunskaper-visar-version": "2",
        "done": "yes",
    }
    page = service.member().post(f"/{PRINCIPAL}/steg-1/kunskaper/", data=fields, base_url=HTTPS).text
    assert '<label for="text-1">Vad ser ni?</label>' in page
    assert page.count("<textarea") == 1
    assert "strength" not in page
    question = {"fraga-1-text": "Hur?", "fraga-1-delmal": "kunskaper", "fraga-1-spsm": "ja"}
    page = service.member().post(f"/{PRINCIPAL}/fragor/1/", data=question, base_url=HTTPS).text
    assert '<label for="text-1">Vad vill ni prata om?</label>' in page
    assert page.count("<textarea") == 1


def test_what_was_typed_is_shown_again_when_the_forms_token_is_lost(service: Running) -> None:
    answer = service.member().post(f"/{PRINCIPAL}/steg-2/", data={"orsaker": "Min text"}, base_url=HTTPS)

    assert answer.status_code == 400
    assert "Min text</textarea>" in answer.text


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_text_that_another_site_sends_is_never_shown_as_ours(service: Running, site: str) -> None:
    answer = service.browser().post(
        f"/{PRINCIPAL}/steg-2/", data={"a": "Ring 0900"}, base_url=HTTPS, headers={"Sec-Fetch-Site": site}
    )

    assert answer.status_code == 403
    assert "0900" not in answer.text


def test_a_password_is_never_shown_again(service: Running) -> None:
    fields = {"email": "eva@skolverket.example", "password": "hemligt hemligt hemligt", "code": "123456"}

    answer = service.browser().post("/handlaggare/logga-in", data=fields, base_url=HTTPS)

    assert answer.status_code == 400
    assert "hemligt" not in answer.text
    assert "123456" not in answer.text


def test_an_old_key_still_opens_what_it_signed_and_a_strange_one_does_not(service: Running) -> None:
    browser = service.member()
    old = service.app.config["SECRET_KEY"]

    service.app.config.update(SECRET_KEY="fedcba9876543210fedcba9876543210")
    assert browser.get(f"/{PRINCIPAL}/", base_url=HTTPS).status_code == 303

    service.app.config.update(SECRET_KEY_FALLBACKS=[old])
    assert browser.get(f"/{PRINCIPAL}/", base_url=HTTPS).status_code == 200
