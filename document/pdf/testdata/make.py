"""Makes the PDFs of the tests: the same two-column article by four programs, from stories of the seeds.

Needs pdflatex, groff and soffice on the path and WeasyPrint; run in this folder.
"""
import html, pathlib, re, subprocess, tempfile

SEEDS = pathlib.Path(__file__).resolve().parents[3] / "seeds"
TITLE = "Powers agree in Vienna to seek Syrian ceasefire"
HEADER, AUTHOR = "The Quiet Wire", "Clara Whitmore"


def paragraphs():
    for name in ("vienna-talks", "first-airstrikes", "downed-jet", "general-assembly"):
        for p in (SEEDS / (name + ".txt")).read_text().strip().split("\n\n")[1:]:
            if not p.startswith("By "):
                yield re.sub(r"^.*? \d{4} — ", "", p)


def tex(s):
    s = re.sub(r'"([^"]*)"', r"``\1''", s)
    return re.sub(r"([&%$#_])", r"\\\1", s).replace("—", "---")


def latex(folder):
    body = "\n\n".join(map(tex, paragraphs()))
    (folder / "a.tex").write_text(
        r"""\documentclass[twocolumn,10pt]{article}\usepackage[utf8]{inputenc}
\pdfinfo{/Title (%s) /Author (%s) /CreationDate (D:20151030180000+01'00')}
\pagestyle{myheadings}\markright{%s \hfill 30 October 2015}
\title{%s}\author{By %s}\date{}\begin{document}\maketitle\thispagestyle{myheadings}
%s
\end{document}"""
        % (TITLE, AUTHOR, HEADER, TITLE, AUTHOR, body))
    subprocess.run(["pdflatex", "-interaction=batchmode", "a.tex"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return folder / "a.pdf"


def groff(folder):
    body = "\n".join(".PP\n" + p.replace("\\", "\\e") for p in paragraphs())
    (folder / "a.ms").write_text(
        ".ds LH %s\n.ds RH 30 October 2015\n.ds CF - \\n[PN] -\n.ds CH\n.TL\n%s\n.AU\nBy %s\n.2C\n%s\n"
        % (HEADER, TITLE, AUTHOR, body))
    with open(folder / "a.pdf", "wb") as out:
        subprocess.run(["groff", "-k", "-ms", "-Tpdf", "a.ms"], cwd=folder, check=True, stdout=out)
    return folder / "a.pdf"


def page(columns):
    body = "".join("<p>%s</p>" % html.escape(p) for p in paragraphs())
    return """<html lang="en"><head><title>%s</title><meta name="author" content="%s">
<meta name="dcterms.created" content="2015-10-30T18:00:00+01:00"><style>
@page { size: A4; margin: 25mm 20mm; @top-left { content: "%s" } @top-right { content: "30 October 2015" }
  @bottom-center { content: "Page " counter(page) " of " counter(pages) } }
body { font: 10pt serif } p { margin: 0; text-indent: 1em; text-align: justify; hyphens: auto }
div { %s }</style></head><body><h1>%s</h1><p>By %s</p><div>%s</div></body></html>""" % (
        TITLE, AUTHOR, HEADER, columns, TITLE, AUTHOR, body)


def weasyprint(folder):
    from weasyprint import HTML
    HTML(string=page("columns: 2")).write_pdf(folder / "a.pdf")
    return folder / "a.pdf"


def office(folder):
    p = "".join('<text:p text:style-name="B">%s</text:p>' % html.escape(p) for p in paragraphs())
    (folder / "a.fodt").write_text("""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0">
<office:meta><dc:title>%s</dc:title><meta:initial-creator>%s</meta:initial-creator>
<meta:creation-date>2015-10-30T18:00:00</meta:creation-date></office:meta>
<office:automatic-styles>
<style:style style:name="B" style:family="paragraph"><style:paragraph-properties fo:text-align="justify"
 fo:text-indent="0.4cm"/><style:text-properties fo:font-size="10pt" fo:hyphenate="true"
 fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2" fo:language="en" fo:country="US"/></style:style>
<style:style style:name="H" style:family="paragraph"><style:text-properties fo:font-size="18pt"/></style:style>
<style:style style:name="S" style:family="section"><style:section-properties text:dont-balance-text-columns="true">
<style:columns fo:column-count="2" fo:column-gap="0.6cm"/></style:section-properties></style:style>
<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
 fo:margin="2cm"/><style:header-style/><style:footer-style/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">
<style:header><text:p>%s, 30 October 2015</text:p></style:header>
<style:footer><text:p>Page <text:page-number/></text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text><text:p text:style-name="H">%s</text:p><text:p>By %s</text:p>
<text:section text:style-name="S" text:name="Body">%s</text:section></office:text></office:body></office:document>""" % (
        TITLE, AUTHOR, HEADER, TITLE, AUTHOR, p))
    subprocess.run(["soffice", "--headless", "-env:UserInstallation=file://%s/profile" % folder, "--convert-to", "pdf",
                    "a.fodt"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return folder / "a.pdf"


for make in (latex, groff, weasyprint, office):
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(make.__name__ + ".pdf").write_bytes(make(pathlib.Path(folder)).read_bytes())
