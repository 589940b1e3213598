/* An answer to a probe, looked at for every rule that asks for it. */
#include <string.h>

#include "audit/audit.h"
#include "audit/condition_impl.h"
#include "audit/evidence_impl.h"
#include "audit/match/matcher_impl.h"
#include "audit/probe_impl.h"
#include "audit/probe_look_impl.h"
#include "web/header.h"
#include "web/robots.h"
#include "web/url.h"

/* Kleene's "and" of a leaf's parts, with why it is unknown and what the answer
 * showed. */
struct judgement {
	enum truth truth;
	enum reason reason;
	struct buf saw;
};

static void
add(struct judgement *j, enum truth truth, enum reason reason)
{
	if (truth == TRUTH_UNKNOWN && j->reason == REASON_NONE)
		j->reason = reason;
	if (truth < j->truth)
		j->truth = truth;
}

bool
probe_asks_for_content(const struct probe_test *t)
{
	return t->content_type.count > 0 || t->roots.count > 0 ||
	    t->wants_links || t->body != NULL || t->map != NULL;
}

/* With these a server does not say whether there is something. */
static bool
is_refusal(int status)
{
	return status == 0 || status == 401 || status == 403 || status == 429 ||
	    status >= 500;
}

/* Where the way leads and by what connection says any answer. */
static bool
asks_for_way(const struct probe_test *t)
{
	return (t->asks_end || t->asks_tls) && !probe_asks_for_content(t);
}

static void
judge_status(
    struct probe_look *k, const struct probe_test *t, struct judgement *j)
{
	const struct response *r = k->answer->response;
	enum truth truth;

	if (r->status == 0)
		buf_printf(&j->saw, "%s", reason_word(r->reason));
	else
		buf_printf(&j->saw, "status %d", r->status);
	if (t->status.count == 0 && asks_for_way(t) && r->status > 0) {
		truth = TRUTH_TRUE;
	} else if (t->status.count == 0) {
		truth = r->status >= 200 && r->status < 300 ? TRUTH_TRUE
		    : is_refusal(r->status)                 ? TRUTH_UNKNOWN
		                                            : TRUTH_FALSE;
	} else {
		truth = status_holds(&t->status, r->status, r->reason);
		/* No answer is none of any kind, but what was asked for. */
		if (r->status == 0 && truth == TRUTH_FALSE)
			truth = TRUTH_UNKNOWN;
	}
	add(j, truth,
	    r->status == 0 ? probe_look_reason(k)
	                   : reason_of_status(r->status));
}

/* Where the redirects end; one that leads to somebody else's site was not
 * followed. */
static struct url
end_of(const struct probe_look *k)
{
	const struct response *r = k->answer->response;
	struct url here = url_parse(k->arena, k->answer->body.url, NULL, NULL);
	struct header head = header_parse(k->arena, r->head);
	struct str to = header_get(&head, "Location");

	return r->status >= 300 && r->status < 400 && to.len > 0
	    ? url_parse(k->arena, to, &here, NULL)
	    : here;
}

static void
judge_way(struct probe_look *k, const struct probe_test *t, struct judgement *j)
{
	struct scan s = {.arena = k->arena};
	struct url end = end_of(k);
	struct str saw = {0};

	if (!t->asks_end && !t->asks_tls)
		return;
	if (k->answer->response->status == 0) {
		add(j, TRUTH_UNKNOWN, probe_look_reason(k));
		return;
	}
	if (t->asks_end) {
		buf_printf(&j->saw, ", leads to %.*s", STR_ARG(url_key(&end)));
		add(j,
		    target_address_holds(&t->end, &end, k->arena) ? TRUTH_TRUE
		                                                  : TRUTH_FALSE,
		    REASON_NONE);
	}
	if (t->asks_tls) {
		add(j,
		    tls_holds(&t->tls, k->answer->response,
		        str_starts(k->answer->body.url, str_of("https:")), &s,
		        &saw),
		    REASON_INCOMPLETE);
		buf_printf(&j->saw, ", %.*s", STR_ARG(saw));
	}
	scan_end(&s);
}

static void
judge_type(
    struct probe_look *k, const struct probe_test *t, struct judgement *j)
{
	struct scan s = {.arena = k->arena};
	struct str type = probe_look_type(k);

	if (type.len > 0)
		buf_printf(&j->saw, ", %.*s",
		    STR_ARG(str_slice(type, 0, LIMIT_CONTEXT_BYTES)));
	if (t->content_type.count == 0)
		return;
	add(j,
	    value_holds(&t->content_type, &s,
	        (struct value){.is_there = type.len > 0, .text = type}),
	    REASON_UNSURE);
	scan_end(&s);
}

static void
judge_root(
    struct probe_look *k, const struct probe_test *t, struct judgement *j)
{
	const struct sitemap *map;
	bool is_one = false;

	if (t->roots.count == 0)
		return;
	map = probe_look_map(k);
	if (map->root.len > 0)
		buf_printf(&j->saw, ", <%.*s>", STR_ARG(map->root));
	for (size_t i = 0; i < t->roots.count; i++)
		is_one |= str_equal_fold(t->roots.items[i], map->root);
	add(j,
	    is_one                                  ? TRUTH_TRUE
	        : map->root.len == 0 && map->is_cut ? TRUTH_UNKNOWN
	                                            : TRUTH_FALSE,
	    REASON_TRUNCATED);
}

static void
judge_links(
    struct probe_look *k, const struct probe_test *t, struct judgement *j)
{
	size_t count;
	bool is_partial;

	if (!t->wants_links)
		return;
	if (k->media == MEDIA_HTML) {
		count = probe_look_page(k)->link_count;
		is_partial =
		    (probe_look_page(k)->view_flags & VIEW_PARTIAL) != 0;
	} else {
		count = probe_look_map(k)->url_count;
		is_partial = probe_look_map(k)->is_cut;
	}
	buf_printf(&j->saw, ", %zu %s", count, count == 1 ? "link" : "links");
	add(j, number_of_found(&t->links, count, is_partial), REASON_TRUNCATED);
}

/* The first thing that a true leaf of the body found. */
static void
show_body(struct probe_look *k, const struct probe_test *t, struct judgement *j)
{
	for (size_t i = 0; i < t->slots.count; i++) {
		const struct leaf_result *found =
		    scan_leaf(&k->scan, t->slots.items[i].leaf);
		struct str quote;

		if (found->truth != TRUTH_TRUE || found->hit_count == 0)
			continue;
		quote = evidence_quote(k->page, &found->hits[0], k->arena);
		buf_printf(&j->saw, ": %.*s", STR_ARG(quote));
		return;
	}
}

static void
judge_body(
    struct probe_look *k, const struct probe_test *t, struct judgement *j)
{
	enum reason reason;
	enum truth truth;

	if (t->body == NULL)
		return;
	reason = probe_look_page(k)->reason;
	if (reason == REASON_EMPTY_BODY) {
		add(j, TRUTH_FALSE, REASON_NONE);
		return;
	}
	truth = reason != REASON_NONE
	    ? TRUTH_UNKNOWN
	    : condition_truth(t->body, scan_leaves(&k->scan, &t->slots));
	add(j, truth, reason != REASON_NONE ? reason : REASON_UNSURE);
	if (truth == TRUTH_TRUE)
		show_body(k, t, j);
}

static void
judge_robots(
    struct probe_look *k, const struct probe_test *t, struct judgement *j)
{
	struct robots robots;

	if (t->map == NULL)
		return;
	robots = robots_parse(k->arena,
	    str_slice(k->input.payload, 0, LIMIT_ROBOTS_BYTES),
	    str_of("samruat"));
	buf_printf(&j->saw, ", %zu %s named", robots.sitemap_count,
	    robots.sitemap_count == 1 ? "sitemap" : "sitemaps");
	/* What they are is judged with their own answers. */
	add(j, robots.sitemap_count > 0 ? TRUTH_TRUE : TRUTH_FALSE,
	    REASON_NONE);
}

static void
judge(struct probe_look *k, const struct probe_test *t, struct judgement *j)
{
	enum reason reason;

	j->truth = TRUTH_TRUE;
	judge_status(k, t, j);
	judge_way(k, t, j);
	/* What came instead of the content says nothing of it. */
	if (j->truth != TRUTH_TRUE || k->answer->response->status == 0 ||
	    !probe_asks_for_content(t))
		return;
	reason = probe_look_reason(k);
	if (reason == REASON_CHALLENGE) {
		add(j, TRUTH_UNKNOWN, reason);
		return;
	}
	judge_type(k, t, j);
	judge_root(k, t, j);
	judge_links(k, t, j);
	judge_body(k, t, j);
	judge_robots(k, t, j);
}

/* The test that this answer is asked for; NULL: none. */
static const struct probe_test *
test_of(const struct probe_look *k, const struct probe_leaf *leaf)
{
	const struct probe_test *t = probe_test_of(leaf);

	if (t == NULL || !str_equal(t->path, k->answer->path))
		return NULL;
	return k->answer->is_map ? t->map : t;
}

static void
judge_leaf(struct probe_look *k, const struct probe_leaf *leaf, char *letter,
    struct finding *f)
{
	const struct probe_test *t = test_of(k, leaf);
	struct judgement j = {.saw = {.max_bytes = LIMIT_QUOTE_BYTES}};

	if (t == NULL)
		return;
	judge(k, t, &j);
	*letter = truth_letter(j.truth);
	if (j.truth == TRUTH_UNKNOWN && f->reason == REASON_NONE)
		f->reason = j.reason != REASON_NONE ? j.reason : REASON_UNSURE;
	if (f->evidence_count < LIMIT_EVIDENCE)
		f->evidence[f->evidence_count++] = (struct evidence){
		    .label = evidence_label(
		        k->set, &leaf->rule->slots.items[leaf->slot]),
		    .quote = arena_printf(k->arena, "%.*s: %.*s",
		        STR_ARG(k->answer->body.url), STR_ARG(buf_str(&j.saw))),
		    .match_kind =
		        j.truth == TRUTH_TRUE ? MATCH_STRUCTURE : MATCH_ABSENCE,
		    .byte_start = -1,
		    .byte_end = -1};
	buf_release(&j.saw);
}

/* Returns false when the answer says nothing to the rule. */
static bool
judge_rule(struct probe_look *k, const struct rule *r, struct finding *out)
{
	struct finding f = {
	    .rule_id = r->info.id, .outcome = OUTCOME_UNTESTED, .level = -1};
	char *leaves = arena_alloc(k->arena, r->slots.count + 1);
	bool says = false;

	memset(leaves, '-', r->slots.count);
	f.leaves = (struct str){leaves, r->slots.count};
	f.evidence = arena_array(k->arena, LIMIT_EVIDENCE, sizeof(*f.evidence));
	for (size_t i = 0; i < r->slots.count; i++) {
		const struct probe_leaf leaf = {k->set, r, i};

		judge_leaf(k, &leaf, &leaves[i], &f);
		says |= leaves[i] != '-';
	}
	*out = f;
	return says;
}

void
audit_probe(const struct rule_set *set, const struct probe_answer *answer,
    const struct audit_context *context, struct arena *a,
    struct audit_page *out)
{
	struct probe_look k = probe_look_at(set, answer, context, a);

	*out = (struct audit_page){0};
	out->findings = arena_array(a, set->rule_count, sizeof(*out->findings));
	for (size_t i = 0; i < set->rule_count; i++)
		if (judge_rule(
		        &k, &set->rules[i], &out->findings[out->finding_count]))
			out->finding_count++;
	probe_look_end(&k);
}
