/*
 * All that was seen of an agency in one round: its pages with what each says
 * to each rule, and what stayed out of sight. From this a verdict is made,
 * during a crawl or later, without the network.
 */
#ifndef RECORD_SITE_H
#define RECORD_SITE_H

#include "record/agency.h"
#include "record/finding.h"
#include "record/view.h"

struct site_page {
	int64_t capture_id; /* the ledger's number */
	struct str url;
	struct str title; /* as the page has it */
	struct str page_class; /* names of classes, joined by spaces */
	unsigned view_flags;
	int depth; /* clicks from a seed */
	bool is_home; /* the page a home seed leads to */
	bool is_probe; /* asked for only because a rule probes its address */
	enum reason reason; /* why it could not be read; REASON_NONE */
	struct finding *findings; /* in order of rule id */
	size_t finding_count;
};

/* view_reason of it. */
static inline enum reason
site_page_reason(const struct site_page *page)
{
	return view_reason(page->reason, page->view_flags);
}

struct site {
	const struct agency *agency; /* borrowed */
	struct site_page *pages; /* in order of depth, then URL */
	size_t page_count;
	/* URLs in scope that might have been pages and were not read, and the
	 * reason that most of them share. */
	int64_t unread_count;
	enum reason unread_reason;
	/* Why there is no home page; REASON_NONE when there is one. */
	enum reason home_reason;
};

#endif
