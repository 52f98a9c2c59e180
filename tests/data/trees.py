"""What does a folder hold?"""

from pathlib import Path


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its name there."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
