"""
More hostile files, see make.py: what lies, what is torn, and what is right but
seldom seen.
"""
import bz2
import gzip
import lzma
import os
import struct
import tarfile
import zlib

from make import (CONTAINER, FONT, INNER, ITEM, PACKAGE, PAGE, RELATIONS,
                  SAYS, WORD, WORDS, book, case, page, pdf, put, stream,
                  tar_info, tarred, word, zipped)


# -- pages and mail -----------------------------------------------------------

@case("read The end of it; caf\u00e9")
def html_two_charsets(folder):
    """What the file is, is said first by its bytes, last by its words."""
    put(folder, "a.html", "\ufeff" + page("<p>caf\u00e9</p>").replace(
        "<head>", "<head><meta charset='utf-16'><meta charset='koi8-r'>"))


@case("read The words of the page; The end of it")
def html_surrogates(folder):
    put(folder, "a.html", page(
        "<p>&#xD800;&#xDFFF;&#x110000;&#0;&#27;[31m&#155;31m&#x9b;K"
        "&#99999999999999999999;&#-1;&#xFFFE;&#x202e;</p>"))


@case("read The words of the page; The end of it")
def html_utf16_bare(folder):
    put(folder, "a.html", page("").encode("utf-16-le"))


@case("read The words of the page; The end of it")
def html_overlong(folder):
    put(folder, "a.html", page("<p>@</p>").encode().replace(
        b"@", b"\xc0\xbcscript\xc0\xbe \xe0\x80\xaf \xf8\x88\x80\x80\x80 "
        b"\xed\xa0\x80\xed\xbf\xbf \xf4\x90\x80\x80 \xc2\x9b31m"))


@case("read The words of the page; The end of it")
def html_nothing_closed(folder):
    put(folder, "a.html", "<html><head><title>A page</title><body>"
        "<p>The words of the page" + "<b><i><u><a href=#x><table><tr><td>"
        "<ul><li><blockquote><p>one" * 300 + "<p>The end of it")


@case("read The words of the page; The end of it")
def html_all_closed(folder):
    put(folder, "a.html", page("</p></td></ul></table></body></html>" * 20000))


@case("read The words of the page; The end of it")
def html_doctype(folder):
    put(folder, "a.html", page("&a;&b;").replace(
        "<!DOCTYPE html>", "<!DOCTYPE html [<!ENTITY a SYSTEM "
        "'file:///etc/passwd'><!ENTITY b '&a;&a;'>"
        + "<!ELEMENT x (y|z)*>" * 20000 + "]>"))


@case("read The words of the page; The end of it")
def html_base(folder):
    put(folder, "a.html", page(
        "<base href='javascript:alert(1)//'><p><a href='\x1b]8;;evil\x07x'>"
        "one</a> <a href='%s'>two</a></p>" % ("a" * 300000)))


@case("read The words of the page; The end of it")
def html_call_circle(folder):
    """Notes that call each other, and themselves."""
    put(folder, "a.html", page("".join(
        "<p><a id='r%d' href='#n%d'><sup>%d</sup></a></p><p id='n%d'>"
        "<a href='#r%d'>%d</a> A note <a href='#n%d'>%d</a></p>"
        % (i, i, i, i, (i + 1) % 500, i, i, i) for i in range(500))))


MAIL = "From: a@b\r\nSubject: A page\r\nMIME-Version: 1.0\r\n" \
    "Content-Type: multipart/related; boundary=\"x\"; type=\"text/html\"\r\n" \
    "\r\n%s"
PART = "--x\r\nContent-Type: text/html; charset=%s\r\n" \
    "Content-Transfer-Encoding: %s\r\nContent-Location: %s\r\n\r\n%s\r\n"


@case("read The words of the page")
def mhtml_unclosed(folder):
    put(folder, "a.mht", MAIL % (PART % (
        "utf-8", "8bit", "http://a/", page(""))))


@case("either")
def mhtml_within_itself(folder):
    part = "--x\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
    put(folder, "a.mht", MAIL % (part * 50000 + PART % (
        "utf-8", "8bit", "http://a/", page("")) + "--x--\r\n"))


@case("read The words of the page")
def mhtml_frames(folder):
    """Pages that show each other."""
    put(folder, "a.mht", MAIL % (
        PART % ("utf-8", "8bit", "http://a/",
                page("<iframe src='http://b/'></iframe>"))
        + PART % ("utf-8", "8bit", "http://b/",
                  page("<iframe src='http://a/'></iframe>")) + "--x--\r\n"))


@case("read The words of the page")
def mhtml_wrong_coding(folder):
    put(folder, "a.mht", MAIL % (PART % (
        "no-such-charset", "quoted-printable", "cid:1",
        page("=ZZ=F=\r\n=1B=5B31m=" + "=\r\n" * 50000)) + "--x--\r\n"))


@case("read A letter from the sea")
def mail_folder(folder):
    put(folder, "a.txt", "".join(
        "From a@b Mon Jan  1 00:00:00 2001\nFrom: =?utf-8?q?=1B]0;x=07?= "
        "<a@b>\nSubject: A letter from the sea %d\nDate: 99 Foo 20000000\n"
        "In-Reply-To: <%d@b>\nMessage-ID: <%d@b>\n\n> > > > %s\n\nIt rained."
        "\n\n" % (i, i + 1, i, ">" * 500) for i in range(2000)))


# -- text ---------------------------------------------------------------------

@case("read some words of it")
def text_utf16_big(folder):
    put(folder, "a.txt", ("A letter\n\nThere are some words of it.\n\n"
                          * 30).encode("utf-16-be"))


@case("read some words of it")
def text_two_marks(folder):
    put(folder, "a.txt", b"\xef\xbb\xbf\xff\xfe" + b"A letter\n\n"
        b"There are some words of it.\n")


@case("read some words of it")
def text_surrogates(folder):
    data = "There are some words of it. ".encode("utf-16-le")
    put(folder, "a.txt", b"\xff\xfe" + data + b"\x00\xd8" * 5000 + data
        + b"\x00\xdc\x00\xd8" + b"\x1b\x00[\x003\x001\x00m\x00" + data)


@case("read some words of it")
def text_names_of_controls(folder):
    """What terminals obey, in every way that UTF-8 can write it."""
    put(folder, "a.txt", b"There are some words of it \x1b[2J\x1b]52;c;eA==\a"
        b"\xc2\x9b2J \xc2\x9d0;x\xc2\x9c \x90q\x9c \xe2\x80\xae\xe2\x81\xa6 "
        b"\xf3\xa0\x80\x81\xf3\xa0\x81\xbf \xe2\x80\xa8 \xef\xbf\xbe\n")


@case("read some words of it")
def text_mixed_ends(folder):
    put(folder, "a.txt", b"A letter\r\r\nThere are some words of it\n\r\r\r\n"
        b"\x0b\x0c\x85\xc2\x85\xe2\x80\xa9" * 3000)


@case("read The words of the page")
def md_everything_open(folder):
    put(folder, "a.md", "The words of the page\n\n" + "".join(
        mark * 100000 + "\n\n" for mark in (
            ">", "[", "*", "_", "`", "<", "- ", "1. ", "![", "~", "|", "(")))


@case("read The words of the page")
def md_note_circle(folder):
    put(folder, "a.md", "The words of the page[^0]\n\n" + "".join(
        "[^%d]: A note[^%d] and itself[^%d]\n\n" % (i, (i + 1) % 3000, i)
        for i in range(3000)))


# -- archives -----------------------------------------------------------------

@case("read words of the letter")
def zip_streamed(folder):
    """Lengths stand behind the data, and once they lie."""
    data = bytearray(zipped([("a.txt", INNER)]))
    packed = zlib.compress(INNER.encode())[2:-4]
    head = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 8, 8, 0, 0, 0, 0, 0,
                       5, 0) + b"b.txt"
    tail = struct.pack("<4sIII", b"PK\7\x08", 1, 2, 3)
    place = data.index(b"PK\1\2")
    end = struct.pack(
        "<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, 8, 8, 0, 0,
        zlib.crc32(INNER.encode()), len(packed), len(INNER), 5, 0, 0, 0, 0,
        0, place) + b"b.txt"
    last = data[place:data.index(b"PK\5\6")]
    body = data[:place] + head + packed + tail
    put(folder, "a.zip", bytes(
        body + last + end + struct.pack(
            "<4sHHHHIIH", b"PK\5\6", 0, 0, 2, 2, len(last + end),
            len(body), 0)))


@case("read words of the letter")
def zip_large_form(folder):
    """Zip64, as those write it who do not know how much will come."""
    import io
    import zipfile
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as box:
        with box.open("a.txt", "w", force_zip64=True) as file:
            file.write(INNER.encode())
    put(folder, "a.zip", out.getvalue())


@case("read words of the letter")
def zip_before_and_behind(folder):
    put(folder, "a.zip", b"#!/bin/sh\nexit 1\n" * 100
        + zipped([("a.txt", INNER)]) + b"\0" * 3000)


@case("refuse")
def zip_no_directory(folder):
    data = zipped([("a.txt", INNER)])
    put(folder, "a.zip", data[:data.index(b"PK\1\2")])


@case("read words of the letter")
def zip_case_and_slashes(folder):
    put(folder, "a.zip", zipped([
        (name, INNER) for name in (
            "A.TXT", "a.txt", "b\\..\\..\\lectern-was-here.txt", "a.txt/",
            "a.txt/a.txt", "C:\\a.txt", "con.txt", "\u202etxt.a.txt",
            "n\ne\x1bw.txt", "x" * 5000 + ".txt", ".txt", "..txt", "/.txt")]))


@case("read words of the letter; words of another")
def gz_twice(folder):
    """Two in one file are one text."""
    put(folder, "a.txt.gz", gzip.compress(INNER.encode()) + gzip.compress(
        b"And the words of another.\n"))


@case("read words of the letter")
def gz_with_a_name(folder):
    data = gzip.compress(INNER.encode())
    put(folder, "a.txt.gz", data[:3] + b"\x1c" + data[4:10] + b"\xff\xff"
        + b"x" * 65535 + b"../../lectern-was-here.txt\0\x1b[31m\0" + data[10:])


@case("read words of the letter; The letter goes on")
def gz_torn(folder):
    """What was unpacked before it broke off is kept."""
    data = gzip.compress((INNER + "\nThe letter goes on.\n").encode()
                         + os.urandom(400000).hex().encode())
    put(folder, "a.txt.gz", data[:len(data) // 2])


@case("read words of the letter")
def xz_and_bz2(folder):
    put(folder, "a.txt.xz", lzma.compress(INNER.encode()) + b"\0" * 4)
    put(folder, "b.txt.bz2", bz2.compress(INNER.encode()) + b"and more")
    put(folder, "c.txt.xz", lzma.compress(b"x")[:-8] + b"\xff" * 8)


@case("read words of the letter")
def tar_pax(folder):
    """Heads of heads that lie about names, lengths and places."""
    import io
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as box:
        for number, more in enumerate((
                {}, {"path": "../lectern-was-here.txt"}, {"path": "x" * 70000},
                {"GNU.sparse.major": "1", "GNU.sparse.minor": "0",
                 "GNU.sparse.name": "s.txt",
                 "GNU.sparse.realsize": "9999999999999"},
                {"mtime": "nan", "uid": "-1", "charset": "BINARY"},
                {"linkpath": "/etc/passwd"}, {"comment": "c" * 500000})):
            info = tar_info("%d.txt" % number, size=len(INNER))
            info.pax_headers = more
            box.addfile(info, io.BytesIO(INNER.encode()))
    put(folder, "a.tar", out.getvalue())


@case("read words of the letter")
def tar_long_names(folder):
    """Names that the next head brings, for nobody, without end."""
    data = INNER.encode()
    infos = [(tar_info("a.txt", size=len(data)), data)]
    infos += [(tar_info("././@LongLink", type=b"L", size=600), b"n" * 600)
              for _ in range(3000)]
    put(folder, "a.tar", tarred(infos))


@case("read words of the letter")
def tar_torn(folder):
    data = INNER.encode()
    put(folder, "a.tar", tarred(
        [(tar_info("%d.txt" % i, size=len(data)), data)
         for i in range(4)])[:2 * 1024 + 520])


# -- books and office files ---------------------------------------------------

@case("read The words of the page")
def epub_two_packages(folder):
    put(folder, "a.epub", zipped([
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", CONTAINER.replace(
            "<rootfiles>", "<rootfiles><rootfile full-path='gone.opf' "
            "media-type='application/oebps-package+xml'/>") % "a.opf"),
        ("a.opf", PACKAGE % (ITEM % (0, "a.html"), "<itemref idref='i0'/>")),
        ("a.html", page(""))]))


@case("read The words of the page")
def epub_empty_spine(folder):
    put(folder, "a.epub", zipped([
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", CONTAINER % "a.opf"),
        ("a.opf", PACKAGE % (ITEM % (0, "a.html"), "")),
        ("a.html", page(""))]))


@case("read The words of the page")
def epub_broken_page(folder):
    """A chapter that is no XML is read as browsers would."""
    put(folder, "a.epub", book([
        ("a.html", page("<p>&nbsp;&undefined; a < b & c <br> <img src=x>")
         .replace("</p>", "", 1))]))


@case("read The words of the page")
def epub_ncx_circle(folder):
    point = "<navPoint id='a' playOrder='1'><navLabel><text>x</text>" \
        "</navLabel><content src='a.html#gone'/>"
    package = PACKAGE.replace("<spine>", "<spine toc='ncx'>") % (
        ITEM % (0, "a.html") + "<item id='ncx' href='a.ncx' "
        "media-type='application/x-dtbncx+xml'/>", "<itemref idref='i0'/>")
    put(folder, "a.epub", zipped([
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", CONTAINER % "a.opf"), ("a.opf", package),
        ("a.ncx", "<ncx xmlns='http://www.daisy.org/z3986/2005/ncx/'><navMap>"
         + point * 50000), ("a.html", page(""))]))


SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/' \
    'main"'


@case("read words of the letter")
def docx_style_circle(folder):
    """Styles based on each other, numbers that number themselves."""
    styles = "".join(
        "<w:style w:type='paragraph' w:styleId='s%d'><w:basedOn w:val='s%d'/>"
        "<w:next w:val='s%d'/><w:link w:val='s%d'/></w:style>"
        % (i, (i + 1) % 2000, i, i) for i in range(2000))
    numbers = "<w:abstractNum w:abstractNumId='1'><w:numStyleLink w:val='s1'/>" \
        "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"
    box = zipped([
        ("_rels/.rels", RELATIONS),
        ("word/document.xml", WORD % ("", WORDS + "<w:p><w:pPr><w:pStyle "
         "w:val='s1'/><w:numPr><w:ilvl w:val='-5'/><w:numId w:val='1'/>"
         "</w:numPr></w:pPr><w:r><w:t>More of it</w:t></w:r></w:p>" * 500)),
        ("word/styles.xml", "<w:styles %s>%s</w:styles>" % (SPACE, styles)),
        ("word/numbering.xml", "<w:numbering %s>%s</w:numbering>"
         % (SPACE, numbers))])
    put(folder, "a.docx", box)


@case("read words of the letter")
def docx_notes_of_notes(folder):
    """Notes that call themselves, and notes that are nowhere."""
    call = "<w:r><w:footnoteReference w:id='%d'/></w:r>"
    notes = "".join(
        "<w:footnote w:id='%d'><w:p>%s<w:r><w:t>A note</w:t></w:r></w:p>"
        "</w:footnote>" % (i, call % ((i + 1) % 300)) for i in range(300))
    put(folder, "a.docx", zipped([
        ("_rels/.rels", RELATIONS),
        ("word/document.xml", WORD % ("", WORDS + "<w:p>%s</w:p>" % "".join(
            call % i for i in range(-2, 600)))),
        ("word/footnotes.xml", "<w:footnotes %s>%s</w:footnotes>"
         % (SPACE, notes))]))


@case("read words of the letter")
def docx_to_nowhere(folder):
    put(folder, "a.docx", zipped([
        ("_rels/.rels", RELATIONS.replace(
            "<Relationship ", "<Relationship Id='r0' Type='x' "
            "Target='../../../etc/passwd'/><Relationship ")),
        ("word/_rels/document.xml.rels", RELATIONS.replace(
            "word/document.xml", "document.xml")),
        ("word/document.xml", WORD % ("", WORDS + "<w:p><w:hyperlink "
         "r:id='gone' w:anchor='gone'><w:r><w:t>away</w:t></w:r>"
         "</w:hyperlink></w:p>"))]))


ODT = '<office:document-content xmlns:office="urn:oasis:names:tc:' \
    'opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:' \
    'opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:' \
    'opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:' \
    'opendocument:xmlns:style:1.0"><office:automatic-styles>%s' \
    '</office:automatic-styles><office:body><office:text>%s</office:text>' \
    '</office:body></office:document-content>'


@case("read words of the letter; the end of it")
def odt_circles(folder):
    styles = "".join(
        '<style:style style:name="s%d" style:parent-style-name="s%d" '
        'style:family="paragraph"/>' % (i, (i + 1) % 2000)
        for i in range(2000))
    note = '<text:note text:note-class="footnote"><text:note-citation>1' \
        '</text:note-citation><text:note-body><text:p>in'
    put(folder, "a.odt", zipped([
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", ODT % (styles, '<text:p text:style-name="s1">The '
         'words of the letter</text:p><text:h text:outline-level="99999999999"'
         '>A heading</text:h><text:p>%s%s</text:p><text:p>And the end of it'
         '</text:p>' % (note * 100, ("</text:p></text:note-body></text:note>"
                                     * 100))))]))


@case("read words of the letter")
def odt_columns(folder):
    put(folder, "a.odt", zipped([
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", ODT % ("", '<text:p>The words of the letter</text:p>'
         '<table:table>' + '<table:table-column '
         'table:number-columns-repeated="16384"/>' * 3000
         + '<table:table-row table:number-rows-repeated="1048576">'
         '<table:covered-table-cell table:number-columns-repeated="16384"/>'
         '</table:table-row>' * 3000 + '</table:table>'))]))


@case("read words of the letter")
def office_utf16(folder):
    """XML may be UTF-16, and say that it is something else."""
    text = (WORD % ("", WORDS)).replace(
        '<?xml version="1.0"?>', '<?xml version="1.0" encoding="UTF-16"?>')
    put(folder, "a.docx", zipped([
        ("_rels/.rels", RELATIONS),
        ("word/document.xml", text.encode("utf-16"))]))


# -- PDF ----------------------------------------------------------------------

def simple():
    return pdf(["<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE % "",
                stream(SAYS), FONT])


@case("read The words of the page")
def pdf_no_table(folder):
    data = simple()
    put(folder, "a.pdf", data[:data.index(b"xref\n")]
        + data[data.index(b"trailer"):])


@case("read The words of the page")
def pdf_table_lies(folder):
    data = simple()
    place = data.index(b"xref\n")
    put(folder, "a.pdf", data[:place] + data[place:].replace(
        b"00000 n", b"65535 n").replace(b"0000000", b"9999999"))


@case("read The words of the page")
def pdf_table_circle(folder):
    """Each table says that another one comes before it: itself."""
    data = simple()
    place = data.index(b"xref\n")
    put(folder, "a.pdf", data.replace(b"/Root", b"/Prev %d/Root" % place))


@case("read The words of the page")
def pdf_count_lies(folder):
    put(folder, "a.pdf", simple().replace(b"/Count 1", b"/Count 4"))
    put(folder, "b.pdf", simple().replace(b"/Count 1", b"/Count -2147483648"))


@case("either")
def pdf_length_lies(folder):
    data = simple()
    put(folder, "a.pdf", data.replace(b"/Length %d" % len(SAYS),
                                      b"/Length 4 0 R"))
    put(folder, "b.pdf", data.replace(b"/Length %d" % len(SAYS),
                                      b"/Length 99999999"))


@case("read The words of the page")
def pdf_before_and_behind(folder):
    put(folder, "a.pdf", b"HTTP/1.1 200 OK\r\n\r\n" + simple()
        + b"\r\n" * 2000)


@case("either")
def pdf_object_streams(folder):
    """A stream of objects that holds itself, and extends itself."""
    inner = b"6 0 2 0 <</Type/Pages/Kids[3 0 R]/Count 1>>"
    put(folder, "a.pdf", pdf([
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE % "", stream(SAYS), FONT,
        stream(inner, b"/Type/ObjStm/N 999999/First 8/Extends 6 0 R")]))


@case("either")
def pdf_map_lies(folder):
    """What the letters are is a table that never ends, and holds escapes."""
    table = b"/CIDInit /ProcSet findresource begin begincmap\n" \
        b"1 begincodespacerange <00> <ff> endcodespacerange\n" \
        b"1 beginbfrange <00> <ff> <001b> endbfrange\n" \
        b"9999999 beginbfchar " + b"<41> <d800001bdc00> " * 20000
    put(folder, "a.pdf", pdf([
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE % "", stream(SAYS),
        FONT[:-2] + "/ToUnicode 6 0 R>>", stream(table)]))


@case("read The words of the page")
def pdf_information(folder):
    """Its title is a program for terminals."""
    data = pdf(["<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE % "",
                stream(SAYS), FONT,
                "<</Title(\\033]0;evil\\007\\033[2J)/Author<feff001b005b0032"
                "004ad800>/CreationDate(D:99999999999999999)>>"])
    put(folder, "a.pdf", data.replace(b"/Root", b"/Info 6 0 R/Root"))


# -- what a folder may hold ---------------------------------------------------

@case("read The words of it")
def folder_loops(folder):
    """Folders within themselves, and files that are not files."""
    put(folder, "a.txt", "A letter\n\nThe words of it.\n")
    os.mkdir(folder + "/b")
    os.symlink("..", folder + "/b/up")
    os.symlink("../b", folder + "/b/self")
    os.symlink(".", folder + "/c.zip")
    os.symlink("/proc/self/mem", folder + "/d.txt")
    os.symlink("/dev/tty", folder + "/e.md")
    os.symlink("/nowhere/at/all", folder + "/f.pdf")
    os.mkfifo(folder + "/b/g.epub")
    os.link(folder + "/a.txt", folder + "/h.txt")
