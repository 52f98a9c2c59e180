"""How is Pagefind told what to index, and which of its files does the site need?"""

import gzip
import json
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from html import escape
from pathlib import Path
from threading import Thread
from typing import IO, Any

from nulage_site.faults import Fault, FaultsFound
from nulage_site.publish.search.records import Record

AT_ONCE = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "wasm.sv.pagefind", "kinds.json")
"""What the first search fetches, before the part of the index where its words stand."""

SHIPPED = (*AT_ONCE, "index/*", "fragment/*")
"""What any search fetches. The rest is Pagefind's own pages and looks, and its worker."""

SIGNED = b"pagefind_dcd"
"""How each of Pagefind's files begins."""

REST = "Skolenheter"
"""The kind of all hits that say no kind: telling it of each of 5,000 would be a tenth of the first search."""


def engine() -> Path | None:
    """Pagefind's program, None on a platform that it is not made for."""
    try:
        from pagefind_bin import get_executable  # noqa: PLC0415  # it may be missing, and that is no fault
    except ImportError:
        return None
    return Path(get_executable())


def write_index(program: Path, records: Sequence[Record], folder: Path) -> int:
    """The index of the records, in that order; returns the bytes, compressed, that a first search fetches.

    Pagefind's own Python client waits a tenth of a second for each record, ten minutes for a country. Here
    everything is said at once, in the same words: JSON in base64, with a comma after each message.
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
        if any(fnmatch(file["path"], pattern) for pattern in SHIPPED):
            path = folder / file["path"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b64decode(file["content"]))
    kinds = json.dumps(_kinds(folder / "fragment", records), separators=(",", ":"), ensure_ascii=False)
    (folder / "kinds.json").write_text(kinds, encoding="utf-8")
    fetched = [file for pattern in AT_ONCE for file in folder.glob(pattern)]
    return sum(len(gzip.compress(file.read_bytes())) for file in fetched)


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


def _kinds(fragments: Path, records: Sequence[Record]) -> dict[str, list[str]]:
    """Which hits are of which kind, by what Pagefind calls them.

    Its own filters would say the same, but in a new order every time, and no two builds would be equal.
    """
    kind_of = {record.url: record.kind for record in records if record.kind != REST}
    kinds: dict[str, list[str]] = {kind: [] for kind in kind_of.values()}
    for file in sorted(fragments.iterdir()):
        url = json.loads(gzip.decompress(file.read_bytes()).removeprefix(SIGNED))["url"]
        if url in kind_of:
            kinds[kind_of[url]].append(file.name.partition(".")[0])
    return kinds


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
