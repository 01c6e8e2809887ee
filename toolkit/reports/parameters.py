"""The parameters of the notebooks: which there are, and whether what was given fits them."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from toolkit.errors import ParameterError

Value = str | int | float | bool
TYPES: dict[str, type] = {"str": str, "int": int, "float": float, "bool": bool}


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
    toolkit.errors.ParameterError: unknown parameter 'sinse'; known are: since (str)
    """
    names = ", ".join(f"{parameter.name} ({parameter.type})" for parameter in known.values() if parameter.name != "corpus")
    for name, value in given.items():
        if name == "corpus":
            raise ParameterError("the parameter 'corpus' is given by the inputs of the report")
        if name not in known:
            raise ParameterError(f"unknown parameter {name!r}; known are: {names}")
        if type(value) is not TYPES[known[name].type]:
            raise ParameterError(f"the parameter {name!r} is a {known[name].type}, not {value!r}")
    return dict(given)
