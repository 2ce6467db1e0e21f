/*
 * The lines that are always there: where one is, what is selected, and what
 * the keys do now.
 */
#ifndef READER_STATUS_H
#define READER_STATUS_H

struct desk;

void status_draw_title(struct desk *desk);
void status_draw_state(struct desk *desk);
void status_draw_footer(struct desk *desk);

#endif
