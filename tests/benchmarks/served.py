"""What does a service look like on the day before the deadline: a whole country, and every draft filled in?"""

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from time import perf_counter, sleep

from flask import Flask
from flask.sessions import SecureCookieSessionInterface

from nulage_forms.catalogue import Catalogue
from nulage_forms.model import Answer, AnswerVersion, Assessment, Dialogue, Member, Value
from nulage_forms.questionnaire import Questionnaire
from nulage_forms.questionnaire.question import Question
from nulage_forms.security.sessions import begin_session
from nulage_forms.store.embedded import EmbeddedStore
from nulage_forms.store.storage import put_whole
from nulage_forms.store.written import written as written_down

ROOT = Path(__file__).parents[2]
SECRET = "3Zx9vQkLw8RtYpHn5MbC2dFgJ7sAeUiO"
NOW = datetime(2026, 10, 1, tzinfo=UTC)
TEXT = "Vi ser att fler elever når målen, men inte överallt och inte i alla ämnen. " * 5
VERSIONS = 2
QUESTIONS = ("1", "2", "3")
TICKS = os.sysconf("SC_CLK_TCK")
Worker = tuple[int, subprocess.Popen[bytes]]


def served_environment(folder: Path) -> Mapping[str, str]:
    """The settings of a service whose published site and data lie in the folder.

    Installed, a service has its modules compiled beforehand, and must have so here too.
    """
    return {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "PUBLISHED": str(folder / "_site"),
        "DATA": str(folder / "var"),
        "SECRET_KEY": SECRET,
        "TRUSTED_HOSTS": "127.0.0.1",
        "SITE_URL": "https://site.example",
        "SERVICE_URL": "https://127.0.0.1/sjalvvardering/",
        "MAIL": "smtp://mail.example",
        "MAIL_FROM": "nulage@form.example",
    }


def build_country(folder: Path) -> Path:
    """The published site of the invented country."""
    command = [sys.executable, str(ROOT / "build.py"), "--out", str(folder / "built")]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return folder / "built"


def prepare(site: Path, folder: Path, principals: int, versions: int = VERSIONS) -> list[str]:
    """The country of so many principals, the site's own over and over; their ids.

    Each has a draft with everything filled in, every answer in so many versions.
    """
    api, written = site.resolve() / "api" / "v1", folder / "_site" / "api" / "v1"
    (written / "principals").mkdir(parents=True)
    (folder / "var" / "principals").mkdir(parents=True)
    for name in ("quality-system", "nation", "sources"):
        shutil.copy(api / f"{name}.json", written)
    listed = json.loads((api / "principals.json").read_text())
    like = listed["principals"]
    everyone = [like[number % len(like)] | {"id": f"9{number:09}"} for number in range(principals)]
    (written / "principals.json").write_text(json.dumps(listed | {"principals": everyone}))
    for number, one in enumerate(everyone):
        shutil.copy(
            api / "principals" / f"{like[number % len(like)]['id']}.json",
            written / "principals" / f"{one['id']}.json",
        )
    edition = Catalogue(folder / "_site").edition()
    for principal_id, principal in edition.principals.items():
        draft = _draft(Questionnaire(edition, principal), versions)
        team = (Member(email_of(principal_id), "owner", NOW),)
        whole = written_down(Dialogue(principal_id, team, assessment=draft))
        put_whole(folder / "var" / "principals" / f"{principal_id}.json", whole.data)
    return list(edition.principals)


def signed_in(store: EmbeddedStore, email: str) -> str:
    """The cookie of somebody who has just come in."""
    app = Flask("cookies")
    app.secret_key = SECRET
    signed = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signed
    return str(signed.dumps({"key": begin_session(store, "member", email, datetime.now(UTC))}))


def email_of(principal_id: str) -> str:
    """The one member of the principal's team."""
    return f"anna@{principal_id}.example"


def _draft(asks: Questionnaire, versions: int) -> Assessment:
    pages = [
        *asks.sub_goals,
        asks.once,
        asks.causes,
        asks.call,
        *(asks.priority(one, 1) for one in QUESTIONS),
    ]
    answers = {question.key: _answer(question, versions) for page in pages for question in page.questions}
    return Assessment(answers, priorities=QUESTIONS)


def _answer(question: Question, versions: int) -> Answer:
    chosen = Value(choices=tuple(option.id for option in question.options[:1]))
    values = (chosen if question.options else Value(f"{number} {TEXT}") for number in range(versions))
    said = ((at, value) for at, value in enumerate(values, 1))
    return Answer(
        tuple(AnswerVersion(value, "anna@x.example", NOW, question.wording, "1", at) for at, value in said)
    )


@contextmanager
def workers(environment: Mapping[str, str], number: int) -> Iterator[list[Worker]]:
    """So many services on one data folder, by their ports, once they answer; ended afterwards."""
    started: list[Worker] = []
    try:
        for _ in range(number):
            port = _free_port()
            command = [sys.executable, "-c", "from nulage_forms.start import main; main()"]
            serve = [*command, "serve", "--port", str(port)]
            started.append((port, subprocess.Popen(serve, env=dict(environment), stdout=subprocess.DEVNULL)))
        for port, process in started:
            while process.poll() is None and not _answers(port):
                sleep(0.02)
        yield started
    finally:
        for _, process in started:
            process.terminate()
        for _, process in started:
            process.wait()


def seconds_to_start(environment: Mapping[str, str]) -> tuple[float, float]:
    """How long it takes from the command until the service answers, and its share of a processor meanwhile."""
    start = perf_counter()
    with workers(environment, 1) as started:
        return perf_counter() - start, cpu_seconds(started)


def cpu_seconds(started: list[Worker]) -> float:
    """Seconds of processor that the services have used, where the system tells."""
    stats = (Path(f"/proc/{process.pid}/stat") for _, process in started)
    fields = (stat.read_text().rpartition(")")[2].split() for stat in stats if stat.exists())
    return sum(int(each[11]) + int(each[12]) for each in fields) / TICKS


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _answers(port: int) -> bool:
    try:
        line = HTTPConnection("127.0.0.1", port, timeout=5)
        line.request("GET", "/sjalvvardering/halsa")
        return line.getresponse().status == 200
    except OSError:
        return False
