/*
 * A verdict: what a rule says of an agency, from all that was seen of it.
 */
#ifndef RECORD_VERDICT_H
#define RECORD_VERDICT_H

#include "record/site.h"

/* A piece of evidence and the page it stands on. */
struct proof {
	struct evidence evidence;
	const struct site_page *page; /* borrowed; NULL: no single page */
};

struct verdict {
	struct str rule_id;
	int rule_revision;
	struct str scope; /* "page", "site", "agency" */
	struct str url; /* the page that decided; empty: none alone did */
	enum outcome outcome;
	int level; /* -1: the rule has no levels */
	enum reason reason;
	struct str confidence; /* "high", "medium", "low" */
	int64_t pages_examined;
	bool is_complete; /* nothing that the rule asks for was out of sight */
	bool is_inventory; /* its things are counted, each once */
	int64_t listed;
	int64_t listed_passed; /* of these, that are as the rule wants them */
	struct proof *proofs;
	size_t proof_count;
};

#endif
