/*
 * DEFLATE (RFC 1951) read bit by bit, for the streams that libdeflate gives
 * back with nothing: those that were cut short and those over the cap. Slower,
 * but it keeps what came before the fault.
 */
#ifndef PAGE_INFLATE_IMPL_H
#define PAGE_INFLATE_IMPL_H

#include "base/buf.h"

enum inflate_end {
	INFLATE_DONE, /* the last block ended */
	INFLATE_SHORT, /* the input ended first, or is no DEFLATE */
	INFLATE_FULL /* out took no more */
};

/* Appends what the raw stream in (no gzip or zlib head) decodes to. */
enum inflate_end inflate_append(struct buf *out, struct str in);

#endif
