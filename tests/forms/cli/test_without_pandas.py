"""Does the service start and answer where nothing of the site's half is installed?"""

import re
import socket
import subprocess
import time
from importlib import metadata
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen
from venv import EnvBuilder

from published import PRINCIPAL, publish

ROOT = Path(__file__).parents[3]
COMMAND = "from nulage_forms.start import main; main()"


def venv_of_the_service(folder: Path) -> Path:
    """The Python of a venv that holds what the service's own lock names, and nothing else."""
    EnvBuilder(symlinks=True).create(folder)
    packages = next(folder.glob("lib/python*/site-packages"))
    locked = re.findall(
        r"^([a-z0-9][\w.-]*)==", (ROOT / "requirements-service.lock").read_text(), re.MULTILINE
    )
    for distribution in map(metadata.distribution, locked):
        for top in {file.parts[0] for file in distribution.files or ()} - {"..", "__pycache__"}:
            (packages / top).symlink_to(str(distribution.locate_file(top)))
    (packages / "service.pth").write_text(str(ROOT / "forms"))
    return folder / "bin/python"


def test_the_service_starts_and_answers_without_pandas(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    python = venv_of_the_service(tmp_path / "venv")
    assert subprocess.run([python, "-Ic", "import pandas"], stderr=subprocess.DEVNULL, check=False).returncode
    folders = ["--published", publish(tmp_path / "_site"), "--data", tmp_path / "var"]
    command = [python, "-Ic", COMMAND, "demo", "--port", str(port), *folders]
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
