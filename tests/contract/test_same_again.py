"""Does the same input give the same bytes, whoever builds it, when and where?"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def fingerprints(site: Path) -> dict[str, str]:
    return {
        file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in site.rglob("*")
        if file.is_file()
    }


def test_another_day_another_place_and_another_order_of_things_give_the_same_site(invented_site, tmp_path):
    elsewhere = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "NULAGE_ID_KEY": ""}
    subprocess.run(
        [
            sys.executable,
            ROOT / "build.py",
            "--content",
            ROOT / "content",
            "--out",
            tmp_path / "again",
            "--workers",
            "1",
        ],
        cwd=tmp_path,
        env={**os.environ, **elsewhere},
        capture_output=True,
        check=True,
    )
    assert fingerprints(tmp_path / "again") == fingerprints(invented_site)
