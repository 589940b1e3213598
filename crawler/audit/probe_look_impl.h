/*
 * The answer of a probe with what was read in it, as far as some rule asked:
 * its body without codings, and that as a sitemap or as a page. What it says to
 * a rule, probe_judge.c tells.
 */
#ifndef AUDIT_PROBE_LOOK_IMPL_H
#define AUDIT_PROBE_LOOK_IMPL_H

#include "audit/scan_impl.h"
#include "base/buf.h"
#include "page/sitemap.h"

struct probe_look {
	const struct rule_set *set;
	const struct probe_answer *answer;
	const struct audit_context *context;
	struct arena *arena;
	struct buf body; /* codings undone */
	struct page_input input; /* with that body */
	enum media media;
	bool has_map;
	struct sitemap map;
	struct page *page;
	struct scan scan; /* of page */
};

/* Undoes the codings of an answer's body. What is given is borrowed; the caller
 * frees with probe_look_end. */
struct probe_look probe_look_at(const struct rule_set *set,
    const struct probe_answer *answer, const struct audit_context *context,
    struct arena *a);
void probe_look_end(struct probe_look *k);

/* The media type that the answer names, without parameters; may be empty. */
struct str probe_look_type(const struct probe_look *k);

/* The body as a sitemap, and as a page: k->scan is of that. A text that is no
 * HTML is one long paragraph. Read once, owned by k. */
const struct sitemap *probe_look_map(struct probe_look *k);
struct page *probe_look_page(struct probe_look *k);

/* Why the content of an answer is not what the site would show: REASON_NONE
 * when it is. */
enum reason probe_look_reason(struct probe_look *k);

#endif
