/*
 * Terms: what a text says it will call somebody or something.
 *
 *     Callender Shipping Co. (“Callender”)
 *     the Harbours Act 1964 (the “Act”)
 *     Zinc Limited, a company registered in Oruro (hereafter the Seller)
 *
 * Contracts, laws and judgments do so on their first page and mean it to the
 * last.  A term is of its document alone.
 */
#ifndef NAMES_TERMS_H
#define NAMES_TERMS_H

#include "names/links.h"

/* A term is a name, whatever it looks like, and of the type of its owner. */
void terms_settle(const struct tokens *tokens, struct candidates *candidates);

/* ... and its owner's; nobody's if it is given to two. */
void terms_link(struct links *links, const struct candidates *candidates);

#endif
