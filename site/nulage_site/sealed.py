"""How is what one build knows written down, so that the next reads it only if it is whole and our own?

It is a pickle, and a pickle can run whatever it holds. So the digest of the rest stands first in the file,
and a file that somebody else has put there is not read.
"""

import hashlib
import os
import pickle
from pathlib import Path
from typing import Any

SIZE = hashlib.sha256().digest_size


def read_sealed(file: Path) -> Any:
    """What a file was written to hold, or None where there is none that is whole and ours."""
    try:
        with file.open("rb") as opened:
            ours = os.fstat(opened.fileno()).st_uid == os.getuid()
            whole = ours and opened.read(SIZE) == hashlib.file_digest(opened, "sha256").digest()
            opened.seek(SIZE)
            return pickle.load(opened) if whole else None  # noqa: S301 (our own, see above)
    except OSError:
        return None


def write_sealed(file: Path, held: object) -> None:
    """Put something in a file, whole or not at all; never whole in memory, as a country's figures are 200 MB.

    Raises OSError.
    """
    beside = file.with_name(f"{file.name}.new")
    with beside.open("w+b") as opened:
        opened.write(bytes(SIZE))
        pickle.dump(held, opened, pickle.HIGHEST_PROTOCOL)
        opened.seek(SIZE)
        digest = hashlib.file_digest(opened, "sha256").digest()
        opened.seek(0)
        opened.write(digest)
    beside.replace(file)
