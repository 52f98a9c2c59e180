"""The door: content and statistics in, a whole site out."""

import argparse
import gc
import os
import sys
from pathlib import Path

from nulage_site.ahead import look_ahead
from nulage_site.manifest import SPARE, builds_of, look, stands


def arguments() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(description="Bygg webbplatsen av innehåll och statistik.")
    parser.add_argument("--content", type=Path, default=Path("content"), help="mapp med innehåll")
    parser.add_argument("--statistics", type=Path, help="mapp med statistik (annars innehållets egen)")
    parser.add_argument("--out", type=Path, default=Path("_site"), help="länk till den byggda webbplatsen")
    parser.add_argument("--edition", help="utgåva, i stället för den i site.toml")
    parser.add_argument("--workers", type=int, help="antal processer (annars en för varje kärna)")
    parser.add_argument(
        "--compress",
        action="store_true",
        dest="packed",
        help="gör också filer som är komprimerade (.gz, .br)",
    )
    parser.add_argument(
        "--verbose",
        action="store_true",
        help="bygg även om inget är ändrat, och räkna upp varje exempeltext",
    )
    parser.add_argument(
        "--stay", action="store_true", help="stanna kvar, och bygg om så snart något har sparats"
    )
    parser.add_argument(
        "--preview", type=int, nargs="?", const=8000, metavar="PORT", help="visa utan att bygga, på en port"
    )
    parser.add_argument(
        "--explain", metavar="SIDA", help="säg varför det senaste bygget gjorde om en sida, eller inte"
    )
    return parser.parse_args()


if __name__ == "__main__":
    asked, id_key = vars(arguments()), os.environ.get("NULAGE_ID_KEY")
    port, page, stay = (asked.pop(wish) for wish in ("preview", "explain", "stay"))
    made = look(
        asked["content"], asked["statistics"], asked["out"], asked["edition"], id_key, packed=asked["packed"]
    )
    if not (port is not None or page is not None or stay or asked["verbose"]) and stands(asked["out"], made):
        print(f"Ingenting har ändrats sedan webbplatsen byggdes.\nKlart: {asked['out']}")
        sys.exit()

    # what follows takes half a second to import, and most often a look at the files tells that it need not be
    if port is None and page is None:
        look_ahead(asked["out"], builds_of(asked["out"]) / SPARE)
    from nulage_site.faults import FaultsFound
    from nulage_site.publish import publish
    from nulage_site.publish.explained import explained
    from nulage_site.publish.report import told

    try:
        if port is not None:
            from nulage_site.preview import serve

            serve(asked["content"], asked["statistics"], port, asked["edition"], id_key)
        elif page is not None:
            print(explained(page, asked["out"]))
        elif stay:
            from nulage_site.publish.staying import staying

            for said in staying(**asked, id_key=id_key):
                print(said, flush=True)
        else:
            print(publish(**asked, id_key=id_key, made=made))
            gc.freeze()  # or Python looks for cycles in a whole country before it ends, for nothing
    except FaultsFound as found:
        sys.exit(told(found))
    except KeyboardInterrupt:
        sys.exit("Avbrutet. Den webbplats som senast publicerades står kvar.")
