/* Markdown: CommonMark with tables, footnotes and front matter. */
#ifndef IMPORT_MARKDOWN_H
#define IMPORT_MARKDOWN_H

#include "lectern/import/import.h"

extern const struct importer import_markdown;

#endif
