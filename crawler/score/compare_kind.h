/*
 * What became of a verdict between two audits: whether the site changed, the
 * rule, what could be seen, or nothing. Pure: it is told what is the same and
 * what is not.
 *
 * The outcomes are the machine's; what people decided stands beside them.
 */
#ifndef SCORE_COMPARE_KIND_H
#define SCORE_COMPARE_KIND_H

#include "base/words.h"
#include "record/outcome.h"
#include "record/reason.h"

enum change_kind {
	CHANGE_SAME,
	CHANGE_MOVED, /* same verdict, same text, at another address */
	CHANGE_EDITED, /* same verdict, another text */
	CHANGE_SITE, /* another verdict: the text it rests on changed */
	CHANGE_AROUND, /* another verdict on the same text: something beside
	                  it, such as a header, where links lead, the clock,
	                  what other agencies share */
	CHANGE_RULE, /* another verdict on the same pages: the rule changed */
	CHANGE_BOTH, /* rule and site changed; which of them did it is open */
	CHANGE_BETTER, /* what was undecided is decided, or nearer to it */
	CHANGE_WORSE,
	CHANGE_OTHERWISE, /* undecided for another reason */
	CHANGE_NEW_AGENCY,
	CHANGE_GONE_AGENCY,
	CHANGE_NEW_RULE,
	CHANGE_GONE_RULE
};
enum { CHANGE_KIND_COUNT = 14 };

/* "same", "moved", "edited", "site", "around", "rule", "both", "better",
 * "worse", "otherwise", "new-agency", "gone-agency", "new-rule", "gone-rule" */
const char *change_kind_word(enum change_kind k);
bool change_kind_of_word(struct str word, enum change_kind *out);
struct words change_kind_text(enum change_kind k);

/* A verdict, as far as it is compared. */
struct compared_verdict {
	bool is_there; /* false: the audit has none yet */
	enum outcome outcome;
	int level; /* -1: none */
	enum reason reason; /* of an undecided one */
};

/* What else is the same on both sides. */
struct sameness {
	bool rule; /* it decides in the same way */
	bool round; /* two audits of one round: no byte of the site differs */
	bool text; /* record/region.h */
	bool places; /* addresses of the evidence */
	bool pages; /* the text of all pages of the agency; asked for where
	               the rule or the text differs */
	bool dark; /* no page of the agency was read, on one of the sides or
	              on both; asked for as pages */
};

/*
 * What became of a verdict: never CHANGE_NEW_AGENCY or what follows it.
 *
 * Levels are part of a decided verdict, reasons of an undecided one. Of a rule
 * that is the same, seeing less or more is told before anything else; untested
 * is less than cantTell. Another verdict is the site's doing when its text
 * changed: that of the evidence, and of some page; when no page's did, it is
 * something beside the text.
 *
 * Where the rule differs, another verdict is the rule's doing when the pages
 * say the same, and open when they do not; the same verdict on another text is
 * open as well, when the pages changed. What is undecided where no page
 * was read is so whatever the rule.
 */
enum change_kind change_of(const struct compared_verdict *before,
    const struct compared_verdict *after, const struct sameness *same);

#endif
