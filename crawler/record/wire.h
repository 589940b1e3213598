/*
 * Values as bytes: the messages between processes and the blobs in the ledger.
 * Numbers are 8 bytes, little end first; texts are a number and their bytes. A
 * reader never goes behind its end: what is missing reads as 0 or empty and
 * is_broken stays set.
 *
 * The form of findings has changed twice: since version 3 of the ledger
 * evidence ends with a part and a block; since version 4 behind these stands
 * whose it is, and a finding ends with its rests. Only the present form is ever
 * written.
 */
#ifndef RECORD_WIRE_H
#define RECORD_WIRE_H

#include "base/arena.h"
#include "base/buf.h"
#include "record/finding.h"
#include "record/response.h"

void wire_put_number(struct buf *out, int64_t value);
void wire_put_text(struct buf *out, struct str text);
void wire_put_evidence(
    struct buf *out, const struct evidence *items, size_t count);

void wire_put_findings(
    struct buf *out, const struct finding *items, size_t count);

void wire_put_response(struct buf *out, const struct response *r);

/* Of ledgers of the present version, and of older ones. */
enum wire_form { WIRE_PRESENT, WIRE_OF_3, WIRE_OF_2 };

struct wire_reader {
	struct str rest;
	bool is_broken;
	enum wire_form form;
};

int64_t wire_number(struct wire_reader *r);

/* A number in [min, max]; anything else sets is_broken and gives min. */
int64_t wire_number_in(struct wire_reader *r, int64_t min, int64_t max);

/* Copied into the arena. */
struct str wire_text(struct wire_reader *r, struct arena *a);

/* A count of items that take at least item_bytes each; one that cannot fit in
 * the rest sets is_broken and gives 0. */
size_t wire_count(struct wire_reader *r, size_t item_bytes);

/* The part is one of LIMIT_PARTS. */
struct evidence *wire_evidence(
    struct wire_reader *r, struct arena *a, size_t *count);

struct finding *wire_findings(
    struct wire_reader *r, struct arena *a, size_t *count);

struct response wire_response(struct wire_reader *r, struct arena *a);

#endif
