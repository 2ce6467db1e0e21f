/*
 * Keys and themes: by name from the assets, by path, or the reader's own.
 */
#ifndef CLI_SETTINGS_H
#define CLI_SETTINGS_H

#include "cli/options.h"
#include "lectern/command/keys.h"

/* The preset asked for, then keys.conf in file_config_home(). */
struct keys *settings_keys(const struct options *options, struct error *err);

/* Adds the options of options.conf in file_config_home(), if there is one. */
bool settings_options(struct options *options, struct error *err);

/*
 * The text of a theme: --theme, theme.conf in file_config_home(), "mono" under
 * NO_COLOR, or "default".  The caller's to free; NULL with err set.
 */
char *settings_theme(const struct options *options, struct error *err);

/* The text of a file; the caller's to free. */
char *settings_file(const char *path, struct error *err);

#endif
