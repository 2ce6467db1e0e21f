/* Made by assets/embed.sh; do not edit. */
#include "lectern/base/asset.h"


const struct asset_entry asset_table[] = {
	{ 0 },
};
