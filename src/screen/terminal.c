/* Whatever kind of terminal it is, it knows itself what to do. */
#include "lectern/screen/terminal.h"

#include "screen/kind.h"

void
terminal_close(struct terminal *terminal)
{
	if (terminal)
		terminal->kind->close(terminal);
}

void
terminal_size(struct terminal *terminal, uint32_t *rows, uint32_t *cols)
{
	terminal->kind->size(terminal, rows, cols);
}

void
terminal_key(struct terminal *terminal, int wait_ms, char key[KEY_NAME_SIZE])
{
	terminal->kind->key(terminal, wait_ms, key);
}

bool
terminal_key_waits(struct terminal *terminal)
{
	return terminal->kind->key_waits(terminal);
}

void
terminal_present(struct terminal *terminal, const struct grid *grid,
	uint32_t row, uint32_t col)
{
	terminal->kind->present(terminal, grid, row, col);
}

void
terminal_take_order(struct terminal *terminal)
{
	if (terminal->kind->take_order)
		terminal->kind->take_order(terminal);
}

void
terminal_redraw(struct terminal *terminal)
{
	terminal->kind->redraw(terminal);
}

bool
terminal_is_slow(struct terminal *terminal)
{
	return terminal->kind->is_slow && terminal->kind->is_slow(terminal);
}

void
terminal_suspend(struct terminal *terminal)
{
	terminal->kind->suspend(terminal);
}

bool
terminal_copy(struct terminal *terminal, const char *text, size_t len)
{
	return terminal->kind->copy(terminal, text, len);
}

bool
terminal_set_theme(
	struct terminal *terminal, const char *theme, struct error *err)
{
	return terminal->kind->set_theme(terminal, theme, err);
}
