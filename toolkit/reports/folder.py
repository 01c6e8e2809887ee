"""The folder of a report: written whole or not at all, cleared of the files of the report before, compared with a new one."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from toolkit.errors import ReportError
from toolkit.reports.manifest import NAME, decoded, differences, listed


def usable(folder: Path, names: Iterable[str]) -> set[str]:
    """The files of the report in `folder`; `ReportError` where none can be written there or `names` are files of others."""
    nearest = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    if not (nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)):
        what = "may not be written to" if nearest.is_dir() else "is not a folder"
        raise ReportError(f"the report cannot be written to {folder}: {nearest} {what}")
    before = _manifest(folder)
    old = {*before["files"], NAME} if before else set()
    if strange := [name for name in names if name not in old and (folder / name).exists()]:
        raise ReportError(f"{folder / strange[0]} is of no report of the toolkit: choose another folder, or remove it")
    return old


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Replace the report in `folder` by `files` (path → content), the manifest last.

    Every file is written beside the folder first, so that a full disk spoils no report. Files of the report before that are
    not part of this one are removed; files that no report made stay, and `ReportError` is raised where one is in the way.
    """
    old = usable(folder, files)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".report-", dir=folder) as scratch:
            for name, content in files.items():
                place = Path(scratch, name)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(content)
            for name in sorted(files, key=lambda name: name == NAME):
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                os.replace(Path(scratch, name), folder / name)
    except OSError as error:
        raise ReportError(f"the report cannot be written to {folder}: {error.strerror or error}") from error
    _remove(folder, sorted(old - set(files)))


def _remove(folder: Path, names: list[str]) -> None:
    for name in names:
        with suppress(OSError):  # a file that is gone already, a folder that holds something else
            (folder / name).unlink()
            (folder / name).parent.rmdir()


def compare(folder: Path, files: Mapping[str, bytes]) -> None:
    """Raise `ReportError` where the report in `folder` is not byte for byte `files`; versions that differ are named first."""
    before = required(folder)
    names = sorted({*files, *before["files"], NAME})
    changed = [name for name in names if not _same(folder / name, files.get(name))]
    if changed:
        reasons = [*differences(before, json.loads(files[NAME])), f"different files: {listed(changed)}"]
        raise ReportError(f"the report in {folder} is not what would be made now: {'; '.join(reasons)}")


def required(folder: Path) -> dict[str, Any]:
    """The manifest of the report in `folder`; raises `ReportError` where there is none."""
    if (manifest := _manifest(folder)) is None:
        raise ReportError(f"there is no report in {folder}: make one first, without --check")
    return manifest


def _same(path: Path, content: bytes | None) -> bool:
    return content is not None and path.is_file() and path.read_bytes() == content


def _manifest(folder: Path) -> dict[str, Any] | None:
    try:
        return decoded((folder / NAME).read_bytes())
    except OSError:
        return None
