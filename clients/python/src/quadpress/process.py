"""Servers: those that run, and those that are started here."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterable
from pathlib import Path

from quadpress.client import QuadpressError
from quadpress.graph import Graph


def connect(url: str = "http://127.0.0.1:64210", timeout: float = 60) -> Graph:
    """The graph of a server that runs. `timeout` is for each request, in seconds."""
    graph = Graph(url, timeout)
    graph.stats()  # so that an address which is none is told at once
    return graph


def open(
    path: str | os.PathLike[str],
    *,
    store: str | os.PathLike[str] | None = None,
    program: str | os.PathLike[str] | None = None,
    timeout: float = 60,
) -> Graph:
    """The graph of a store, or of a file or folder of stories, which is read first.

    It starts the program, which `program` names, or the variable QUADPRESS, else `quadpress` on the path, and ends it
    with `Graph.close`, at the end of a `with`, or with Python. A store is a folder that `quadpress build` has made, or
    the URL of a PostgreSQL database. Stories are read into `store`, which is kept and brought up to date the next
    time; without it into a temporary one.
    """
    found = program_of(program)
    name = os.fspath(path)
    if name.startswith(("postgres://", "postgresql://")) or (Path(name) / "quadpress.json").exists():
        return serve(found, name, None, timeout)
    if not Path(name).exists():
        raise FileNotFoundError(name)
    temporary = None
    if store is None:
        temporary = tempfile.mkdtemp(prefix="quadpress-")
        store = Path(temporary) / "db"
    try:
        built = subprocess.run(
            [found, "build", "--db", os.fspath(store), "--", name], capture_output=True, text=True, check=False
        )
        if built.returncode == 2 or not (Path(store) / "quadpress.json").exists():
            raise QuadpressError(built.stderr.strip())
        if built.returncode:  # some documents could not be read; the others are there
            import warnings

            warnings.warn(built.stderr.strip(), stacklevel=2)
        return serve(found, os.fspath(store), temporary, timeout)
    except BaseException:
        if temporary:
            shutil.rmtree(temporary, ignore_errors=True)
        raise


def program_of(named: str | os.PathLike[str] | None) -> str:
    """The program's path."""
    name = os.fspath(named) if named else os.environ.get("QUADPRESS", "quadpress")
    found = shutil.which(name)
    if not found:
        raise FileNotFoundError(
            f"there is no program {name}: install Quadpress, or name it with program= or the variable QUADPRESS"
        )
    return found


class Process:
    """A server that was started here, and what is removed with it."""

    def __init__(self, process: subprocess.Popen[str], temporary: str | None) -> None:
        self._process = process
        self._temporary = temporary
        atexit.register(self.stop)

    def stop(self) -> None:
        """Ends the server."""
        atexit.unregister(self.stop)
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        if self._temporary:
            shutil.rmtree(self._temporary, ignore_errors=True)


def serve(program: str, store: str, temporary: str | None, timeout: float) -> Graph:
    """Starts a server on a free port, and waits until it says at which address."""
    process = subprocess.Popen(
        [program, "serve", "--db", store, "--listen", "127.0.0.1:0", "--log", "json"],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stderr
    said = []
    for line in process.stderr:
        said.append(line)
        url = address(line)
        if url:
            # What it says from now on must be read, or it would wait for a reader.
            threading.Thread(target=drain, args=(process.stderr,), daemon=True).start()
            return Graph(url, timeout, Process(process, temporary))
    process.wait()
    raise QuadpressError("".join(said).strip() or f"{program} serve ended at once")


def address(line: str) -> str | None:
    """The address that a line of the log tells, None for another line."""
    try:
        words = json.loads(line)["msg"].split()
    except (ValueError, KeyError, TypeError):
        return None
    return next((word for word in words if word.startswith("http")), None) if words[:1] == ["serving"] else None


def drain(lines: Iterable[str]) -> None:
    """Reads all lines."""
    for _ in lines:
        pass
