"""
Prints a text as PDF, with nothing but Python: what tests of PDF read.

usage: press.py SOURCE FILE.pdf

A source is text with an empty line between paragraphs.  Lines that begin with
a dot say how it is printed:

    .page 400 500            size of the pages, in points
    .columns 2               how many from here on
    .size 10                 of the text
    .heads LEFT | RIGHT      running heads of even and odd pages
    .numbers 12 | xiv        printed at the foot, from this number on
    .label A-                the file's own labels of pages begin so
    .info Title | TITLE      what the file says about itself
    .outline                 headings are also in the file's own contents
    .spaced                  paragraphs stand apart instead of being set in
    .title, .heading, .section TEXT
    .note 1 TEXT             at the foot of the page it is called on
    .quote TEXT  .item TEXT  .row CELL | CELL  .code TEXT  .centre TEXT
    .raw X Y SIZE TEXT       anywhere on the page
    .link ADDRESS TEXT       a paragraph that leads somewhere
    .break                   a new page

In text ^1^ is raised, ^1,2^ calls two notes, _so_ is italic, *so* is bold, and a
word may be broken
where it has a "~".
"""
import re
import sys
import zlib

NARROW, WIDE = "iljtfr.,;:'!|()[]I-^ ", "mwMWOQGDHNK@%\u2014"
LIGATURES = {"\ufb01": "fi"}


def width(char, size, font="R"):
    if font == "C":
        return 0.6 * size
    if char in NARROW:
        return (0.25 if char == " " else 0.31) * size
    return (0.78 if char in WIDE else 0.61 if char.isupper() else 0.48) * size


class Word:
    """Runs of (text, font, size, raised) without a blank between them."""

    def __init__(self):
        self.runs = []

    def width(self):
        return sum(width(c, s, f) for t, f, s, r in self.runs for c in t)


def words_of(text, size, font="R"):
    """The words of a paragraph, with its fonts."""
    words, word, style = [], Word(), font
    for part in re.split(r"(\^[^^]+\^|(?<!\w)_|_(?!\w)|(?<!\w)\*(?=\w)|"
                         r"(?<=[\w.])\*(?!\w)| +)", text):
        if not part:
            continue
        if part[0] == "^" and len(part) > 2:
            word.runs.append((part[1:-1], style, size * 0.65, size * 0.35))
        elif part == "_":
            style = font if style == "I" else "I"
        elif part == "*":
            style = font if style == "B" else "B"
        elif part.strip() == "":
            if word.runs:
                words.append(word)
            word = Word()
        else:
            word.runs.append((part, style, size, 0))
    if word.runs:
        words.append(word)
    return words


def plain(word):
    for i, (t, f, s, r) in enumerate(word.runs):
        word.runs[i] = (t.replace("~", ""), f, s, r)
    return word


def broken(word, room):
    """The word in two, with a hyphen, so that the first fits."""
    if len(word.runs) != 1 or "~" not in word.runs[0][0]:
        return None
    text, font, size, raised = word.runs[0]
    places = [i for i, c in enumerate(text) if c == "~"]
    for at in reversed(places):
        first, rest = Word(), Word()
        first.runs = [(text[:at].replace("~", "") + "-", font, size, raised)]
        rest.runs = [(text[at + 1:], font, size, raised)]
        if first.width() <= room:
            return first, rest
    return None


def lines_of(words, room, indent=0, hang=0):
    """Words in lines: (offset, words, is the last of its paragraph)."""
    lines, line, used, offset = [], [], 0, indent
    words = list(words)
    while words:
        word = words.pop(0)
        first = word.runs[0]
        blank = width(" ", first[2], first[1]) if line else 0
        wide = Word()
        wide.runs = list(word.runs)
        wide = plain(wide).width()
        if used + blank + wide <= room - offset or not line:
            line.append(plain(word))
            used += blank + wide
            continue
        parts = broken(word, room - offset - used - blank)
        if parts:
            line.append(parts[0])
            words.insert(0, parts[1])
        else:
            words.insert(0, word)
        lines.append((offset, line, False))
        line, used, offset = [], 0, hang
    if line:
        lines.append((offset, line, True))
    return lines


class Press:
    def __init__(self):
        self.width, self.height, self.margin = 420, 595, 50
        self.columns, self.size, self.spaced = 1, 10, False
        self.heads, self.number, self.label = None, None, None
        self.info, self.outline, self.entries = {}, False, []
        self.pages, self.links = [], []
        self.notes, self.page_notes, self.first = {}, [], True
        self.new_page()

    # -- pages and columns

    def new_page(self):
        self.finish_page()
        self.pages.append([])
        self.links.append([])
        self.page_notes, self.column, self.top = [], 0, self.margin + 30
        self.y = self.top

    def new_columns(self, count):
        if self.y > self.top:
            self.y += self.size
        self.columns, self.column, self.top = count, 0, self.y

    def gutter(self):
        return 18 if self.columns > 1 else 0

    def measure(self):
        room = self.width - 2 * self.margin
        return (room - (self.columns - 1) * self.gutter()) / self.columns

    def left(self):
        return self.margin + self.column * (self.measure() + self.gutter())

    def foot(self):
        """Where the text of this column must end."""
        size = self.size * 0.8
        lines = sum(len(l) for l in self.page_notes)
        return self.height - self.margin - 25 - (
            lines * size * 1.2 + 14 if lines else 0)

    def need(self, height):
        if self.y + height <= self.foot():
            return
        if self.column + 1 < self.columns:
            self.column += 1
            self.y = self.top
        else:
            self.new_page()

    def finish_page(self):
        if not self.pages:
            return
        size, page = self.size * 0.8, len(self.pages)
        y = self.height - self.margin - 25
        y -= sum(len(l) for l in self.page_notes) * size * 1.2 - size
        for lines in self.page_notes:
            for offset, words, last in lines:
                self.set_line(self.margin + offset, y, words,
                              None if last else self.width - 2 * self.margin
                              - offset)
                y += size * 1.2
        if self.heads and page > 1:
            text = self.heads[page % 2]
            words = words_of(text, self.size * 0.9, "I")
            self.set_line(self.margin if page % 2 == 0 else
                          self.width - self.margin - 120,
                          self.margin, words)
        if self.number:
            self.set_line(self.width / 2 - 5, self.height - self.margin + 10,
                          words_of(self.number, self.size))
            self.number = following(self.number)

    # -- signs

    def put(self, x, y, text, font, size):
        for wide, narrow in LIGATURES.items():
            text = text.replace(wide, narrow)
        self.pages[-1].append((x, y, text, font, size))

    def set_line(self, x, y, words, room=None):
        """Words at a height; filled with white to the width of the room."""
        used = sum(w.width() for w in words)
        first = words[0].runs[0]
        blank = width(" ", first[2], first[1])
        if room and len(words) > 1:
            blank = (room - used) / (len(words) - 1)
        for word in words:
            for text, font, size, raised in word.runs:
                self.put(x, y - raised, text, font, size)
                x += sum(width(c, size, font) for c in text)
            x += blank
        return x - blank

    # -- blocks

    def paragraph(self, text, indent=None, left=0, right=0, size=None,
                  font="R", centre=False, hang=0, above=0, fill=True):
        size = size or self.size
        if indent is None:
            indent = 0 if self.first or self.spaced else 1.5 * size
        if self.spaced or above:
            self.y += above or 0.6 * size
        self.first = False
        room = self.measure() - left - right
        for offset, words, last in lines_of(words_of(text, size, font), room,
                                            indent, hang):
            calls = [self.note(t) for w in words for run in w.runs if run[3]
                     for t in run[0].split(",") if t in self.notes]
            self.need(size * 1.2 + sum(map(len, calls)) * size)
            self.page_notes += calls
            x = self.left() + left + offset
            if centre:
                used = sum(w.width() for w in words) + \
                    (len(words) - 1) * width(" ", size)
                x, last = self.left() + (self.measure() - used) / 2, True
            self.set_line(x, self.y, words,
                          None if last or not fill else room - offset)
            self.y += size * 1.2
        return self.y

    def heading(self, text, size, depth, above):
        self.need(above + 4 * self.size)
        if depth and self.outline:
            self.entries.append((depth, text, len(self.pages) - 1))
        self.paragraph(text, indent=0, size=size, font="B", above=above,
                       fill=False)
        self.y += 0.5 * self.size
        self.first = True

    def note(self, label):
        """The lines of a note that is called here; it is called once."""
        size = self.size * 0.8
        return lines_of(words_of("^%s^ %s" % (label, self.notes.pop(label)),
                                 size), self.width - 2 * self.margin, size)

    def row(self, cells):
        self.need(self.size * 1.2)
        for i, cell in enumerate(cells):
            self.set_line(self.left() + i * self.measure() / len(cells),
                          self.y, words_of(cell.strip(), self.size))
        self.y += self.size * 1.2
        self.first = True

    def link(self, address, text):
        y = self.y
        self.paragraph(text)
        self.links[-1].append((self.left(), y - self.size,
                               self.left() + self.measure(), self.y, address))

    def command(self, name, text):
        if name == "page":
            self.width, self.height = [float(n) for n in text.split()]
        elif name == "columns":
            self.new_columns(int(text))
        elif name == "size":
            self.size = float(text)
        elif name == "heads":
            self.heads = [t.strip() for t in text.split("|")]
        elif name == "numbers":
            self.number = text
        elif name == "label":
            self.label = text
        elif name == "info":
            key, value = [t.strip() for t in text.split("|")]
            self.info[key] = value
        elif name in ("outline", "spaced"):
            setattr(self, name, True)
        elif name == "title":
            self.paragraph(text, indent=0, size=self.size * 1.8, font="B",
                           centre=True)
            self.y += 10
            self.first = True
        elif name == "heading":
            self.heading(text, self.size * 1.3, 1, 14)
        elif name == "section":
            self.heading(text, self.size, 2, 10)
        elif name == "quote":
            self.y += 6
            self.paragraph(text, indent=0, left=25, right=25)
            self.y += 6
            self.first = True
        elif name == "item":
            label, text = text.split(" ", 1)
            y, column, page = self.y, self.column, len(self.pages)
            self.need(self.size * 1.2)
            self.set_line(self.left(), self.y, words_of(label, self.size))
            self.paragraph(text, indent=0, left=16)
            self.first = True
        elif name == "row":
            self.row(text.split("|"))
        elif name == "code":
            self.need(self.size * 1.2)
            self.put(self.left(), self.y, text, "C", self.size)
            self.y += self.size * 1.2
            self.first = True
        elif name == "centre":
            self.paragraph(text, indent=0, centre=True)
        elif name == "raw":
            x, y, size, text = text.split(" ", 3)
            self.set_line(float(x), float(y), words_of(text, float(size)))
        elif name == "link":
            self.link(*text.split(" ", 1))
        elif name == "break":
            self.new_page()
        else:
            raise ValueError("no such command: " + name)

    def read(self, source):
        for note in re.findall(r"(?m)^\.note (\S+) (.*)$", source):
            self.notes[note[0]] = note[1]
        source = re.sub(r"(?m)^\.note .*\n?", "", source)
        for block in re.split(r"\n{2,}", source.strip("\n")):
            text = []
            for line in block.split("\n"):
                if line.startswith("."):
                    if text:
                        self.paragraph(" ".join(text))
                        text = []
                    name, _, rest = line[1:].partition(" ")
                    self.command(name, rest)
                else:
                    text.append(line)
            if text:
                self.paragraph(" ".join(text))

    # -- the file

    def content(self, page):
        out = []
        for x, y, text, font, size in page:
            code = text.encode("cp1252", "replace")
            code = re.sub(rb"([\\()])", rb"\\\1", code)
            out.append(b"BT /%s %.2f Tf %.3f %.3f Td (" % (
                font.encode(), size, x, self.height - y) + code + b") Tj ET")
        return b"\n".join(out)

    def fonts(self):
        names = {"R": "Times-Roman", "B": "Times-Bold", "I": "Times-Italic",
                 "C": "Courier"}
        out = []
        for key in "RBIC":
            widths = " ".join(
                "%d" % (1000 * width(bytes([i]).decode("cp1252", "replace"), 1,
                                     key)) for i in range(32, 256))
            out.append(("<< /Type /Font /Subtype /Type1 /BaseFont /%s "
                        "/Encoding /WinAnsiEncoding /FirstChar 32 "
                        "/LastChar 255 /Widths [%s] >>" %
                        (names[key], widths)).encode())
        return out

    def outlines(self, objects, number):
        """The file's own contents, one object an entry, flat by depth."""
        first = number + 1
        count = len(self.entries)
        parents, links = {0: number}, []
        for i, (depth, text, page) in enumerate(self.entries):
            parents[depth] = first + i
            links.append((parents.get(depth - 1, number), depth))
        objects.append(b"<< /First %d 0 R /Last %d 0 R >>" % (
            first, max([first + i for i in range(count)
                        if links[i][0] == number])))
        for i, (depth, text, page) in enumerate(self.entries):
            mine = [k for k in range(count) if links[k][0] == links[i][0]]
            kids = [k for k in range(count) if links[k][0] == first + i]
            entry = "<< /Title (%s) /Parent %d 0 R /Dest [%d 0 R /Fit]" % (
                re.sub(r"([\\()])", r"\\\1", text), links[i][0],
                self.page_number(page))
            at = mine.index(i)
            if at:
                entry += " /Prev %d 0 R" % (first + mine[at - 1])
            if at + 1 < len(mine):
                entry += " /Next %d 0 R" % (first + mine[at + 1])
            if kids:
                entry += " /First %d 0 R /Last %d 0 R" % (
                    first + kids[0], first + kids[-1])
            objects.append((entry + " >>").encode("cp1252", "replace"))

    def page_number(self, page):
        return 7 + 2 * page

    def annotations(self, page):
        out = ""
        for x1, y1, x2, y2, address in self.links[page]:
            if address.startswith("page="):
                action = "/Dest [%d 0 R /Fit]" % self.page_number(
                    int(address[5:]) - 1)
            else:
                action = "/A << /S /URI /URI (%s) >>" % address
            out += "<< /Type /Annot /Subtype /Link /Rect [%d %d %d %d] %s >>" \
                % (x1, self.height - y2, x2, self.height - y1, action)
        return out

    def file(self):
        self.finish_page()
        count = len(self.pages)
        kids = " ".join("%d 0 R" % self.page_number(i) for i in range(count))
        root = "/Type /Catalog /Pages 2 0 R"
        if self.label is not None:
            root += " /PageLabels << /Nums [0 << /P (%s) /S /D >>] >>" % \
                self.label
        if self.entries:
            root += " /Outlines %d 0 R" % self.page_number(count)
        objects = [("<< %s >>" % root).encode(),
                   ("<< /Type /Pages /Kids [%s] /Count %d >>" %
                    (kids, count)).encode()] + self.fonts()
        for i, page in enumerate(self.pages):
            data = zlib.compress(self.content(page))
            objects.append(
                ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %g %g] "
                 "/Contents %d 0 R /Resources << /Font << /R 3 0 R /B 4 0 R "
                 "/I 5 0 R /C 6 0 R >> >> /Annots [%s] >>" %
                 (self.width, self.height, self.page_number(i) + 1,
                  self.annotations(i))).encode())
            objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n"
                           % len(data) + data + b"\nendstream")
        if self.entries:
            self.outlines(objects, len(objects) + 1)
        info = "".join("/%s (%s) " % (k, re.sub(r"([\\()])", r"\\\1", v))
                       for k, v in self.info.items())
        objects.append(("<< %s>>" % info).encode("cp1252", "replace"))
        return assemble(objects)


def assemble(objects):
    out, places = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for i, body in enumerate(objects):
        places.append(len(out))
        out += b"%d 0 obj\n" % (i + 1) + body + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % at for at in places)
    out += (b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n"
            b"startxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(objects),
                                           table))
    return bytes(out)


def following(number):
    if number.isdigit():
        return str(int(number) + 1)
    romans = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
    return romans[romans.index(number) + 1]


def main():
    press = Press()
    with open(sys.argv[1], encoding="utf-8") as source:
        press.read(source.read())
    with open(sys.argv[2], "wb") as file:
        file.write(press.file())


if __name__ == "__main__":
    main()
