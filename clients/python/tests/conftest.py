"""The program named by QUADPRESS, or bin/quadpress of the repository, answers for the graph of seeds."""

import os
import shutil
from pathlib import Path

import pytest

import quadpress

ROOT = Path(__file__).resolve().parents[3]
os.environ.setdefault("QUADPRESS", str(ROOT / "bin" / "quadpress"))


@pytest.fixture(scope="session", autouse=True)
def program() -> str:
    if not shutil.which(os.environ["QUADPRESS"]):
        pytest.exit(f"there is no {os.environ['QUADPRESS']}: run make build first", 1)
    return os.environ["QUADPRESS"]


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory, program: str) -> Path:
    path = tmp_path_factory.mktemp("graph") / "db"
    quadpress.open(ROOT / "seeds", store=path).close()
    return path


@pytest.fixture(scope="session")
def graph(store: Path):
    with quadpress.open(store) as graph:
        yield graph
