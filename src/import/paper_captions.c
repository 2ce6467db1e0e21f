/* What stands below a figure or above a table says so itself. */
#include <string.h>
#include <strings.h>

#include "import/paper_inside.h"
#include "lectern/base/utf8.h"

/*
 * "Figure 3.", "Table 2:", and nothing but a name and a number before the sign.
 * "Figure 3 shows" goes on as a sentence does.
 */
bool
paper_is_caption(struct paper *paper, const struct paper_line *line)
{
	static const char *const names[] = { "figure", "fig.", "table", "plate",
		"map", "chart", "exhibit", "scheme", "listing", "abbildung",
		"abb.", "tabelle", "tab.", "figura", "tabla", "cuadro", "mapa",
		"l\u00e1mina", "gr\u00e1fico", "tableau", "carte", "planche",
		"tabella", "tavola", "quadro", "tabela" };
	struct slice word = paper_run_text(paper, paper->placed[line->placed]),
		     number;
	size_t i, at = 0;

	for (i = 0; i < sizeof names / sizeof *names; i++) {
		if (word.len == strlen(names[i]) &&
			!strncasecmp(word.data, names[i], word.len))
			break;
	}
	if (i == sizeof names / sizeof *names || line->count < 2 ||
		!utf8_is_upper((unsigned char)word.data[0]))
		return false;
	number = paper_run_text(paper, paper->placed[line->placed + 1]);
	while (at < number.len &&
		(utf8_is_word((unsigned char)number.data[at]) ||
			((number.data[at] == '.' || number.data[at] == '-') &&
				at + 1 < number.len)))
		at++;
	if (!at || at > 8 || !strchr("0123456789IVX", number.data[0]))
		return false;
	if (at == number.len)
		return line->count == 2;
	return at + 1 == number.len && strchr(".:|", number.data[at]);
}
