"""Texts with their annotation, as files of other formats.

A text is a list of Block: kind, level, and pieces, which are strings and
calls of notes.  To add a format, write a function that takes the list and a
path, and add it to FORMATS.
"""

import html
import json
import os
import zipfile
from collections import namedtuple

# kind: heading caption quotation note paragraph; number: of a note.
Block = namedtuple("Block", "kind level number pieces")
Call = namedtuple("Call", "number")

KINDS = (("heading", "headings"), ("caption", "captions"),
         ("quotation", "blockquotes"), ("note", "notes"))


def annotation(shared, number):
    with open(os.path.join(shared, "gold", number + ".json"),
              encoding="utf-8") as file:
        return json.load(file)


def original(shared, number):
    """The path of a text of the shared corpus."""
    return os.path.join(shared, "corpus", annotation(shared, number)["file"])


def read(shared, number):
    """Its blocks, by its annotation; what is not of the text is left out."""
    gold = annotation(shared, number)
    with open(original(shared, number), encoding="utf-8") as file:
        text = file.read()
    blocks, at = [], 0
    for line in text.split("\n"):
        end = at + len(line)
        if line.strip() and not any(
                row["cstart"] < end and row["cend"] > at
                for row in gold["boilerplate"]):
            blocks.append(block(gold, text, at, end))
        at = end + 1
    return blocks


def block(gold, text, start, end):
    kind, level, number = "paragraph", 0, None
    for name, key in KINDS:
        for row in gold[key]:
            if row["cstart"] < end and row["cend"] > start:
                kind, level = name, row.get("level", 0)
                number = row.get("number")
                if name == "note" and row["cstart"] >= start:
                    start = row["body"]["cstart"]
    pieces, at = [], start
    for row in gold["note_markers"]:
        if start <= row["cstart"] < end and kind != "note":
            pieces += [text[at:row["cstart"]], Call(row["number"])]
            at = row["cend"]
    return Block(kind, level, number, pieces + [text[at:end].rstrip()])


def bodies(blocks):
    """Paragraphs of each note, by number."""
    found = {}
    for row in blocks:
        if row.kind == "note":
            found.setdefault(row.number, []).append("".join(row.pieces))
    return found


def markdown(blocks, path):
    def plain(text):
        return "".join("\\" + c if c in "\\`*_[]<>#|~&" else c for c in text)

    out, seen = [], set()
    for row in blocks:
        text = "".join("[^%s]" % p.number if isinstance(p, Call) else plain(p)
                       for p in row.pieces)
        if row.kind == "heading":
            text = "#" * row.level + " " + text
        elif row.kind == "quotation":
            text = "> " + text
        elif row.kind == "note" and row.number not in seen:
            seen.add(row.number)
            text = "[^%s]: %s" % (row.number, text)
        elif row.kind == "note":
            text = "    " + text
        elif text[:1].isdigit() or text[:1] in "+-":
            text = "&#%d;%s" % (ord(text[0]), text[1:])
        out.append(text)
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n\n".join(out) + "\n")


def archive(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, text in files:
            target.writestr(name, text)


def docx(blocks, path):
    space = 'xmlns:w="http://schemas.openxmlformats.org/' \
        'wordprocessingml/2006/main"'
    styles = {"caption": "Caption", "quotation": "Quote"}

    def run(text):
        return '<w:r><w:t xml:space="preserve">%s</w:t></w:r>' \
            % html.escape(text)

    def paragraph(style, inner):
        return '<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr>%s</w:p>' \
            % (style, inner)

    body = []
    for row in blocks:
        if row.kind == "note":
            continue
        inner = "".join(
            '<w:r><w:footnoteReference w:id="%s"/></w:r>' % p.number
            if isinstance(p, Call) else run(p) for p in row.pieces)
        style = styles.get(row.kind, "Normal")
        if row.kind == "heading":
            style = "H%d" % row.level
        body.append(paragraph(style, inner))
    notes = "".join('<w:footnote w:id="%s">%s</w:footnote>' % (
        number, "".join(paragraph("Normal", run(t)) for t in texts))
        for number, texts in bodies(blocks).items())
    names = [("H1", "Title")] + [
        ("H%d" % n, "heading %d" % (n - 1)) for n in range(2, 8)]
    names += [("Caption", "caption"), ("Quote", "Quote"), ("Normal", "Normal")]
    archive(path, (
        ("word/document.xml", "<w:document %s><w:body>%s</w:body>"
         "</w:document>" % (space, "".join(body))),
        ("word/footnotes.xml", "<w:footnotes %s>%s</w:footnotes>"
         % (space, notes)),
        ("word/styles.xml", "<w:styles %s>%s</w:styles>" % (space, "".join(
            '<w:style w:styleId="%s"><w:name w:val="%s"/></w:style>' % row
            for row in names)))))


def odt(blocks, path):
    spaces = " ".join(
        'xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % (n, n)
        for n in ("office", "text", "style"))
    styles = {"caption": "Caption", "quotation": "Quotations"}
    notes = bodies(blocks)

    def piece(part):
        if not isinstance(part, Call):
            return html.escape(part)
        texts = notes.get(part.number, [])
        return '<text:note text:note-class="footnote"><text:note-citation>' \
            "%s</text:note-citation><text:note-body>%s</text:note-body>" \
            "</text:note>" % (part.number, "".join(
                "<text:p>%s</text:p>" % html.escape(t) for t in texts))

    body = []
    for row in blocks:
        inner = "".join(map(piece, row.pieces))
        if row.kind == "heading" and row.level > 1:
            body.append('<text:h text:outline-level="%d">%s</text:h>'
                        % (row.level - 1, inner))
        elif row.kind != "note":
            style = "Title" if row.kind == "heading" \
                else styles.get(row.kind, "Standard")
            body.append('<text:p text:style-name="%s">%s</text:p>'
                        % (style, inner))
    names = "".join(
        '<style:style style:name="%s" style:family="paragraph"/>' % name
        for name in ("Title", "Caption", "Quotations", "Standard"))
    archive(path, (
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", "<office:document-content %s>"
         "<office:automatic-styles>%s</office:automatic-styles><office:body>"
         "<office:text>%s</office:text></office:body>"
         "</office:document-content>" % (spaces, names, "".join(body)))))


FORMATS = {"docx": docx, "md": markdown, "odt": odt}
