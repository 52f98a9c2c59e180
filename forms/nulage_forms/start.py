"""How does a command of the service begin at once?"""

import gc


def main() -> None:
    """The command line. What is imported never becomes garbage, and to look for some took a tenth of it."""
    gc.disable()
    from nulage_forms.cli import main as command  # noqa: PLC0415

    gc.freeze()
    gc.enable()
    command()
