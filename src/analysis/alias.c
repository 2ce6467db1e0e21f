/* Nothing yet. */
#include "lectern/analysis/alias.h"
