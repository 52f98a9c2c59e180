"""How is Pagefind told what to index, and what files does it answer with?"""

import json
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from threading import Thread
from typing import IO, Any

from nulage_site.faults import Fault, FaultsFound
from nulage_site.publish.search.records import Record


def engine() -> Path | None:
    """Pagefind's program, None on a platform that it is not made for."""
    try:
        from pagefind_bin import get_executable  # noqa: PLC0415  # it may be missing, and that is no fault
    except ImportError:
        return None
    return Path(get_executable())


def files_of(program: Path, records: Sequence[Record]) -> Iterator[tuple[str, bytes]]:
    """The path and content of every file that the engine makes of the records, in that order.

    Pagefind's own Python client waits a tenth of a second for each record, ten minutes for a country. Here
    everything is said at once, in the same words: JSON in base64, with a comma after each message.
    Raises FaultsFound when the engine refuses a record.
    """
    requests = [
        {"type": "NewIndex", "config": {"force_language": "sv"}},
        *({"index_id": 0, **_request(record)} for record in records),
        {"type": "GetFiles", "index_id": 0},
    ]
    with subprocess.Popen([program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as service:  # noqa: S603
        assert service.stdin and service.stdout  # noqa: S101, PT018  # both are pipes
        Thread(target=_say, args=(service.stdin, requests), daemon=True).start()
        said = list(_hear(service.stdout, len(requests)))
        service.terminate()
    if refused := [each["message"] for each in said if each["type"] == "Error"]:
        remedy = "Lämna felet till den som sköter programmet."
        raise FaultsFound([Fault("sökningen", "", refused[0], "ett sökindex", remedy)])
    for file in said[-1]["files"]:
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


def _say(pipe: IO[bytes], requests: Sequence[dict[str, Any]]) -> None:
    for number, request in enumerate(requests):
        message = {"message_id": number, "payload": request}
        pipe.write(b64encode(json.dumps(message).encode()) + b",")
    pipe.flush()


def _hear(pipe: IO[bytes], answers: int) -> Iterator[dict[str, Any]]:
    """The payload of each answer, up to the number of them or to the end of what is said."""
    rest = b""
    while answers and (heard := pipe.read1(1 << 16)):  # type: ignore[attr-defined]  # a buffered pipe has it
        *whole, rest = (rest + heard).split(b",")
        for answer in whole:
            yield json.loads(b64decode(answer))["payload"]
        answers -= len(whole)
