/*
 * Days for people, in words: from times of the ledger (ISO 8601, UTC) to "31
 * July 2018" and "31 กรกฎาคม 2561".
 */
#ifndef PUBLISH_DAY_H
#define PUBLISH_DAY_H

#include "base/words.h"

/* Appends the day of a time, as people in Thailand have it (UTC+7), in Thai
 * with the year of the Buddhist era. Nothing of what is no time. */
void day_append(struct buf *out, struct str iso, enum lang lang);

/* Appends the days from one time to another: "30 July 2018 to 2 August 2018",
 * one alone where both are the same or only one is a time. */
void day_append_range(
    struct buf *out, struct str from, struct str to, enum lang lang);

#endif
