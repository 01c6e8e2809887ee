"""Work shared by processes: in order, a little ahead, and gone when the one that started them is."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from typing import TypeVar

from toolkit.errors import ParameterError, ToolkitError

S = TypeVar("S")
T = TypeVar("T")


def ordered(function: Callable[[S], T], items: Iterable[S], jobs: int = 1) -> Iterator[T]:
    """Call a function of a module on each item in `jobs` processes, and yield the results in the order of the items.

    The processes are started afresh ("spawn"), so a script calls this below `if __name__ == "__main__":`. Items are taken as
    they are needed, a few ahead. Raises `ParameterError` for fewer than one job, `ToolkitError` where a process dies, as it
    does when memory runs out, and whatever `function` raises.

    >>> list(ordered(str.upper, ["a", "b"]))
    ['A', 'B']
    """
    if jobs < 1:
        raise ParameterError(f"jobs must be 1 or more, not {jobs}")
    if jobs == 1:
        yield from map(function, items)
        return
    waiting: deque[Future[T]] = deque()
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_end_with_parent) as pool:
        try:
            for item in items:
                with _interrupts_held():
                    waiting.append(pool.submit(function, item))
                if len(waiting) > 3 * jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise ToolkitError(
                "a worker process died: take fewer jobs if memory ran out; "
                'a script must call this below `if __name__ == "__main__":`'
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


def _end_with_parent() -> None:
    """End this process when the one that started it is gone, killed perhaps, so that none is left working for nobody."""
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=lambda: (wait([parent.sentinel]), os._exit(1)), daemon=True).start()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C waits for a moment, and never comes to processes that are started in it: one process is there to answer it."""
    if not hasattr(signal, "pthread_sigmask"):  # as on Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
