"""Every benchmark, one after the other, each in a process of its own; the cases are made once for all of them."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.cases import FOLDER

ORDER = (
    "keys", "minuting", "writing", "start", "rows", "search", "saving", "checking", "names", "unknown", "filling",
    "documents", "understanding", "word_templates", "keystrokes",
)


def main() -> int:
    """Run those named on the command line, or all; 1 when one missed a budget or lacked its peer."""
    options = [word for word in sys.argv[1:] if word.startswith("--")]
    wanted = [word for word in sys.argv[1:] if not word.startswith("--")] or list(ORDER)
    failed = []
    with tempfile.TemporaryDirectory(prefix="imr-benchmarks-") as folder:
        for name in wanted:
            environ = {**os.environ, FOLDER: folder}
            done = subprocess.run(
                [sys.executable, "-m", f"benchmarks.{name}", *options], cwd=Path(__file__).resolve().parents[1],
                env=environ, check=False,
            )
            if done.returncode:
                failed.append(name)
            sys.stdout.write("\n")
            sys.stdout.flush()
    sys.stdout.write(f"Missed or failed: {', '.join(failed)}\n" if failed else "Every budget is met.\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
