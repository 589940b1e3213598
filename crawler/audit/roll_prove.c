#include "audit/roll_up_impl.h"

#include "audit/evidence_impl.h"
#include "audit/inventory_impl.h"
#include "record/absence.h"

enum { URLS_SHOWN = 5 };

/* Whether a page's finding is what the verdict rests on. */
static bool
decided(
    const struct roll *roll, const struct verdict *v, const struct examined *x)
{
	if (roll->rule->roll_up == ROLL_UP_TOGETHER)
		return true;
	if (roll->rule->roll_up == ROLL_UP_HOME && !x->page->is_home)
		return false;
	return x->outcome == v->outcome && x->level == v->level;
}

static bool
is_positive(const struct evidence *e)
{
	return e->match_kind != MATCH_ABSENCE &&
	    e->match_kind != MATCH_NEAR_MISS;
}

bool
roll_is_decider(const struct roll *roll, const struct deciders *deciders,
    struct str leaves, struct str label)
{
	for (size_t i = 0; i < deciders->count; i++)
		if (leaves.ptr[deciders->slots[i]] == 't' &&
		    str_equal(label,
		        evidence_label(roll->set,
		            &roll->rule->slots.items[deciders->slots[i]])))
			return true;
	return false;
}

static struct deciders
deciders_of(const struct roll *roll, struct str leaves)
{
	struct decision d = rule_decide(roll->rule, leaves);

	return evidence_deciders(roll->arena, roll->rule, d.basis, leaves);
}

/* What a page found for leaves that only other pages, or the site, make worth
 * something counts if the outcome rests on it. */
static bool
is_of_basis(const struct roll *roll, const struct deciders *basis,
    struct str leaves, const struct evidence *e)
{
	return !rule_is_settled_later(roll->rule) || !is_positive(e) ||
	    roll_is_decider(roll, basis, leaves, e->label);
}

static void
add_proof(
    struct verdict *v, const struct evidence *e, const struct site_page *page)
{
	if (v->proof_count < LIMIT_EVIDENCE)
		v->proofs[v->proof_count++] = (struct proof){*e, page};
}

static void
add_of_page(struct roll *roll, struct verdict *v, const struct examined *x,
    bool wants_positive)
{
	bool is_pooled = roll->pool.len > 0;
	struct str leaves = is_pooled ? roll->pool : x->leaves;
	struct deciders basis = {0};

	if (rule_is_settled_later(roll->rule))
		basis = deciders_of(roll, leaves);
	for (size_t i = 0; i < x->finding->evidence_count; i++) {
		const struct evidence *e = &x->evidence[i];

		if (e->match_kind != MATCH_ABSENCE &&
		    is_positive(e) == wants_positive &&
		    is_of_basis(roll, &basis, leaves, e))
			add_proof(v, e, x->page);
	}
}

/* What was found, or what came near, on the pages that decided, or, when what
 * stayed unread did, on all. */
static void
add_proofs(struct roll *roll, struct verdict *v, bool wants_positive)
{
	bool has_decider = false;

	for (size_t i = 0; i < roll->count; i++)
		has_decider |= decided(roll, v, &roll->pages[i]);
	for (size_t i = 0; i < roll->count; i++)
		if (!has_decider || decided(roll, v, &roll->pages[i]))
			add_of_page(roll, v, &roll->pages[i], wants_positive);
}

/* Adds what there was to look at on a page; nothing when its finding does not
 * tell. */
static void
add_figures(struct absence *sum, const struct examined *x)
{
	struct absence of_page;

	for (size_t i = 0; i < x->finding->evidence_count; i++) {
		const struct evidence *e = &x->finding->evidence[i];

		if (e->match_kind == MATCH_ABSENCE &&
		    absence_read(e->quote, &of_page)) {
			absence_add(sum, &of_page);
			return;
		}
	}
}

/* All that was looked at and what was not, in the fixed form. */
static struct str
absence_told(const struct roll *roll)
{
	struct absence all = {.pages = (int64_t)roll->count,
	    .is_complete = roll->is_complete,
	    .unread = roll->site->unread_count};
	struct str *urls = arena_array(roll->arena, roll->count, sizeof(*urls));
	struct str *texts =
	    arena_array(roll->arena, roll->count, sizeof(*texts));
	struct buf text = {0};
	struct str kept;

	if (all.unread > 0)
		all.unread_reason = roll->site->unread_reason;
	for (size_t i = 0; i < roll->count; i++) {
		urls[i] = roll->pages[i].page->url;
		texts[i] = roll->pages[i].page->text_sha256;
		add_figures(&all, &roll->pages[i]);
		for (size_t k = 0; k < VIEW_COUNT; k++)
			all.views[k] +=
			    (roll->pages[i].page->view_flags & 1u << k) != 0;
	}
	absence_list(&all, urls, roll->count);
	absence_text(&all, texts, roll->count);
	absence_append(&text, &all);
	kept = arena_str(roll->arena, buf_str(&text));
	buf_release(&text);
	return kept;
}

static void
add_absence(struct roll *roll, struct verdict *v)
{
	struct evidence e = {.label = str_of("pages examined"),
	    .match_kind = MATCH_ABSENCE,
	    .byte_start = -1,
	    .byte_end = -1};
	struct buf text = {0};

	buf_printf(&text, "%zu %s examined", roll->count,
	    roll->count == 1 ? "page" : "pages");
	for (size_t i = 0; i < roll->count && i < URLS_SHOWN; i++) {
		(void)buf_append_cstr(&text, i == 0 ? ": " : ", ");
		(void)buf_append_str(&text, roll->pages[i].page->url);
	}
	if (roll->count > URLS_SHOWN)
		(void)buf_append_cstr(&text, ", ...");
	if (roll->site->unread_count > 0)
		buf_printf(&text, "; %lld not read",
		    (long long)roll->site->unread_count);
	e.quote = arena_str(roll->arena, buf_str(&text));
	e.context_after = absence_told(roll);
	buf_release(&text);
	v->proofs[v->proof_count++] = (struct proof){e, NULL};
}

/* What probes and other rules prove, on the first page that decided. */
static void
prove_others(struct roll *roll, struct verdict *v)
{
	const struct examined *x = NULL;
	struct deciders deciders;

	for (size_t i = 0; i < roll->count && x == NULL; i++)
		if (decided(roll, v, &roll->pages[i]))
			x = &roll->pages[i];
	if (x == NULL)
		return;
	deciders = deciders_of(roll, x->leaves);
	roll_prove_probes(roll, v, &deciders, x->leaves);
	roll_prove_others(roll, v, &deciders, x->leaves);
}

/* Drops what was found. */
static void
drop_positive(struct verdict *v)
{
	size_t kept = 0;

	for (size_t i = 0; i < v->proof_count; i++)
		if (!is_positive(&v->proofs[i].evidence))
			v->proofs[kept++] = v->proofs[i];
	v->proof_count = kept;
}

void
roll_prove(struct roll *roll, struct verdict *v)
{
	bool shows_found = roll->rule->evidence.show != SHOW_MISSES;
	size_t loose = 0, positive = 0;

	v->proofs =
	    arena_array(roll->arena, LIMIT_EVIDENCE + 1, sizeof(*v->proofs));
	if (v->outcome == OUTCOME_UNTESTED)
		return;
	if (roll->listing != NULL) {
		inventory_prove(roll, v);
		add_absence(roll, v);
		return;
	}
	add_proofs(roll, v, true);
	if (shows_found)
		add_proofs(roll, v, false);
	prove_others(roll, v);
	for (size_t i = 0; i < v->proof_count; i++) {
		const struct evidence *e = &v->proofs[i].evidence;

		positive += is_positive(e);
		loose += e->match_kind == MATCH_LOOSE;
	}
	if (!shows_found) {
		drop_positive(v);
		add_proofs(roll, v, false);
	}
	if (v->outcome == OUTCOME_FAILED || v->outcome == OUTCOME_CANT_TELL ||
	    (v->outcome == OUTCOME_PASSED && (positive == 0 || !shows_found)))
		add_absence(roll, v);
	if (positive > 0 && loose == positive)
		v->confidence = str_of("low");
}
