"""Zips a folder as formats that are zip files want it.

usage: pack.py FOLDER FILE

A file called "mimetype" comes first and is not compressed; the others follow
in the order of their names.  Blanks at the beginning of lines of XML are for
us, not for the document, and are left out.
"""

import os
import re
import sys
import zipfile


def content(path):
    with open(path, "rb") as file:
        data = file.read()
    if path.endswith((".xml", ".rels")):
        data = re.sub(rb"\n[ \t]*", b"", data)
    return data


def main():
    folder, target = sys.argv[1:]
    names = sorted(
        os.path.relpath(os.path.join(place, name), folder)
        for place, _, names in os.walk(folder) for name in names)
    names.sort(key=lambda name: name != "mimetype")
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" \
                else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content(os.path.join(folder, name)))


if __name__ == "__main__":
    main()
