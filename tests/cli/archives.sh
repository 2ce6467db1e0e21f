#!/bin/sh
# Archives are read as folders: each document in them is one of the library.

lectern=${builddir:-.}/lectern
work=$(mktemp -d "${TMPDIR:-/tmp}/lectern-archives-XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
case $lectern in
/*) ;;
*) lectern=$PWD/$lectern ;;
esac
HOME=$work/home XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache
XDG_CONFIG_HOME=$work/config
export HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_CONFIG_HOME
unset LECTERN_LIBRARY

. "${srcdir:-.}/tests/without.sh"
if library=$(lacks libarchive cmark); then
	echo "1..0 # SKIP without $library"
	exit 0
fi

if ! command -v python3 >/dev/null; then
	echo "1..0 # SKIP no python3"
	exit 0
fi

mkdir "$work/in" "$work/library"
cd "$work" || exit 99
python3 - <<'END'
import bz2
import gzip
import io
import tarfile
import warnings
import zipfile

TEXTS = (("letters/first.txt", "The first letter\n\nIt was raining.\n"),
         ("letters/second.txt", "The second letter\n\nIt was not.\n"),
         ("./third.txt", "The third letter\n\nSnow.\n"))

with zipfile.ZipFile("in/box.zip", "w") as box:
    for name, text in TEXTS:
        box.writestr(name, text)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        box.writestr("letters/first.txt",
                     "Another first letter\n\nHail.\n")
    box.writestr("picture.png", b"\x89PNG\r\n\x1a\n")
    box.writestr("letters/.hidden.txt", "Hidden\n")
    box.writestr("empty.txt", "")
    box.writestr("inner.zip", b"PK\x03\x04")
with tarfile.open("in/box.tar.gz", "w:gz") as box:
    for name, text in TEXTS:
        info = tarfile.TarInfo(name)
        info.size = len(text)
        box.addfile(info, io.BytesIO(text.encode()))
    link = tarfile.TarInfo("link.txt")
    link.type = tarfile.SYMTYPE
    link.linkname = "/etc/passwd"
    box.addfile(link)
with gzip.open("in/alone.txt.gz", "w") as file:
    file.write(b"A letter alone\n\nNobody came.\n")
with bz2.open("in/alone.md.bz2", "w") as file:
    file.write(b"# A page alone\n\nNobody *came*.\n")
with gzip.open("in/picture.png.gz", "w") as file:
    file.write(b"\x89PNG\r\n\x1a\n")
data = gzip.compress(b"A letter that was torn\n\n" + bytes(
    97 + n * n * 7 % 26 for n in range(5000)))
with open("in/torn.txt.gz", "wb") as file:
    file.write(data[:len(data) // 2])
with open("in/stump.txt.gz", "wb") as file:
    file.write(data[:14])
with zipfile.ZipFile("in/bomb.zip", "w", zipfile.ZIP_DEFLATED) as box:
    box.writestr("bomb.txt", b"a" * (80 << 20))
    box.writestr("after.txt", "After the bomb\n\nSilence.\n")
with zipfile.ZipFile("in/nothing.zip", "w") as box:
    box.writestr("picture.png", b"\x89PNG\r\n\x1a\n")
END

number=0
ok() {
	number=$((number + 1))
	echo "ok $number - $1"
}
not_ok() {
	number=$((number + 1))
	echo "not ok $number - $1"
	sed 's/^/# /' err files
}
has() {
	if grep -q -x -F -e "$2" "$3"; then
		ok "$1"
	else
		not_ok "$1"
	fi
}
# Reads it all, lists names of files.
index() {
	"$lectern" index -o library/a.lectern in >out 2>err </dev/null
	"$lectern" list -l library/a.lectern 2>>err </dev/null |
		awk -F '\t' 'NR > 1 { print $9 }' >files
}

echo "1..21"
index
has "a text in a zip archive" "box.zip/letters/first.txt" files
has "another" "box.zip/letters/second.txt" files
has "one whose name has dots" "box.zip/third.txt" files
has "one of a name that is taken" "box.zip/letters/first.txt (2)" files
has "a text in a compressed tar archive" "box.tar.gz/letters/first.txt" files
has "a text that is compressed alone" "alone.txt.gz" files
has "a page of Markdown likewise" "alone.md.bz2" files
has "a text beside a bomb" "bomb.zip/after.txt" files
if [ "$(wc -l <files)" = 11 ]; then
	ok "and nothing else"
else
	not_ok "and nothing else"
fi
say="lectern: "
has "an empty text is told" \
	"${say}box.zip/empty.txt: the file holds no text" err
has "an archive in it is told" \
	"${say}box.zip/inner.zip: an archive within an archive is not opened" \
	err
if grep -q "^${say}bomb.zip/bomb.txt: .*more than it may" err; then
	ok "a bomb is told"
else
	not_ok "a bomb is told"
fi
if grep -q "^${say}stump.txt.gz: " err; then
	ok "a file of which nothing is left is told"
else
	not_ok "a file of which nothing is left is told"
fi
"$lectern" check -l library/a.lectern >out 2>>err
"$lectern" show -l library/a.lectern torn.txt.gz >>out 2>>err
if grep -q "torn.txt.gz" files && grep -q "A letter that" out &&
	grep -q "truncated" out; then
	ok "a torn file is read as far as it goes, and told"
else
	not_ok "a torn file is read as far as it goes, and told"
fi
has "an archive without documents is told" \
	"${say}nothing.zip: the archive holds no document that lectern reads" \
	err
"$lectern" show -l library/a.lectern alone.md.bz2 >out 2>>err
has "what was compressed is read as what it is" "Nobody came." out

cp library/a.lectern before
index
if cmp -s before library/a.lectern; then
	ok "what has not changed is not written again"
else
	not_ok "what has not changed is not written again"
fi
cp files files.before
printf 'A new text\n\nIt is new.\n' >in/new.txt
touch in/box.zip
index
if [ "$(diff files.before files | grep '^[<>]')" = "> new.txt" ]; then
	ok "what has not changed is taken over"
else
	not_ok "what has not changed is taken over"
fi
rm in/box.zip
index
if [ "$(grep -c '^box' files)" = 3 ] && ! grep -q '^box.zip' files; then
	ok "an archive that is gone is gone with all that it held"
else
	not_ok "an archive that is gone is gone with all that it held"
fi
mkdir in/box.zip
printf 'A text in a folder\n\nIt is called an archive.\n' >in/box.zip/a.txt
index
has "a folder may be called as an archive" "box.zip/a.txt" files
ls -A >left
if [ "$(printf '%s ' $(cat left))" = \
	"before cache err files files.before in left library out " ] &&
	[ "$(ls -A library)" = a.lectern ]; then
	ok "nothing was unpacked to the disk"
else
	not_ok "nothing was unpacked to the disk"
	sed 's/^/# /' left
fi
