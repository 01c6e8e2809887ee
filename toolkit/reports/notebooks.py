"""Notebooks: where they are, which parameters they have, and their run by papermill, in one form.

The same articles, parameters and version give the same bytes: nothing of the user's own Jupyter settings comes in, and
whatever tells of the run rather than of its result goes: times, paths, what was printed as a warning, addresses in memory.
"""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.errors import ParameterError, ReportError

Value = str | int | float | bool
TYPES: dict[str, type] = {"str": str, "int": int, "float": float, "bool": bool}
CALLED = {"str": "text", "int": "a whole number", "float": "a number", "bool": "True or False"}
"""What a value of each type is called to its user."""
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")


def notebook_path(name: str) -> Path:
    """Where a notebook of the toolkit is: in the package where it was installed, beside it in a checkout."""
    package = Path(__file__).parents[1]
    for folder in (package / "notebooks", package.parent / "notebooks"):
        if (path := folder / f"{name}.ipynb").is_file():
            return path
    raise ReportError(f"the notebook {name}.ipynb did not come with the toolkit: install the toolkit again")


class Parameter(NamedTuple):
    """A parameter as a notebook's cell of them declares it: `corpus: str = "seeds"  # help`."""

    name: str
    type: str
    default: Value
    help: str


def declared(notebooks: Iterable[Any]) -> dict[str, Parameter]:
    """The parameters of all notebooks by name, as papermill finds them in the cells tagged `parameters`."""
    from papermill import inspect_notebook

    found = (parameter for notebook in notebooks for parameter in inspect_notebook(notebook).values())
    return {
        one["name"]: Parameter(one["name"], one["inferred_type_name"], ast.literal_eval(one["default"]), one["help"])
        for one in found
    }


def checked(given: Mapping[str, Value], known: Mapping[str, Parameter]) -> dict[str, Value]:
    """The given parameters, if each is known and of its type; else `ParameterError` tells what would be right.

    >>> checked({"sinse": "2025-03-01"}, {"since": Parameter("since", "str", "", "first day")})
    Traceback (most recent call last):
        ...
    toolkit.errors.ParameterError: unknown parameter 'sinse'; known are: since
    """
    names = ", ".join(name for name in known if name != "corpus")
    for name, value in given.items():
        if name == "corpus":
            raise ParameterError("the parameter 'corpus' is given by the inputs of the report")
        if name not in known:
            raise ParameterError(f"unknown parameter {name!r}; known are: {names}")
        if type(value) is not TYPES[known[name].type]:
            raise ParameterError(f"the parameter {name!r} takes {CALLED[known[name].type]}, not {value!r}")
    return dict(given)


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
            notebook, None, dict(parameters), kernel_name=KERNEL["name"], progress_bar=False, cwd=folder, **client
        )
    except PapermillExecutionError as error:
        reason = " ".join(f"{error.ename}: {error.evalue}".split())
        raise ReportError(f"{name}.ipynb failed in code cell {error.exec_count}: {reason}") from error
    except (CellControlSignal, DeadKernelError, RuntimeError) as error:
        reason = re.sub(r"\s+", " ", str(error)).strip()
        raise ReportError(f"{name}.ipynb: the kernel that ran it stopped: {reason}") from error


def canonical(notebook: Any, parameters: Mapping[str, Value]) -> Any:
    """Return a notebook that holds the cells and the outputs of an executed one, and of its metadata the parameters."""
    from nbformat import validate
    from nbformat.v4 import new_notebook

    metadata = {
        "kernelspec": dict(KERNEL),
        "language_info": {"name": "python"},
        "papermill": {"parameters": dict(parameters)},
    }
    made = new_notebook(cells=[_cell(cell) for cell in notebook.cells], metadata=metadata, nbformat_minor=5)
    validate(made)
    return made


def encoded(notebook: Any) -> bytes:
    """A notebook as the bytes of its file: sorted keys, UTF-8."""
    from nbformat import writes

    return f"{writes(notebook, version=4).rstrip()}\n".encode()


def _cell(cell: Any) -> Any:
    from nbformat.v4 import new_code_cell, new_markdown_cell

    tags = list(cell.metadata.get("tags", []))
    id = tags[0] if "injected-parameters" in tags else cell.id
    about: dict[str, Any] = {"id": id, "metadata": {"tags": tags} if tags else {}}
    if cell.cell_type == "markdown":
        return new_markdown_cell(cell.source, **about)
    outputs = [_output(output) for output in cell.outputs if output.get("name") != "stderr"]
    return new_code_cell(cell.source, execution_count=cell.execution_count, outputs=outputs, **about)


def _output(output: Any) -> Any:
    """An output without addresses; a stream keeps its words alone, a table leaves its CSV to the file of its own."""
    from nbformat.v4 import new_output

    if output.output_type == "stream":
        return new_output("stream", name=output.name, text=ADDRESS.sub("", output.text))
    data = {type: content for type, content in output.data.items() if type != "text/csv"}
    if "text/plain" in data:
        data["text/plain"] = ADDRESS.sub("", data["text/plain"])
    more = {"execution_count": output.execution_count} if output.output_type == "execute_result" else {}
    return new_output(output.output_type, data=data, metadata=output.metadata, **more)
