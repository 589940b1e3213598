/*
 * What a worker says of a page: the message that crosses from the process that
 * reads hostile bytes to the one that keeps the ledger. Reading a message
 * trusts nothing in it.
 */
#ifndef RECORD_REPORT_H
#define RECORD_REPORT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "record/finding.h"
#include "record/part.h"

struct report_link {
	struct str url; /* normal form without fragment, http or https */
	struct str text; /* its name as it stood; LIMIT_LINK_TEXT_BYTES */
	bool is_page; /* by its ending it may be a page, not a file */
	bool is_frame; /* part of the page that names it */
	bool is_map; /* another sitemap, named by one */
	int rank; /* how soon it should be asked for; lower is sooner */
};

/* A style sheet by which a page was read. */
struct report_sheet {
	size_t number; /* of the page's part */
	bool is_distilled; /* the rest is told, as sheet_distill has it */
	struct str rules; /* LIMIT_DISTILLED_BYTES */
	bool is_cut;
};

struct report {
	enum reason reason; /* why there is nothing below; REASON_NONE */
	struct str encoding;
	struct str encoding_source;
	struct str page_class; /* names of all classes, joined by spaces */
	struct str title;
	struct str lang;
	int64_t words_th;
	int64_t words_en;
	struct str text_sha256; /* of the visible text's match form */
	unsigned view_flags;
	bool names_agency; /* one of the agency's names stands on it */
	struct str redirect_to; /* by meta refresh or script; normal form */
	struct str redirect_kind; /* "meta-refresh", "script", "splash", "" */
	struct report_link *links;
	size_t link_count;
	struct finding *findings;
	size_t finding_count;
	struct part_want *wants; /* in the order of the document */
	size_t want_count;
	struct report_sheet *sheets; /* LIMIT_SHEETS */
	size_t sheet_count;
	uint64_t *blocks; /* page.blocks' hashes; ascending, each once */
	size_t block_count;
};

/* Appends the report as one message body. */
void report_write(struct buf *out, const struct report *r);

/* Reads a message body; texts live in the arena. ERR_LIMIT when it is cut
 * short or names what is not there. */
enum err_code report_read(
    struct arena *a, struct str bytes, struct report *out, struct err *e);

#endif
