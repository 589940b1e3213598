/*
 * How a book is read, in parts.
 */
#ifndef PUBLISH_REPORT_BOOK_IMPL_H
#define PUBLISH_REPORT_BOOK_IMPL_H

#include "publish/report/book.h"

/* What the ledger says of a round as a whole; texts live in the arena. */
struct round_facts {
	struct str started_at;
	struct str finished_at;
	struct str config;
	struct str user_agent;
};
enum err_code round_facts_read(const struct book *b, struct str round,
    struct round_facts *out, struct err *e);

/* Reads the rules of the audit, and of all verdicts what lists ask. The
 * agencies have been read. */
enum err_code book_verdicts_read(struct book *b, struct err *e);

/* Finds service_of; rules and figures have been read. */
void book_service_find(struct book *b);

/* Reads the figures of the earlier rounds, and of this one again by agency. */
enum err_code book_rounds_read(struct book *b, struct err *e);

#endif
