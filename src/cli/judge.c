/* Confirming and dismissing references from the shell. */
#include "cli/shell.h"

#include <string.h>

#include "lectern/command/judging.h"

bool
shell_judge(struct shell *shell, struct error *err)
{
	const char *const *words = shell->options.words;
	struct notebook *notebook = shell_notebook(shell);
	struct place from, to;

	if (shell->options.word_count != 3)
		return error_set(err, ERROR_USAGE,
			"%s the reference between which two places?", words[0]);
	if (!shell_place(shell, words[1], &from, err) ||
		!shell_place(shell, words[2], &to, err))
		return false;
	if (!notebook || notebook_trouble(notebook))
		return error_set(err, ERROR_IO, "%s",
			notebook ? notebook_trouble(notebook)
				 : "there is no notebook");
	return judging_run(shell->library, notebook, &from, &to,
		!strcmp(words[0], "confirm"), err);
}
