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
            digest, content = opened.read(SIZE), opened.read()
    except OSError:
        return None
    whole = ours and hashlib.sha256(content).digest() == digest
    return pickle.loads(content) if whole else None  # noqa: S301 (our own, see above)


def write_sealed(file: Path, held: object) -> None:
    """Put something in a file, whole or not at all. Raises OSError."""
    content = pickle.dumps(held, pickle.HIGHEST_PROTOCOL)
    beside = file.with_name(f"{file.name}.new")
    with beside.open("wb") as opened:
        opened.writelines((hashlib.sha256(content).digest(), content))
    beside.replace(file)
