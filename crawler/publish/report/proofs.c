#include "publish/report/proofs.h"

#include "record/absence.h"
#include "store/figures.h"
#include "store/reviews.h"
#include "store/view_row.h"

struct reading {
	const struct book *book;
	struct arena *arena;
	struct proof_verdict *verdicts; /* by number in book.rules */
	struct str *urls; /* of the pages that decided */
	size_t last; /* the verdict of the last row; evidence comes by rule */
	struct str last_rule;
};

enum err_code
proofs_reviews_read(const struct book *b, struct arena *a,
    struct proof_reviews *out, struct err *e)
{
	struct review *items = NULL;
	size_t count = 0;
	enum err_code rc = store_reviews_read(
	    b->setup->store, b->last_review, a, &items, &count, e);

	if (rc == ERR_NONE)
		*out = (struct proof_reviews){items, count};
	return rc;
}

/* Where the reviews of an agency and rule begin, or would. */
static size_t
reviews_from(
    const struct proof_reviews *all, struct str agency, struct str rule)
{
	size_t low = 0, high = all->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct review *r = &all->items[middle];
		int order = str_compare(r->agency_id, agency);

		if (order == 0)
			order = str_compare(r->rule_id, rule);
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void
add_reviews(const struct proof_reviews *all, struct str agency, struct str rule,
    struct proof_verdict *v)
{
	size_t from = reviews_from(all, agency, rule), i = from;
	bool is_of_text = false;

	for (; i < all->count; i++) {
		const struct review *r = &all->items[i];

		if (!str_equal(r->agency_id, agency) ||
		    !str_equal(r->rule_id, rule))
			break;
		is_of_text |= str_equal(r->evidence_sha256, v->evidence_sha256);
	}
	v->reviews = i > from ? &all->items[from] : NULL;
	v->review_count = i - from;
	v->is_reopened = i > from && !is_of_text;
}

static void
take_verdict(struct reading *in, const struct scored_verdict *s)
{
	size_t n = book_rule_number(in->book, s->rule_id);

	if (n == STR_NONE)
		return;
	in->urls[n] = arena_str(in->arena, s->url);
	in->verdicts[n] = (struct proof_verdict){
	    .is_there = true,
	    .outcome = s->effective,
	    .level = s->effective_level,
	    .machine = s->outcome,
	    .machine_level = s->level,
	    .reason = s->reason,
	    .confidence = arena_str(in->arena, s->confidence),
	    .state = s->decision.state,
	    .is_inventory = s->is_inventory,
	    .listed = s->listed,
	    .listed_passed = s->listed_passed,
	    .piece_count = s->evidence_count,
	    .evidence_sha256 = arena_str(in->arena, s->evidence_sha256),
	};
}

static enum err_code
read_verdicts(struct reading *in, struct str agency_id,
    const struct proof_reviews *reviews, struct err *e)
{
	const struct book *b = in->book;
	const struct scored_query of = {
	    b->audit.round, b->audit.name, b->last_review};
	const struct scored_verdict *v = NULL;
	struct scored_cursor *c = NULL;
	enum err_code rc =
	    store_scored_open_of(b->setup->store, &of, agency_id, &c, e);

	while (rc == ERR_NONE) {
		rc = store_scored_next(c, &v, e);
		if (rc != ERR_NONE || v == NULL)
			break;
		take_verdict(in, v);
	}
	store_scored_close(c);
	for (size_t i = 0; rc == ERR_NONE && i < b->rule_count; i++)
		if (in->verdicts[i].is_there)
			add_reviews(reviews, agency_id, b->rules[i].rule.id,
			    &in->verdicts[i]);
	return rc;
}

/* What a reader can compare with the page most easily comes first: text before
 * markup, and the page that decided before others. */
static int
rank_of(const struct proof_piece *p, struct str url)
{
	static const int kinds[] = {
	    [MATCH_EXACT] = 0,
	    [MATCH_FOLDED] = 1,
	    [MATCH_LOOSE] = 2,
	    [MATCH_STRUCTURE] = 3,
	    [MATCH_ABSENCE] = 16,
	    [MATCH_NEAR_MISS] = 0,
	};
	enum { MARKUP = 2, ELSEWHERE = 8 };

	return kinds[p->evidence.match_kind] +
	    (str_starts(p->evidence.quote, str_of("<")) ? MARKUP : 0) +
	    (url.len > 0 && !str_equal(url, p->page_url) ? ELSEWHERE : 0);
}

/* The same text on another page tells a reader nothing new. */
static bool
is_same_text(const struct proof_piece *a, const struct proof_piece *b)
{
	return a->evidence.match_kind == b->evidence.match_kind &&
	    str_equal(a->evidence.quote, b->evidence.quote);
}

/* Puts a piece in its place among the best. */
static void
keep_piece(struct proof_piece *kept, size_t *count, size_t max,
    const struct proof_piece *p, struct str url)
{
	size_t at, same = 0;

	while (same < *count && !is_same_text(&kept[same], p))
		same++;
	/* One that is the same goes, if it was the worse. */
	if (same < *count && rank_of(&kept[same], url) <= rank_of(p, url))
		return;
	if (same < *count) {
		(*count)--;
		for (size_t i = same; i < *count; i++)
			kept[i] = kept[i + 1];
	}
	at = *count;
	while (at > 0 && rank_of(&kept[at - 1], url) > rank_of(p, url))
		at--;
	if (at >= max)
		return;
	if (*count < max)
		(*count)++;
	for (size_t i = *count - 1; i > at; i--)
		kept[i] = kept[i - 1];
	kept[at] = *p;
}

/* Whether it lists pages that were looked at. */
static bool
is_look(const struct evidence *v)
{
	struct absence a;

	return v->match_kind == MATCH_ABSENCE &&
	    absence_read(v->context_after, &a) && a.pages >= 0;
}

static struct proof_piece
piece_of(const struct view_row *r, enum match_kind kind, struct arena *a)
{
	return (struct proof_piece){
	    .evidence =
	        {
	            .label = view_row_copy(r, "label", a),
	            .quote = view_row_copy(r, "quote", a),
	            .context_before = view_row_copy(r, "context_before", a),
	            .context_after = view_row_copy(r, "context_after", a),
	            .line = view_row_number(r, "line", 0),
	            .byte_start = view_row_number(r, "byte_start", -1),
	            .byte_end = view_row_number(r, "byte_end", -1),
	            .match_kind = kind,
	            .ownership =
	                ownership_of_word(view_row_text(r, "ownership")),
	        },
	    .url = view_row_copy(r, "url", a),
	    .page_url = view_row_copy(r, "page_url", a),
	    .shared_with = view_row_number(r, "shared_with", 0),
	    .click_path = view_row_copy(r, "click_path", a),
	    .captured_at = view_row_copy(r, "captured_at", a),
	    .payload_sha256 = view_row_copy(r, "payload_sha256", a),
	    .warc_file = view_row_copy(r, "warc_file", a),
	    .warc_offset = view_row_number(r, "warc_offset", -1),
	    .evidence_id = view_row_copy(r, "evidence_id", a),
	};
}

static struct proof_verdict *
verdict_of(struct reading *in, struct str rule)
{
	if (in->last_rule.len == 0 || !str_equal(rule, in->last_rule)) {
		in->last = book_rule_number(in->book, rule);
		in->last_rule = in->last == STR_NONE
		    ? (struct str){0}
		    : in->book->rules[in->last].rule.id;
	}
	return in->last == STR_NONE ? NULL : &in->verdicts[in->last];
}

static bool
take_piece(void *state, const struct view_row *r)
{
	struct reading *in = state;
	struct proof_verdict *v = verdict_of(in, view_row_text(r, "rule_id"));
	enum match_kind kind = MATCH_STRUCTURE;
	struct proof_piece p;

	if (v == NULL)
		return true;
	(void)match_kind_of_word(view_row_text(r, "match_kind"), &kind);
	p = piece_of(r, kind, in->arena);
	if (is_look(&p.evidence)) {
		v->absence = p;
		v->has_absence = true;
	} else if (kind == MATCH_NEAR_MISS) {
		keep_piece(v->near, &v->near_count, PROOFS_NEAR, &p,
		    in->urls[in->last]);
	} else {
		keep_piece(v->found, &v->found_count, PROOFS_FOUND, &p,
		    in->urls[in->last]);
	}
	return true;
}

/* Many rules look at the same pages. */
static void
find_looks(struct proof_verdict *v, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t k = 0;

		if (!v[i].has_absence)
			continue;
		while (!v[k].has_absence ||
		    !str_equal(v[k].absence.evidence.context_after,
		        v[i].absence.evidence.context_after) ||
		    !str_equal(v[k].absence.evidence.quote,
		        v[i].absence.evidence.quote))
			k++;
		v[i].looked = k;
	}
}

/* Pages that no link text leads to, each asked about once. */
struct unlinked {
	const struct book *book;
	struct str agency_id;
	struct str home;
	struct str *urls;
	bool *answers;
	size_t count;
	size_t capacity;
	size_t answer_capacity;
};

static enum err_code
find_link(
    struct unlinked *u, struct arena *a, struct proof_piece *p, struct err *e)
{
	const struct book *b = u->book;
	enum err_code rc;

	if (p->page_url.len == 0 || p->click_path.len > 0 ||
	    str_equal(p->page_url, u->home))
		return ERR_NONE;
	for (size_t i = 0; i < u->count; i++)
		if (str_equal(u->urls[i], p->page_url)) {
			p->is_unlinked = u->answers[i];
			return ERR_NONE;
		}
	rc = store_url_is_unlinked(b->setup->store, b->audit.round,
	    u->agency_id, p->page_url, &p->is_unlinked, e);
	u->urls = arena_grow(
	    a, u->urls, &u->capacity, u->count + 1, sizeof(*u->urls));
	u->answers = arena_grow(a, u->answers, &u->answer_capacity,
	    u->count + 1, sizeof(*u->answers));
	u->urls[u->count] = p->page_url;
	u->answers[u->count++] = p->is_unlinked;
	return rc;
}

static enum err_code
find_links(const struct reading *in, const struct book_agency *g, struct err *e)
{
	struct unlinked u = {
	    .book = in->book, .agency_id = g->id, .home = g->home};
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; i < in->book->rule_count; i++) {
		struct proof_verdict *v = &in->verdicts[i];

		for (size_t k = 0; rc == ERR_NONE && k < v->found_count; k++)
			rc = find_link(&u, in->arena, &v->found[k], e);
		for (size_t k = 0; rc == ERR_NONE && k < v->near_count; k++)
			rc = find_link(&u, in->arena, &v->near[k], e);
	}
	return rc;
}

enum err_code
proofs_read(const struct book *b, const struct book_agency *g,
    const struct proof_reviews *reviews, struct arena *a,
    struct proof_verdict **out, struct err *e)
{
	struct reading in = {
	    .book = b,
	    .arena = a,
	    .verdicts =
	        arena_array(a, b->rule_count + 1, sizeof(struct proof_verdict)),
	    .urls = arena_array(a, b->rule_count + 1, sizeof(struct str)),
	    .last = STR_NONE,
	};
	const struct view_filter of[] = {{"round", b->audit.round},
	    {"audit", b->audit.name}, {"agency_id", g->id}};
	const struct view_rows rows = {"evidence", of, 3, take_piece, &in};
	enum err_code rc = read_verdicts(&in, g->id, reviews, e);

	if (rc == ERR_NONE)
		rc = view_rows_each(b->setup->store, &rows, e);
	if (rc == ERR_NONE)
		rc = find_links(&in, g, e);
	find_looks(in.verdicts, b->rule_count);
	if (rc == ERR_NONE)
		*out = in.verdicts;
	return rc;
}

int64_t
proofs_left_out(const struct proof_verdict *v)
{
	return v->piece_count -
	    (int64_t)(v->found_count + v->near_count + v->has_absence);
}
