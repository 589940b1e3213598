#include "cli/review_result.h"

#include "cli/grid.h"
#include "store/reviews.h"

/* Targets that changed in the same way. */
struct change {
	struct review_target before;
	struct review_target after;
	enum decision_state state;
	int64_t count;
};

struct result {
	const struct invocation *inv;
	struct store *store;
	const struct review_targets *of;
	struct change *changes;
	size_t change_count;
	size_t capacity;
};

static bool
is_alike(const struct change *x, const struct change *y)
{
	return x->state == y->state &&
	    x->before.effective == y->before.effective &&
	    x->before.effective_level == y->before.effective_level &&
	    x->after.effective == y->after.effective &&
	    x->after.effective_level == y->after.effective_level;
}

static void
add_change(struct result *r, const struct change *c)
{
	for (size_t i = 0; i < r->change_count; i++)
		if (is_alike(&r->changes[i], c)) {
			r->changes[i].count++;
			return;
		}
	r->changes = arena_grow(r->inv->arena, r->changes, &r->capacity,
	    r->change_count + 1, sizeof(*r->changes));
	r->changes[r->change_count++] = *c;
}

static enum err_code
read_changes(struct result *r, struct err *e)
{
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; rc == ERR_NONE && i < r->of->count; i++) {
		struct change c = {.before = r->of->items[i],
		    .after = r->of->items[i],
		    .count = 1};

		rc = review_target_read(r->store, r->of, &c.after, &c.state, e);
		if (rc == ERR_NONE)
			add_change(r, &c);
	}
	return rc;
}

static struct str
outcome_phrase(const struct result *r, const struct review_target *t)
{
	static const struct words level = {"level", "ระดับ"};
	const char *text = words_in(outcome_text(t->effective), r->inv->lang);

	if (t->effective_level < 0)
		return str_of(text);
	return arena_printf(r->inv->arena, "%s (%s %d)", text,
	    words_in(level, r->inv->lang), t->effective_level);
}

static void
print_change(const struct result *r, const struct change *c)
{
	static const struct words
	    one = {"{1} of {2}: {3} -> {4}", "{1} ของ {2}: {3} -> {4}"},
	    many = {"{1}, {2} agencies with the same text: {3} -> {4}",
	        "{1} {2} หน่วยงานที่มีข้อความเดียวกัน: {3} -> {4}"};
	bool is_one = c->count == 1;
	const struct str args[] = {c->before.rule_id,
	    is_one ? c->before.agency_id
	           : arena_printf(r->inv->arena, "%lld", (long long)c->count),
	    outcome_phrase(r, &c->before), outcome_phrase(r, &c->after)};

	print_words(is_one ? one : many, r->inv->lang, args, 4, r->inv->out);
}

/* Disagreement */

static bool
is_of(const struct review *r, const struct review_target *t)
{
	return str_equal(r->agency_id, t->agency_id) &&
	    str_equal(r->rule_id, t->rule_id) &&
	    str_equal(r->evidence_sha256, t->evidence_sha256);
}

static bool
is_last_of_reviewer(const struct review *reviews, size_t count, size_t i)
{
	for (size_t k = i + 1; k < count; k++)
		if (str_equal(reviews[k].reviewer, reviews[i].reviewer))
			return false;
	return true;
}

/* Those who decided, with what, of the reviews of one text. */
static struct str
voices(const struct result *r, const struct review *reviews, size_t count)
{
	struct buf text = {0};
	struct str all;

	for (size_t i = 0; i < count; i++) {
		if (reviews[i].settles)
			buf_clear(&text);
		if (reviews[i].decision == REVIEW_UNSURE ||
		    !is_last_of_reviewer(reviews, count, i))
			continue;
		buf_printf(&text, "%s%.*s: %s", text.len > 0 ? ", " : "",
		    STR_ARG(reviews[i].reviewer),
		    words_in(outcome_text(reviews[i].outcome), r->inv->lang));
		if (reviews[i].level >= 0)
			buf_printf(&text, " %d", reviews[i].level);
	}
	all = arena_str(r->inv->arena, buf_str(&text));
	buf_release(&text);
	return all;
}

static enum err_code
print_disagreement(const struct result *r, struct err *e)
{
	static const struct words words = {
	    "{1} of {2}: people disagree ({3}); it counts as nobody can tell "
	    "until somebody ends it with --settle",
	    "{1} ของ {2}: ผู้ตรวจเห็นต่างกัน ({3}) "
	    "นับเป็นบอกไม่ได้จนกว่าจะมีผู้ยุติด้วย --settle"};
	struct review *reviews = NULL;
	size_t count = 0, start = 0;
	enum err_code rc = store_reviews_read(
	    r->store, INT64_MAX, r->inv->arena, &reviews, &count, e);

	for (size_t k = 0; rc == ERR_NONE && k < r->change_count; k++) {
		const struct review_target *t = &r->changes[k].after;
		size_t end;

		if (r->changes[k].state != DECISION_DISAGREE)
			continue;
		for (start = 0; start < count && !is_of(&reviews[start], t);)
			start++;
		for (end = start; end < count && is_of(&reviews[end], t);)
			end++;
		print_words(words, r->inv->lang,
		    (const struct str[]){t->rule_id, t->agency_id,
		        voices(r, reviews + start, end - start)},
		    3, r->inv->out);
	}
	return rc;
}

/* Figures */

static enum err_code
print_stale(const struct result *r, struct err *e)
{
	static const struct words words = {
	    "figures to compute again: samruat score {1}/{2} --profile {3}",
	    "ต้องคำนวณคะแนนใหม่: samruat score {1}/{2} --profile {3}"};
	struct score_run *runs = NULL;
	size_t count = 0;
	enum err_code rc =
	    store_score_runs_read(r->store, r->inv->arena, &runs, &count, e);

	for (size_t i = 0; rc == ERR_NONE && i < count; i++)
		if (runs[i].is_stale)
			print_words(words, r->inv->lang,
			    (const struct str[]){
			        runs[i].round, runs[i].audit, runs[i].profile},
			    3, r->inv->out);
	return rc;
}

enum err_code
review_result_print(const struct invocation *inv, struct store *s,
    const struct review_targets *of, struct err *e)
{
	struct result r = {.inv = inv, .store = s, .of = of};
	enum err_code rc = read_changes(&r, e);

	for (size_t i = 0; rc == ERR_NONE && i < r.change_count; i++)
		print_change(&r, &r.changes[i]);
	if (rc == ERR_NONE)
		rc = print_disagreement(&r, e);
	if (rc == ERR_NONE)
		rc = print_stale(&r, e);
	return rc;
}
