/* Settings are small texts: an asset, a file, or both. */
#include "cli/settings.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lectern/base/asset.h"
#include "lectern/base/file.h"
#include "lectern/base/memory.h"
#include "lectern/base/utf8.h"

#define SETTINGS_LIMIT ((size_t)1 << 20)

char *
settings_file(const char *path, struct error *err)
{
	struct bytes bytes = { 0 };
	int fd = file_open(path, err);
	bool ok = fd >= 0 && bytes_read(&bytes, fd, SETTINGS_LIMIT, err);

	if (fd >= 0)
		close(fd);
	if (ok && utf8_valid(bytes.data, bytes.len, NULL) &&
		!memchr(bytes.data, '\0', bytes.len))
		return bytes.data;
	if (ok)
		error_set(err, ERROR_FORMAT, "is not text in UTF-8");
	error_prefix(err, "%s", path);
	bytes_done(&bytes);
	return NULL;
}

/* An asset by its name in a folder, or the file of that name. */
static char *
settings_text(const char *folder, const char *name, struct error *err)
{
	struct str asset = { 0 };
	struct slice text;

	str_add_format(&asset, "%s/%s.conf", folder, name);
	text = asset_find(str_text(&asset));
	str_done(&asset);
	if (text.len)
		return memory_copy_string(text.data);
	return settings_file(name, err);
}

/* The reader's own file of that name; NULL, without complaint, if none. */
static char *
settings_own_path(const char *name)
{
	char *home = file_config_home(), *path;

	if (!home)
		return NULL;
	path = file_join(home, name);
	free(home);
	if (!access(path, F_OK))
		return path;
	free(path);
	return NULL;
}

static bool
settings_own_keys(struct keys *keys, struct error *err)
{
	char *path = settings_own_path("keys.conf"), *text;
	bool ok = true;

	if (!path)
		return true;
	text = settings_file(path, err);
	ok = text && keys_read(keys, path, text, err);
	free(text);
	free(path);
	return ok;
}

bool
settings_options(struct options *options, struct error *err)
{
	char *path = settings_own_path("options.conf"), *text;
	bool ok;

	if (!path)
		return true;
	text = settings_file(path, err);
	ok = text && options_read_usual(options, path, text, err);
	free(text);
	free(path);
	return ok;
}

struct keys *
settings_keys(const struct options *options, struct error *err)
{
	const char *name = options->values[OPTION_KEYS];
	struct keys *keys = keys_new();
	char *text;
	bool ok;

	if (!name)
		name = "lectern";
	text = settings_text("keys", name, err);
	ok = text && keys_read(keys, name, text, err) &&
	     settings_own_keys(keys, err);
	free(text);
	if (ok)
		return keys;
	keys_free(keys);
	return NULL;
}

char *
settings_theme(const struct options *options, struct error *err)
{
	const char *name = options->values[OPTION_THEME];
	const char *no_color = getenv("NO_COLOR");
	char *path, *text;

	if (name)
		return settings_text("themes", name, err);
	if (no_color && *no_color)
		return settings_text("themes", "mono", err);
	path = settings_own_path("theme.conf");
	if (!path)
		return settings_text("themes", "default", err);
	text = settings_file(path, err);
	free(path);
	return text;
}
