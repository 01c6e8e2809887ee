"""Notebooks run by papermill, with nothing of the user's own Jupyter settings in them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from toolkit.errors import ReportError
from toolkit.reports.parameters import Value

KERNEL = "python3"


def notebook_path(name: str) -> Path:
    """Where a notebook of the toolkit is: in the package where it was installed, beside it in a checkout."""
    package = Path(__file__).parents[1]
    for folder in (package / "notebooks", package.parent / "notebooks"):
        if (path := folder / f"{name}.ipynb").is_file():
            return path
    raise ReportError(f"the notebook {name}.ipynb did not come with the toolkit: install the toolkit again")


@contextmanager
def surroundings(folder: Path, **variables: str) -> Iterator[None]:
    """For a while, environment variables that give each kernel a clean start: this interpreter, no profile, no history."""
    clean = {"JUPYTER_PREFER_ENV_PATH": "1", "IPYTHONDIR": str(folder / "ipython"), "PYTHONHASHSEED": "0"}
    before = dict(os.environ)
    os.environ.update(clean | variables)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def execute(name: str, notebook: Any, parameters: Mapping[str, Value], folder: Path) -> Any:
    """Run a notebook in a kernel of its own that works in `folder`, and return it with its outputs.

    Raises `ReportError` with the notebook, the cell and the last line of the traceback where a cell fails.
    """
    from nbclient.exceptions import CellControlSignal, DeadKernelError
    from papermill import PapermillExecutionError, execute_notebook

    client = {"record_timing": False, "extra_arguments": ["--IPKernelApp.log_level=50"]}
    try:
        return execute_notebook(
            notebook, None, dict(parameters), kernel_name=KERNEL, progress_bar=False, cwd=folder, **client
        )
    except PapermillExecutionError as error:
        reason = " ".join(f"{error.ename}: {error.evalue}".split())
        raise ReportError(f"{name}.ipynb failed in code cell {error.exec_count}: {reason}") from error
    except (CellControlSignal, DeadKernelError, RuntimeError) as error:
        reason = re.sub(r"\s+", " ", str(error)).strip()
        raise ReportError(f"{name}.ipynb: the kernel that ran it stopped: {reason}") from error
