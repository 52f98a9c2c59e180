"""How is Pagefind told what to index, and what files does it answer with?"""

import json
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from html import escape
from pathlib import Path
from typing import IO, Any

from nulage_site.faults import Fault, FaultsFound
from nulage_site.publish.search.records import Record

LAST = 1
"""The number of the message after which nothing more is said; all others have 0."""


def engine() -> Path | None:
    """Pagefind's program, None on a platform that it is not made for."""
    try:
        from pagefind_bin import get_executable  # noqa: PLC0415  # it may be missing, and that is no fault
    except ImportError:
        return None
    return Path(get_executable())


def files_of(program: Path, records: Iterable[Record]) -> Iterator[tuple[str, bytes]]:
    """The path and content of every file that the engine makes of the records, in that order.

    Pagefind's own Python client waits a tenth of a second for each record, ten minutes for a country. Here
    each is said as soon as it is made, in the same words: JSON in base64, with a comma after each message.
    Raises FaultsFound when the engine refuses a record, or ends before its time.
    """
    with (
        subprocess.Popen([program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as service,  # noqa: S603
        ThreadPoolExecutor(1) as meanwhile,
    ):
        assert service.stdin and service.stdout  # noqa: S101, PT018  # both are pipes
        said = meanwhile.submit(_hear, service.stdout)
        try:
            with suppress(BrokenPipeError):  # it has ended, and what it said tells why
                _say(service.stdin, {"type": "NewIndex", "config": {"force_language": "sv"}})
                for record in records:
                    _say(service.stdin, {"index_id": 0, **_request(record)})
                _say(service.stdin, {"type": "GetFiles", "index_id": 0}, LAST)
                service.stdin.flush()
            answers = said.result()
        finally:
            service.terminate()
            with suppress(BrokenPipeError):
                service.stdin.close()
    refused = [each["message"] for each in answers if each["type"] == "Error"]
    if refused or not answers or "files" not in answers[-1]:
        found = refused[0] if refused else "en sökmotor som slutade i förtid"
        remedy = "Lämna felet till den som sköter programmet."
        raise FaultsFound([Fault("sökningen", "", found, "ett sökindex", remedy)])
    files = answers.pop()["files"]
    for at, file in enumerate(files):
        files[at] = None  # of a country all of them are many, and are held once more by whoever asks
        yield file["path"], b64decode(file["content"])


def _request(record: Record) -> dict[str, Any]:
    """A page with headings is given as HTML, so that a search can lead to the right part of it."""
    beside = {"also": ", ".join(record.beside)} if record.beside else {}
    if not record.html:
        return {
            "type": "AddRecord",
            "url": record.url,
            "content": record.text,
            "language": "sv",
            "meta": {"title": record.title, **beside},
        }
    aside = "".join(f'<i data-pagefind-meta="{name}:{escape(text)}"></i>' for name, text in beside.items())
    main = f"{aside}<h1>{escape(record.title)}</h1><p>{escape(record.text)}</p>{record.html}"
    html = f'<html lang="sv"><body><main data-pagefind-body>{main}</main></body></html>'
    return {"type": "AddFile", "url": record.url, "file_contents": html}


def _say(pipe: IO[bytes], payload: Mapping[str, Any], number: int = 0) -> None:
    pipe.write(b64encode(json.dumps({"message_id": number, "payload": payload}).encode()) + b",")


def _hear(pipe: IO[bytes]) -> list[dict[str, Any]]:
    """The payload of each answer, up to that of the last message or to the end of what is said."""
    answers: list[dict[str, Any]] = []
    begun: list[bytes] = []
    while heard := pipe.read1(1 << 16):  # type: ignore[attr-defined]  # a buffered pipe has it
        *ends, rest = heard.split(b",")
        for end in ends:
            answer = b"".join([*begun, end])  # of tens of megabytes, if it is the last
            begun.clear()
            told = json.loads(b64decode(answer))
            answers.append(told["payload"])
            if told["message_id"] == LAST:
                return answers
        begun.append(rest)
    return answers
