"""Who gets which answer at each address of the service?"""

import dataclasses
import re
from pathlib import Path

import pytest
from desk import Desk
from flask.testing import FlaskClient
from published import PRINCIPAL, SMALL, UNIT, UNITS
from running import ANNA, HTTPS, NOON, Running, run, token_in
from units import head_teacher

from nulage_forms import app as app_module
from nulage_forms.dialogue.submissions import send
from nulage_forms.model import Member
from nulage_forms.rules import RULES

UNKNOWN = "9999999999"
TOKEN = re.compile(r'name="csrf_token" value="[^"]+"')
"""Says when the page was made, and so differs between two pages that are otherwise the same."""
PARTS = {
    "field": "steg-2-orsaker",
    "question_id": "1",
    "unit_code": UNIT,
    "unit_question": "fungerar",
    "figure_id": "2",
    "cause_id": "1",
    "sub_goal_id": "kunskaper",
    "number": 1,
    "more": "",
    "reference": "NUL-2026-AAAA-AAAA",
    "kind": "word",
    "token": "x" * 43,
    "filename": "none.css",
    "member_id": Member(ANNA, "owner", NOON).id,
    "invitation_id": "0" * 16,
}


def addresses(service: Running, method: str, principal_id: str, *, own_only: bool = True) -> dict[str, str]:
    """Every address that takes the method, by endpoint; with `own_only` those of one principal."""
    urls = service.app.url_map.bind("form.example", url_scheme="https")
    return {
        rule.endpoint: urls.build(
            rule.endpoint,
            {name: (PARTS | {"principal_id": principal_id})[name] for name in rule.arguments},
            method=method,
        )
        for rule in service.app.url_map.iter_rules()
        if method in (rule.methods or ()) and ("principal_id" in rule.arguments or not own_only)
    }


def post(browser: FlaskClient, address: str, **fields: str) -> tuple[int, str]:
    token = token_in(browser.get("/handlaggare/logga-in", base_url=HTTPS).text)
    answer = browser.post(address, data={"csrf_token": token, **fields}, base_url=HTTPS)
    return answer.status_code, TOKEN.sub("", answer.text)


def with_principals_sent(service: Running) -> None:
    service.member("bo@x.example", SMALL)
    service.member("cilla@x.example", PRINCIPAL)
    for principal_id in (SMALL, PRINCIPAL):
        service.store.change(principal_id, lambda before: send(before, {}, "bo@x.example", service.clock()))


def test_every_address_has_a_rule(service: Running) -> None:
    assert {rule.endpoint for rule in service.app.url_map.iter_rules()} == set(RULES)


def test_a_service_with_an_address_that_lacks_a_rule_refuses_to_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        app_module, "RULES", {name: rule for name, rule in RULES.items() if name != "health.health"}
    )

    with pytest.raises(app_module.RuleMissing, match=r"health\.health"):
        run(tmp_path)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_whoever_is_not_signed_in_is_shown_the_door(service: Running, method: str) -> None:
    for endpoint, address in addresses(service, method, PRINCIPAL, own_only=False).items():
        if RULES[endpoint] not in {"member", "head_teacher", "staff"}:
            continue
        answer = service.browser().open(address, method=method, base_url=HTTPS)
        assert answer.status_code == (303 if method == "GET" else 403), address
        if method == "GET":
            assert answer.location.startswith(("/logga-in/", "/handlaggare/logga-in")), address


def test_members_and_staff_never_come_into_each_others_rooms(service: Running) -> None:
    with_principals_sent(service)
    kinds = {"member": service.member(), "staff": service.staff()}
    for endpoint, address in addresses(service, "GET", PRINCIPAL, own_only=False).items():
        for kind, browser in kinds.items():
            if RULES[endpoint] in {"member", "staff"} - {kind}:
                assert browser.get(address, base_url=HTTPS).status_code == 303, (kind, address)


def test_a_member_reads_every_page_of_the_own_room(service: Running) -> None:
    browser = service.member()
    head_teacher(service, Desk(browser)).hand_in("Ord.")
    post(browser, f"/{PRINCIPAL}/fragor/ny")
    post(browser, f"/{PRINCIPAL}/steg-1/kunskaper/", onward="own")
    for endpoint, address in addresses(service, "GET", PRINCIPAL).items():
        if RULES[endpoint] == "member" and endpoint not in {
            "receipts.receipt",
            "receipts.changed",
            "receipts.numbered",
            "rounds.past",
            "papers.sent_file",
            "sending.ask_to_take_back",
        }:
            assert browser.get(address, base_url=HTTPS).status_code == 200, address


def test_anothers_room_answers_as_one_that_does_not_exist(service: Running) -> None:
    with_principals_sent(service)
    browser = service.member()
    for method in ("GET", "POST"):
        others = addresses(service, method, SMALL)
        nobodys = addresses(service, method, UNKNOWN)
        for endpoint, address in others.items():
            if RULES[endpoint] != "member":
                continue
            answers = [
                (answer.status_code, TOKEN.sub("", answer.text))
                if method == "GET" and (answer := browser.get(one, base_url=HTTPS))
                else post(browser, one)
                for one in (address, nobodys[endpoint])
            ]
            assert answers[0] == answers[1], address
            assert answers[0][0] == 404, address


def test_a_head_teacher_reads_the_own_form_and_no_page_of_a_room_or_of_staff(service: Running) -> None:
    karin = head_teacher(service, Desk(service.member()))
    for endpoint, address in addresses(service, "GET", PRINCIPAL, own_only=False).items():
        if RULES[endpoint] in {"member", "staff"}:
            assert karin.browser.get(address, base_url=HTTPS).status_code == 303, address
        if RULES[endpoint] == "head_teacher":
            assert karin.browser.get(address, base_url=HTTPS).status_code == 200, address
    before = service.store.dialogue(PRINCIPAL)
    for endpoint, address in addresses(service, "POST", PRINCIPAL, own_only=False).items():
        if RULES[endpoint] in {"member", "staff"}:
            assert post(karin.browser, address)[0] == 403, address
    assert service.store.dialogue(PRINCIPAL) == before


def test_anothers_unit_answers_as_one_that_does_not_exist(service: Running, monkeypatch) -> None:
    anna, bo = Desk(service.member()), Desk(service.member("bo@x.example", SMALL), f"/{SMALL}/")
    karin = head_teacher(service, anna)
    head_teacher(service, anna, "per@x.example", UNITS[0]["code"])
    for browser in (karin.browser, bo.browser):
        seen: dict[str, set[tuple[str, int, str]]] = {"GET": set(), "POST": set()}
        for principal_id, code in (
            (PRINCIPAL, UNITS[0]["code"]),
            (PRINCIPAL, "1"),
            (SMALL, UNIT),
            (UNKNOWN, UNIT),
        ):
            monkeypatch.setitem(PARTS, "unit_code", code)
            for method, answers in seen.items():
                for endpoint, address in addresses(service, method, principal_id).items():
                    if RULES[endpoint] != "head_teacher":
                        continue
                    if method == "POST":
                        status, text = post(browser, address)
                    else:
                        answer = browser.get(address, base_url=HTTPS)
                        status, text = answer.status_code, TOKEN.sub("", answer.text)
                    assert status == 404, address
                    answers.add((endpoint, status, text))
        assert all(len({endpoint for endpoint, *_ in answers}) == len(answers) for answers in seen.values())


def test_staff_read_no_draft_at_any_address(service: Running) -> None:
    service.member()
    with_secret = service.store.dialogue(PRINCIPAL)
    assert not with_secret.submissions
    browser = service.staff()
    for endpoint, address in addresses(service, "GET", PRINCIPAL).items():
        if RULES[endpoint] == "staff":
            assert browser.get(address, base_url=HTTPS).status_code in {200, 303, 404}, address
    assert post(browser, f"/handlaggare/{PRINCIPAL}/hallet")[0] in {404, 409}
    assert service.store.dialogue(PRINCIPAL) == with_secret


def test_nothing_posted_without_the_forms_own_token_is_taken(service: Running) -> None:
    for kind, browser in {"member": service.member(), "staff": service.staff()}.items():
        before = dataclasses.replace(service.store.dialogue(PRINCIPAL))
        for endpoint, address in addresses(service, "POST", PRINCIPAL, own_only=False).items():
            if RULES[endpoint] in {kind, "public"}:
                answer = browser.post(address, data={"csrf_token": "made up"}, base_url=HTTPS)
                assert answer.status_code == 400, address
        assert service.store.dialogue(PRINCIPAL) == before


def test_reading_a_page_changes_nothing(service: Running) -> None:
    browser = service.member()
    before = service.store.dialogue(PRINCIPAL)
    for method in ("GET", "HEAD", "OPTIONS"):
        for address in addresses(service, "GET", PRINCIPAL, own_only=False).values():
            browser.open(address, method=method, base_url=HTTPS).close()
    assert service.store.dialogue(PRINCIPAL) == before


def test_a_reader_writes_nothing_and_a_writer_sends_nothing(service: Running) -> None:
    reader = service.member("lars@x.example", role="reader")
    writer = service.member("bo@x.example", role="writer")

    assert post(reader, f"/{PRINCIPAL}/fragor/ny")[0] == 403
    assert post(writer, f"/{PRINCIPAL}/ta-tillbaka")[0] == 403
    assert service.store.dialogue(PRINCIPAL).assessment.priorities == ()


def test_the_demonstrations_doors_are_shut_in_production(service: Running, tmp_path: Path) -> None:
    shown = run(tmp_path / "shown", mode="demo")
    for endpoint, address in addresses(service, "GET", PRINCIPAL, own_only=False).items():
        if RULES[endpoint] == "demo":
            assert service.browser().get(address, base_url=HTTPS).status_code == 404
    assert shown.browser().get("/demo/post/", base_url=HTTPS).status_code == 200
