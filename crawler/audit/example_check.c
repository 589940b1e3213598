#include "audit/example_check_impl.h"

#include "base/buf.h"

/* An example, and what came of it. */
struct check {
	const struct example *example;
	struct arena *arena;
	struct rule_test_result *out;
};

bool
example_is_document(struct str html)
{
	struct str start = str_trim(html);

	return str_starts_fold(start, str_of("<!doctype")) ||
	    str_starts_fold(start, str_of("<html"));
}

static bool
is_positive(const struct evidence *e)
{
	return e->match_kind != MATCH_ABSENCE &&
	    e->match_kind != MATCH_NEAR_MISS;
}

static const struct words not_decided = {
    "`{1}` did not decide", "`{1}` ไม่ได้เป็นตัวตัดสิน"};
static const struct words decided_too = {
    "`{1}` decided too", "`{1}` เป็นตัวตัดสินด้วย"};
static const struct words not_found = {"\"{1}\" was not found", "ไม่พบ \"{1}\""};
static const struct words found_too = {
    "\"{1}\" was found too", "พบ \"{1}\" ด้วย"};
static const struct words none_in_line = {
    "nothing was found in line {1}", "ไม่พบสิ่งใดในบรรทัด {1}"};

/* Notes what differs, and about what. */
static void
differs(struct check *c, struct words words, struct str about)
{
	struct buf text = {0};

	words_append(&text, words, LANG_EN, &about, 1);
	c->out->why = arena_str(c->arena, buf_str(&text));
	buf_release(&text);
	c->out->why_words = words;
	c->out->why_about = about;
}

/* The labels of what decided must be those of `because`, no more, no less. */
static void
check_because(struct check *c)
{
	const struct audit_trial *trial = &c->out->trial;
	const struct texts *because = &c->example->because;

	for (size_t i = 0; i < because->count; i++) {
		bool is_there = false;

		for (size_t k = 0; k < trial->evidence_count; k++)
			is_there |= is_positive(&trial->evidence[k]) &&
			    str_equal(
			        trial->evidence[k].label, because->items[i]);
		if (!is_there) {
			differs(c, not_decided, because->items[i]);
			return;
		}
	}
	for (size_t k = 0; because->count > 0 && k < trial->evidence_count; k++)
		if (is_positive(&trial->evidence[k]) &&
		    !texts_have(because, trial->evidence[k].label)) {
			differs(c, decided_too, trial->evidence[k].label);
			return;
		}
}

/* Whether a hit holds one of the texts that were to be found. */
static bool
is_listed(const struct texts *finds, struct str quote)
{
	for (size_t i = 0; i < finds->count; i++)
		if (str_find(quote, finds->items[i], 0) != STR_NONE)
			return true;
	return false;
}

static void
check_finds(struct check *c)
{
	const struct audit_trial *trial = &c->out->trial;
	const struct texts *finds = &c->example->finds;

	for (size_t i = 0; i < finds->count; i++) {
		bool is_there = false;

		for (size_t k = 0; k < trial->evidence_count; k++)
			is_there |= str_find(trial->evidence[k].quote,
			                finds->items[i], 0) != STR_NONE;
		if (!is_there) {
			differs(c, not_found, finds->items[i]);
			return;
		}
	}
	for (size_t k = 0; finds->count > 0 && k < trial->evidence_count; k++)
		if (is_positive(&trial->evidence[k]) &&
		    !is_listed(finds, trial->evidence[k].quote)) {
			differs(c, found_too, trial->evidence[k].quote);
			return;
		}
}

/* Lines are counted as the example has them. */
static void
check_line(struct check *c)
{
	const struct audit_trial *trial = &c->out->trial;
	enum { LINES_AROUND = 2 };
	const struct example *x = c->example;
	int64_t want = (int64_t)x->at_line;

	if (want == 0 || x->page_count == 0)
		return;
	want += example_is_document(x->pages[0].html) ? 0 : LINES_AROUND;
	for (size_t k = 0; k < trial->evidence_count; k++)
		if (trial->evidence[k].line == want)
			return;
	differs(c, none_in_line, arena_printf(c->arena, "%zu", x->at_line));
}

static void
check_outcome(struct check *c)
{
	const struct example *x = c->example;
	const struct audit_trial *trial = &c->out->trial;

	if (trial->outcome != x->expected)
		c->out->why = arena_printf(c->arena, "expected %s, got %s%s%s",
		    outcome_word(x->expected), outcome_word(trial->outcome),
		    trial->reason == REASON_NONE ? "" : ": ",
		    reason_word(trial->reason));
	else if (x->level >= 0 && trial->level != x->level)
		c->out->why = arena_printf(c->arena,
		    "expected level %d, got level %d", x->level, trial->level);
}

static void
check_listed(struct check *c)
{
	const struct example *x = c->example;
	const struct audit_trial *trial = &c->out->trial;
	double listed = (double)trial->listed;
	double passed = (double)trial->listed_passed;

	if (number_holds(&x->listed, listed, listed) != TRUTH_TRUE ||
	    number_holds(&x->listed_passed, passed, passed) != TRUTH_TRUE)
		c->out->why = arena_printf(c->arena,
		    "listed %lld, and %lld of these as wanted",
		    (long long)trial->listed, (long long)trial->listed_passed);
}

void
example_check(
    const struct example *x, struct arena *a, struct rule_test_result *out)
{
	static void (*const checks[])(struct check *) = {check_outcome,
	    check_listed, check_because, check_finds, check_line};
	struct check c = {x, a, out};

	for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++)
		if (out->why.len == 0)
			checks[i](&c);
	out->holds = out->why.len == 0;
}
