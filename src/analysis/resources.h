/*
 * What analysis_new() loads and the passes look things up in.
 */
#ifndef ANALYSIS_RESOURCES_H
#define ANALYSIS_RESOURCES_H

#include "analysis/gazetteer.h"
#include "analysis/tagger.h"
#include "lectern/analysis/analysis.h"

struct analysis {
	struct gazetteer *gazetteer;
	struct tagger *tagger; /* NULL: rules alone */
};

#endif
