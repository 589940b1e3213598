/*
 * The sections that look at what a run left behind: the ledger and the log of
 * the test web.
 */
#ifndef TESTS_E2E_EXPECT_H
#define TESTS_E2E_EXPECT_H

#include "play.h"

/* [query]: asks the ledger, read only; the rows wait for [rows]. [query NAME]:
 * that of another store in the work folder. */
bool play_query(struct play *p, const struct section *s);

/* [rows]: the rows of the query above. [rows NAME]: keeps them in a file. */
bool play_rows(struct play *p, const struct section *s);

/* [requests HOST]: all requests that the host had, in order. */
bool play_requests(struct play *p, const struct section *s);

/* [gap HOST ...]: how close the requests to these hosts came, all of them seen
 * as one, over how many connections. */
bool play_gap(struct play *p, const struct section *s);

/* [during HOST HOST]: what the second host was asked while the first one was
 * under way. */
bool play_during(struct play *p, const struct section *s);

/* [same NAME ...]: files of the work folder, two or more, none of them empty,
 * that hold the same bytes; or two folders of such files. */
bool play_same(struct play *p, const struct section *s);

#endif
