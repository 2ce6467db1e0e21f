/*
 * Kinds of files by the bytes they begin with.  A file of no known kind is
 * taken for data when too many of its characters are controls.
 */
#include "import/binary.h"

#include <string.h>

#include "lectern/base/str.h"
#include "import/encoding.h"

#define BINARY_SAMPLE ((size_t)64 << 10)

#define SIGNATURE(at, bytes, kind)                                             \
	{                                                                      \
		at, sizeof bytes - 1, bytes, kind                              \
	}

/* Many files in one, as Office wrote them until 2007. */
#define BINARY_COMPOUND "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

/* clang-format off */
static const struct signature {
	size_t at;
	size_t len;
	const char *bytes;
	const char *kind;
} binary_signatures[] = {
	SIGNATURE(0, "\177ELF", "a program (ELF)"),
	SIGNATURE(0, "MZ\x90\0", "a program for Windows"),
	SIGNATURE(0, "\xca\xfe\xba\xbe", "a compiled program"),
	SIGNATURE(0, "\xcf\xfa\xed\xfe", "a program (Mach-O)"),
	SIGNATURE(0, "!<arch>\n", "a library of compiled code"),
	SIGNATURE(0, "\0asm", "a program (WebAssembly)"),
	SIGNATURE(0, "\x89PNG\r\n\x1a\n", "a PNG picture"),
	SIGNATURE(0, "GIF87a", "a GIF picture"),
	SIGNATURE(0, "GIF89a", "a GIF picture"),
	SIGNATURE(0, "\xff\xd8\xff", "a JPEG picture"),
	SIGNATURE(0, "II*\0", "a TIFF picture"),
	SIGNATURE(0, "MM\0*", "a TIFF picture"),
	SIGNATURE(8, "WEBP", "a WebP picture"),
	SIGNATURE(0, "AT&TFORM", "a DjVu scan"),
	SIGNATURE(0, "%PDF-", "a PDF document"),
	SIGNATURE(0, BINARY_COMPOUND, "an old Office document"),
	SIGNATURE(30, "mimetypeapplication/epub", "an EPUB book"),
	SIGNATURE(30, "mimetypeapplication/vnd.oasis", "an OpenDocument file"),
	SIGNATURE(0, "PK\3\4", "a zip archive"),
	SIGNATURE(0, "PK\5\6", "an empty zip archive"),
	SIGNATURE(0, "\x1f\x8b", "compressed data (gzip)"),
	SIGNATURE(0, "BZh", "compressed data (bzip2)"),
	SIGNATURE(0, "\xfd""7zXZ\0", "compressed data (xz)"),
	SIGNATURE(0, "\x28\xb5\x2f\xfd", "compressed data (zstd)"),
	SIGNATURE(0, "7z\xbc\xaf\x27\x1c", "a 7z archive"),
	SIGNATURE(0, "Rar!\x1a\7", "a RAR archive"),
	SIGNATURE(257, "ustar", "a tar archive"),
	SIGNATURE(0, "SQLite format 3\0", "a database (SQLite)"),
	SIGNATURE(0, "ID3", "a sound file"),
	SIGNATURE(0, "OggS", "a sound file"),
	SIGNATURE(0, "fLaC", "a sound file"),
	SIGNATURE(8, "WAVE", "a sound file"),
	SIGNATURE(8, "AVI ", "a film"),
	SIGNATURE(4, "ftyp", "a film"),
	SIGNATURE(0, "\x1a\x45\xdf\xa3", "a film"),
	SIGNATURE(0, "wOFF", "a font"),
	SIGNATURE(0, "\0\1\0\0\0", "a font"),
	SIGNATURE(0, "OTTO\0", "a font"),
};
/* clang-format on */

/* The names of the files in it tell whose it is; they are in UTF-16. */
static const struct {
	const char *name;
	const char *kind;
	const char *advice;
} binary_compounds[] = {
	{ "EncryptedPackage", "an encrypted Office document",
		"; save it without a password" },
	{ "WordDocument", "a Word document of before 2007",
		"; Word or LibreOffice can save it as DOCX" },
	{ "Workbook", "an old Excel table", "" },
	{ "PowerPoint Document", "an old PowerPoint presentation", "" },
};

#define BINARY_COMPOUNDS (sizeof binary_compounds / sizeof *binary_compounds)

static bool
binary_holds_wide(const struct bytes *file, const char *name)
{
	struct str wide = { 0 };
	bool found;

	for (; *name; name++) {
		str_add_char(&wide, *name);
		str_add_char(&wide, '\0');
	}
	found = memmem(file->data, file->len, wide.data, wide.len) != NULL;
	str_done(&wide);
	return found;
}

/* Which of them; their number: none. */
static size_t
binary_compound(const struct bytes *file)
{
	size_t i;

	for (i = 0; i < BINARY_COMPOUNDS; i++) {
		if (binary_holds_wide(file, binary_compounds[i].name))
			break;
	}
	return i;
}

static bool
binary_is_compound(const struct bytes *file)
{
	return file->len > sizeof BINARY_COMPOUND &&
	       !memcmp(file->data, BINARY_COMPOUND, sizeof BINARY_COMPOUND - 1);
}

const char *
binary_advice(const struct bytes *file)
{
	size_t i = BINARY_COMPOUNDS;

	if (binary_is_compound(file))
		i = binary_compound(file);
	return i < BINARY_COMPOUNDS ? binary_compounds[i].advice : "";
}

/* Weaker signatures are ASCII, so they also want a control or a high byte. */
static bool
binary_has_odd_byte(const char *data, size_t len)
{
	size_t at;

	for (at = 0; at < len; at++) {
		unsigned char byte = (unsigned char)data[at];

		if (byte >= 0x80 || (byte < ' ' && !strchr("\t\n\r\f", byte)) ||
			byte == 0)
			return true;
	}
	return false;
}

static const char *
binary_signature_kind(const struct bytes *file)
{
	const struct signature *signature = binary_signatures;
	size_t i, sample = file->len < 4096 ? file->len : 4096;

	for (i = 0; i < sizeof binary_signatures / sizeof *signature;
		i++, signature++) {
		if (file->len < signature->at + signature->len ||
			memcmp(file->data + signature->at, signature->bytes,
				signature->len) != 0)
			continue;
		if (binary_has_odd_byte(file->data, sample))
			return signature->kind;
	}
	return NULL;
}

/*
 * A control that is repeated, as bells and overprinting are, counts once; but
 * every zero counts, since data are full of them and texts are not.
 */
bool
binary_looks(const char *text, size_t len)
{
	size_t sample = len < BINARY_SAMPLE ? len : BINARY_SAMPLE;
	size_t at, controls = 0;

	for (at = 0; at < sample; at++) {
		unsigned char byte = (unsigned char)text[at];

		controls += byte < ' ' && (byte < '\t' || byte > '\r') &&
			    byte != '\033' && byte != '\b' &&
			    (!byte || !at || text[at - 1] != text[at]);
	}
	return controls >= 8 && controls > sample / 32;
}

const char *
binary_kind(const struct bytes *file)
{
	size_t sample = file->len < BINARY_SAMPLE ? file->len : BINARY_SAMPLE;
	size_t compound = BINARY_COMPOUNDS;
	const char *kind = binary_signature_kind(file);
	struct encoding encoding;

	if (binary_is_compound(file))
		compound = binary_compound(file);
	if (compound < BINARY_COMPOUNDS)
		return binary_compounds[compound].kind;
	if (kind)
		return kind;
	if (!binary_looks(file->data, file->len))
		return NULL;
	encoding = encoding_detect(file->data, sample);
	return encoding_is_wide(&encoding) ? NULL : "binary data";
}
