"""Executed notebooks in one form: the same articles, parameters and version give the same bytes.

Whatever tells of the run rather than of its result goes: times, paths, what was printed as a warning, addresses in memory.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from toolkit.reports.parameters import Value

ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")


def canonical(notebook: Any, parameters: Mapping[str, Value]) -> Any:
    """Return a notebook that holds the cells and the outputs of an executed one, and of its metadata the parameters."""
    from nbformat import validate
    from nbformat.v4 import new_notebook

    metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
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
    """An output without addresses; what a stream printed keeps its words alone."""
    from nbformat.v4 import new_output

    if output.output_type == "stream":
        return new_output("stream", name=output.name, text=ADDRESS.sub("", output.text))
    data = dict(output.data)
    if "text/plain" in data:
        data["text/plain"] = ADDRESS.sub("", data["text/plain"])
    more = {"execution_count": output.execution_count} if output.output_type == "execute_result" else {}
    return new_output(output.output_type, data=data, metadata=output.metadata, **more)
