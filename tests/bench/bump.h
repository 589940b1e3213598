/*
 * All of libxml2's memory from one piece that only grows and is given back at
 * once: what its parser would cost if it had an arena. Between bump_begin and
 * bump_end nothing may be freed that was made before, and nothing may live on.
 */
#ifndef BENCH_BUMP_H
#define BENCH_BUMP_H

/* Takes libxml2's memory from the piece; ends the process when it is full. */
void bump_begin(void);

/* Empties the piece and gives libxml2 its old memory back. */
void bump_end(void);

#endif
