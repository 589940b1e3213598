/*
 * One record out of the archive, by the place that the ledger gives it.
 */
#ifndef STORE_RECORD_READ_IMPL_H
#define STORE_RECORD_READ_IMPL_H

#include "store/store_impl.h"
#include "store/warc_read.h"

/* Reads the record at a place of a file of warc/; its texts live in the arena.
 * What is wrong with it, or that it is not there, is its fault. */
struct warc_entry record_read(struct store *s, struct str warc_file,
    struct warc_place place, struct arena *a);

#endif
