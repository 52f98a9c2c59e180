"""Does the service start and answer where nothing of the site's half is installed?"""

import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from published import PRINCIPAL, publish


def test_the_service_starts_and_answers_without_pandas(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    bare = Path(__file__).with_name("bare.py")
    folders = ["--published", publish(tmp_path / "_site"), "--data", tmp_path / "var"]
    command = [sys.executable, bare, "demo", "--port", str(port), *folders]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            page = fetched(printed_invitation(process))
        finally:
            process.terminate()

    assert "Lillångs kommun" in page


def printed_invitation(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    printed = ""
    for line in process.stdout:
        printed += line
        if found := re.search(rf"http://127\.0\.0\.1:\d+/sjalvvardering/inbjudan/{PRINCIPAL}/\S+", line):
            return found[0]
    raise AssertionError(printed)


def fetched(address: str) -> str:
    """The page, from a server that may still be starting."""
    for _ in range(100):
        try:
            with urlopen(address, timeout=10) as answer:
                return str(answer.read().decode())
        except URLError:
            time.sleep(0.1)
    raise AssertionError(address)
