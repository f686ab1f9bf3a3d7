"""Makes the documents of the tests, from stories of the seeds, by pandoc and LibreOffice.

Needs pandoc and soffice on the path; run in this folder.
"""
import html, pathlib, re, subprocess, tempfile

SEEDS = pathlib.Path(__file__).resolve().parents[3] / "seeds"
HERE = pathlib.Path.cwd()


def story(name):
    title, *rest = (SEEDS / (name + ".txt")).read_text().strip().split("\n\n")
    return title, [re.sub(r"^.*? \d{4} — ", "", p) for p in rest if not p.startswith("By ")]


def page(name):
    title, body = story(name)
    p = ["<p>%s</p>" % html.escape(x) for x in body]
    p[0] = p[0].replace("Vienna", "<b>Vi</b>enna", 1)
    p.insert(2, "<h2>What was said</h2><ul><li>a first point</li><li>The second point is a sentence.</li></ul>"
                "<table><tr><td>Country</td><td>Votes</td></tr><tr><td>France</td><td>12</td></tr></table>")
    return """<html lang="en"><head><title>%s</title><meta name="author" content="Clara Whitmore"><meta name="date"
content="2015-10-30"></head><body>%s</body></html>""" % (title, "".join(p))


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    (folder / "a.html").write_text(page("vienna-talks"))
    for ending in ("docx", "odt", "rtf"):
        subprocess.run(["pandoc", "--standalone", "a.html", "-o", HERE / ("pandoc." + ending)], cwd=folder, check=True)
    # pandoc reads what LibreOffice is to write: a document with styles and metadata.
    subprocess.run(["pandoc", "a.html", "-o", "office.odt"], cwd=folder, check=True)
    for ending in ("docx", "odt", "rtf"):
        source = "office.odt" if ending != "odt" else "office.docx"
        subprocess.run(["soffice", "--headless", "-env:UserInstallation=file://%s/profile" % folder, "--convert-to",
                        ending, "--outdir", HERE, source], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        if ending == "docx":
            (folder / "office.docx").write_bytes((HERE / "office.docx").read_bytes())
    chapters = []
    for chapter in ("vienna-talks", "first-airstrikes"):
        title, body = story(chapter)
        chapters.append("# %s\n\n%s\n" % (title, "\n\n".join(body)))
    (folder / "book.md").write_text("---\ntitle: Autumn of talks\nauthor: Clara Whitmore\ndate: 2015-12-01\nlang: en\n"
                                    "publisher: The Quiet Press\n---\n\n" + "\n".join(chapters))
    subprocess.run(["pandoc", "book.md", "--toc", "-o", HERE / "pandoc.epub"], cwd=folder, check=True)
    subprocess.run(["soffice", "--headless", "-env:UserInstallation=file://%s/profile" % folder, "--convert-to",
                    "epub", "--outdir", HERE, "office.docx"], cwd=folder, check=False, stdout=subprocess.DEVNULL)
