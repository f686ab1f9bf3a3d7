"""The notebook runs, and shows what it says."""

from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parents[1]


def test_the_notebook_runs(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(FOLDER / "src"))
    notebook = nbformat.read(FOLDER / "example.ipynb", as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells), "outputs are not committed"
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": FOLDER}}).execute()
    shown = [o["data"] for cell in notebook.cells for o in cell.get("outputs", []) if "data" in o]
    assert any("image/svg+xml" in data for data in shown)
    assert any("<mark>" in data.get("text/html", "") for data in shown)
    assert len(shown) >= sum(cell.cell_type == "code" for cell in notebook.cells) - 2
