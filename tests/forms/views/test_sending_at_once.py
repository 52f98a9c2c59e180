"""What becomes of a button that twenty fingers press at the same time?"""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from desk import Desk
from published import PRINCIPAL
from running import Clock, Running, run

from nulage_forms.app import create_app
from nulage_forms.catalogue import Catalogue
from nulage_forms.store.embedded import EmbeddedStore

FINGERS = 20


def test_twenty_at_once_send_one_thing_and_get_one_reference_and_one_mail(tmp_path: Path) -> None:
    settings = run(tmp_path).parts.settings
    store, clock = EmbeddedStore(settings.data), Clock()
    service = Running(create_app(settings, store, Catalogue(settings.published), clock), store, clock)
    service.app.config["PREFERRED_URL_SCHEME"] = "https"
    anna = Desk(service.member())
    anna.ready_to_send()
    desks = [anna, *(Desk(service._signed_in("member", "anna@lillång.example")) for _ in range(FINGERS - 1))]
    pages = [desk.read("granska/") for desk in desks]
    together = Barrier(FINGERS)

    def press(number: int) -> str:
        together.wait()
        answer = desks[number].send(pages[number], "skicka")
        assert answer.status_code == 303
        return answer.location

    with ThreadPoolExecutor(FINGERS) as threads:
        places = set(threads.map(press, range(FINGERS)))

    (submission,) = store.dialogue(PRINCIPAL).submissions
    assert places == {f"/{PRINCIPAL}/kvitto/{submission.reference}/"}
    assert {submission.reference in desk.receipt(1).text for desk in desks} == {True}
    assert len(service.mails()) == 1
    assert [event.action for event in store.dialogue(PRINCIPAL).events].count("sent") == 1
