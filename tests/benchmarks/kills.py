"""Kill a run again and again: `python tests/benchmarks/kills.py ARTICLES.jsonl [KILLS]`.

A store is made in one go, and another by runs of two processes that are killed (SIGKILL) at random moments, 50 times or as
often as told, and then left alone once. Both must be the same byte for byte; exits with 1 where they are not.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COMMAND = Path(sys.executable).with_name("toolkit")
SHORTEST, LONGEST = 0.5, 5.0
"""Seconds after which a run is killed."""


def main() -> int:
    """Make both stores and compare them."""
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    kills, chance = int(sys.argv[2]) if len(sys.argv) == 3 else 50, random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        whole, killed = Path(folder, "whole"), Path(folder, "killed")
        subprocess.run(command(whole), check=True)
        done = 0
        while done < kills:
            process = subprocess.Popen(command(killed), start_new_session=True, stdout=subprocess.DEVNULL)
            time.sleep(chance.uniform(SHORTEST, LONGEST))
            if process.poll() is not None:
                break
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            done += 1
        subprocess.run(command(killed), check=True)
        same = contents(whole) == contents(killed)
        print(f"{done} kills; {len(contents(whole))} files; the stores are {'the same' if same else 'NOT the same'}")
    return 0 if same and done == kills else 1


def command(store: Path) -> list[str]:
    """The run that makes a store."""
    return [str(COMMAND), "annotate", sys.argv[1], "--format", "parquet", "-o", str(store), "--jobs", "2"]


def contents(store: Path) -> dict[str, bytes]:
    """Every file of a store but its lock."""
    files = [path for path in store.rglob("*") if path.is_file() and path.name != ".lock"]
    return {path.relative_to(store).as_posix(): path.read_bytes() for path in files}


if __name__ == "__main__":
    sys.exit(main())
