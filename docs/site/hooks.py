"""What the site needs beside MkDocs: README.md as its first page, and links to files that are no pages of it."""

import re
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"(\]\()([^)\s#]+)(#[^)\s]*)?(\))")


def on_files(files, config):
    """Adds README.md as the first page."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    files.append(File.generated(config, "index.md", content=text.replace("](docs/", "](")))
    return files


def on_page_markdown(markdown, page, config, files):
    """Points links to files outside the docs to the repository, and refuses those to files that are not there."""
    if page.file.src_uri == "index.md":
        home = ROOT
    else:
        home = Path(page.file.abs_src_path).parent
    docs = Path(config.docs_dir).resolve()

    def link(match):
        target, anchor = match[2], match[3] or ""
        if "://" in target or target.startswith("mailto:"):
            return match[0]
        if home == ROOT and (docs / target).exists():
            return match[0]
        path = (home / target).resolve()
        if path.is_relative_to(docs) and path.suffix in (".md", ".png", ".svg"):
            return match[0]  # MkDocs looks at it
        if not path.exists():
            raise PluginError(f"{page.file.src_uri} links to {target}, which is not there")
        kind = "tree" if path.is_dir() else "blob"
        repository = config.extra["repository"]
        return f"{match[1]}{repository}/{kind}/main/{path.relative_to(ROOT)}{anchor}{match[4]}"

    return LINK.sub(link, markdown)
