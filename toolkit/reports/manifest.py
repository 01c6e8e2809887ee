"""The manifest of a report: what it was made from, with which versions, and what it consists of. No path, no time."""

from __future__ import annotations

import hashlib
import json
import platform
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from importlib import metadata
from pathlib import PurePosixPath
from typing import Any

from toolkit import versions as installed
from toolkit.reports.notebooks import Value
from toolkit.tables import Dossier

NAME = "manifest.json"
PACKAGES = ("itables", "matplotlib", "nbconvert", "nltk", "numpy", "onnxruntime", "pandas", "papermill", "tokenizers")
"""The packages whose version may show in a report."""


def manifest(dossier: Dossier, parameters: Mapping[str, Value], files: Mapping[str, bytes]) -> dict[str, Any]:
    """Describe a report that consists of `files` (path → content)."""
    return {
        "schema": 1,
        "corpus": dossier.corpus,
        "parameters": dict(parameters),
        "inputs": [asdict(file) for file in dossier.files],
        "articles": len(dossier.articles),
        "rejected": [asdict(rejection) for rejection in dossier.rejected],
        "made_with": versions(),
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())},
    }


def versions() -> dict[str, str]:
    """What the bytes of a report depend on besides its inputs; the same bytes are promised where these agree."""
    own = {"toolkit": installed.version(), "model": installed.model()}
    system = {"python": "{}.{}".format(*sys.version_info), "machine": platform.machine()}
    return own | system | {package: metadata.version(package) for package in PACKAGES}


def encoded(given: Mapping[str, Any]) -> bytes:
    """A manifest as the bytes of its file."""
    return f"{json.dumps(given, indent=1, ensure_ascii=False)}\n".encode()


def decoded(content: bytes) -> dict[str, Any] | None:
    """A manifest from the bytes of a file, or None where they are none that names the files of a report safely."""
    try:
        found = json.loads(content)
        files = list(found["files"])
        found["made_with"] | found["parameters"] | {file["path"]: file["sha256"] for file in found["inputs"]}
    except (ValueError, KeyError, TypeError):
        return None
    return found if all(_plain(name) for name in files) else None


def _plain(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return bool(parts) and not name.startswith("/") and "\\" not in name and not {"..", "."} & set(name.split("/"))


def differences(committed: Mapping[str, Any], here: Mapping[str, Any]) -> Iterator[str]:
    """Why two reports may differ, the versions first, then parameters and inputs.

    >>> made = {"made_with": {"pandas": "2.2.3"}, "parameters": {}, "inputs": []}
    >>> list(differences(made, made | {"made_with": {"pandas": "2.3.0"}}))
    ['made with pandas 2.2.3, here 2.3.0']
    """
    was, now = committed["made_with"], here["made_with"]
    for name in now | was:
        if was.get(name) != now.get(name):
            yield f"made with {name} {was.get(name, 'none')}, here {now.get(name, 'none')}"
    was, now = committed["parameters"], here["parameters"]
    for name in now | was:
        if was.get(name) != now.get(name):
            yield f"made for {name} = {was.get(name, '')!r}, here {now.get(name, '')!r}"
    before = {file["path"]: file["sha256"] for file in committed["inputs"]}
    after = {file["path"]: file["sha256"] for file in here["inputs"]}
    changed = sorted(name for name in before | after if before.get(name) != after.get(name))
    if changed:
        yield f"the inputs differ: {listed(changed)}"


def listed(names: list[str]) -> str:
    """The first names of a list, and how many more there are."""
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return ", ".join(names[:5]) + more
