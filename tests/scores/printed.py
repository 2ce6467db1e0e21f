"""
A text and the same text printed as PDF: are headings, notes and names alike?

usage: printed.py LECTERN TEXT [WORK]

What lectern makes of the text is printed by tests/import/press.py: headings
larger, markers raised, each note at the foot of its page.  What lectern then
makes of the PDF is compared.  Prints the shares; exit 1 if notes are called
otherwise, or less than 0.98 of headings or names come back.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "import"))
import press  # noqa: E402

LEAST = 0.98


def inspect(lectern, file, work):
    library = os.path.join(work, "printed.lectern")
    subprocess.run([lectern, "index", "-o", library, file], check=True)
    out = subprocess.run([lectern, "inspect", "--json", "-l", library, "1"],
                         check=True, capture_output=True).stdout
    doc = json.loads(out)
    text = subprocess.run([lectern, "show", "-w0", "--everything", "-l",
                           library, "1"], check=True,
                          capture_output=True).stdout
    return doc, text


def flat(text):
    text = text.encode("cp1252", "replace").decode("cp1252")
    return re.sub(r"[\s_*^~]+", " ", text).strip()


def clean(text):
    """What the press would take for its own signs."""
    return re.sub(r"[~^_*]", " ", re.sub(r"\s+", " ", text)).strip()


def source(doc, data):
    """The document as the press wants it."""
    notes = {n["id"]: n for n in doc["notes"]}
    markers = [m for m in doc["note_markers"]
               if not any(n["start"] <= m["start"] < n["end"]
                          for n in doc["notes"])]
    out, seen = [".page 420 640", ".numbers 1"], set()
    for block in doc["blocks"]:
        if block["kind"] == "note":
            continue
        text, at = "", block["start"]
        for marker in markers:
            if not block["start"] <= marker["start"] < block["end"]:
                continue
            text += clean(data[at:marker["start"]].decode())
            text += "^%s^ " % marker["number"]
            at = marker["end"]
            note = notes.get(marker["note_id"])
            if note and note["id"] not in seen:
                seen.add(note["id"])
                body = clean(data[note["start"]:note["end"]].decode())
                body = re.sub(r"^[\[(]?%s[\])]?[.:)]*\s*" % re.escape(
                    note["number"]), "", body)
                out.append(".note %s %s" % (note["number"], body))
        text += clean(data[at:block["end"]].decode())
        text = text.strip()
        if block["kind"] in ("heading", "question"):
            name = "title" if block["level"] == 1 else "heading"
            text = ".%s %s" % (name, text)
        elif text.startswith("."):
            text = " " + text
        out.append(text)
    return "\n\n".join(out)


def links(doc):
    numbers = {n["id"]: n["number"] for n in doc["notes"]}
    return sorted((m["number"], numbers.get(m["note_id"], ""))
                  for m in doc["note_markers"])


def headings(doc, data):
    return {flat(re.sub(rb"[\[(]?\d+[\])]$", b"",
                        data[h["start"]:h["end"]].strip()).decode())
            for h in doc["headings"]}


def names(doc, data):
    count = {}
    for mention in doc["mentions"]:
        name = flat(data[mention["start"]:mention["end"]].decode())
        count[name] = count.get(name, 0) + 1
    return count


def stored(lectern, work):
    """The text that the library holds, byte by byte."""
    import sqlite3
    library = sqlite3.connect(os.path.join(work, "printed.lectern"))
    rows = library.execute(
        "SELECT start, text FROM block ORDER BY start").fetchall()
    data = bytearray()
    for start, text in rows:
        text = text.encode() if isinstance(text, str) else text
        data += b" " * (start - len(data)) + text
    return bytes(data)


def main():
    lectern, file = sys.argv[1], sys.argv[2]
    with tempfile.TemporaryDirectory() as work:
        plain, _ = inspect(lectern, file, work)
        data = stored(lectern, work)
        page = press.Press()
        page.read(source(plain, data))
        printed = os.path.join(work, "printed.pdf")
        with open(printed, "wb") as out:
            out.write(page.file())
        if len(sys.argv) > 3:
            with open(sys.argv[3], "wb") as out:
                out.write(page.file())
        paper, _ = inspect(lectern, printed, work)
        paper_data = stored(lectern, work)
    want, got = links(plain), links(paper)
    same = want == got
    heads, heads_got = headings(plain, data), headings(paper, paper_data)
    heads_share = len(heads & heads_got) / len(heads) if heads else 1
    named, named_got = names(plain, data), names(paper, paper_data)
    share = sum(min(n, named_got.get(k, 0)) for k, n in named.items()) \
        / max(1, sum(named.values()))
    print("%s: %d markers of %d as in the text, headings %.3f, names %.3f" % (
        os.path.basename(file), len([l for l in got if l in want]), len(want),
        heads_share, share))
    if not same:
        print("markers missing:", [l for l in want if l not in got][:10],
              "more:", [l for l in got if l not in want][:10])
    for text in sorted(heads - heads_got)[:5]:
        print("no heading:", text[:70])
    return 0 if same and heads_share >= LEAST and share >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
