#include "cli/compare_proof.h"

#include "cli/rows.h"

struct reading {
	struct arena *arena;
	struct proof_list *list;
};

static void
take_proof(void *state, const struct view_row *r)
{
	struct reading *in = state;
	struct arena *a = in->arena;
	struct proof_list *l = in->list;
	struct compare_proof p = {.rule_id = view_row_copy(r, "rule_id", a),
	    .url = view_row_copy(r, "url", a),
	    .evidence_id = view_row_copy(r, "evidence_id", a),
	    .captured_at = view_row_copy(r, "captured_at", a)};

	p.evidence = (struct evidence){.label = view_row_copy(r, "label", a),
	    .quote = view_row_copy(r, "quote", a),
	    .context_before = view_row_copy(r, "context_before", a),
	    .context_after = view_row_copy(r, "context_after", a),
	    .match_kind = MATCH_STRUCTURE};
	(void)match_kind_of_word(
	    view_row_text(r, "match_kind"), &p.evidence.match_kind);
	l->proofs = arena_grow(
	    a, l->proofs, &l->capacity, l->count + 1, sizeof(*l->proofs));
	l->proofs[l->count++] = p;
}

static enum err_code
read_side(struct proof_book *b, enum compare_side side, struct err *e)
{
	const struct comparison *c = b->comparison;
	struct reading in = {&b->arena, &b->sides[side]};
	const struct row_query q = {c->store, "evidence",
	    {{"round", c->sides[side].round}, {"audit", c->sides[side].name},
	        {"agency_id", b->agency_id}}};

	if (in.list->is_read)
		return ERR_NONE;
	in.list->is_read = true;
	return rows_each(&q, take_proof, &in, e);
}

static void
turn_to(struct proof_book *b, struct str agency_id)
{
	if (b->agency_id.ptr != NULL && str_equal(b->agency_id, agency_id))
		return;
	arena_reset(&b->arena);
	for (int i = 0; i < COMPARE_SIDES; i++)
		b->sides[i] = (struct proof_list){0};
	b->agency_id = arena_str(&b->arena, agency_id);
}

/* Whether the other side shows the same: of what moved, at the same address. */
static bool
is_shown(const struct proof_list *other, const struct compare_proof *p,
    enum change_kind kind)
{
	for (size_t i = 0; i < other->count; i++) {
		const struct compare_proof *q = &other->proofs[i];

		if (str_equal(q->rule_id, p->rule_id) &&
		    str_equal(q->evidence.quote, p->evidence.quote) &&
		    str_equal(q->evidence.context_before,
		        p->evidence.context_before) &&
		    str_equal(
		        q->evidence.context_after, p->evidence.context_after) &&
		    (kind != CHANGE_MOVED || str_equal(q->url, p->url)))
			return true;
	}
	return false;
}

static size_t
pick(const struct proof_book *b, const struct proof_wish *w, bool takes_all,
    const struct compare_proof **out)
{
	const struct change *c = w->change;
	const struct proof_list *own = &b->sides[w->side];
	const struct proof_list *other =
	    &b->sides[w->side == c->from ? c->to : c->from];
	size_t n = 0;

	for (size_t i = 0; i < own->count; i++) {
		const struct compare_proof *p = &own->proofs[i];

		if (!str_equal(p->rule_id, c->rule->id) ||
		    (!takes_all && is_shown(other, p, c->kind)))
			continue;
		if (n < w->max)
			out[n] = p;
		n++;
	}
	return n;
}

enum err_code
proof_book_pick(struct proof_book *b, const struct proof_wish *wish,
    const struct compare_proof **out, size_t *count, size_t *left,
    struct err *e)
{
	const struct change *c = wish->change;
	enum err_code rc = ERR_NONE;
	size_t n = 0;

	if (c->agency != NULL && c->rule != NULL) {
		turn_to(b, c->agency->id);
		rc = read_side(b, c->from, e);
		if (rc == ERR_NONE)
			rc = read_side(b, c->to, e);
		if (rc != ERR_NONE)
			return rc;
		n = pick(b, wish, false, out);
		if (n == 0)
			n = pick(b, wish, true, out);
	}
	*count = n < wish->max ? n : wish->max;
	*left = n - *count;
	return ERR_NONE;
}

void
proof_book_release(struct proof_book *b)
{
	arena_release(&b->arena);
}
