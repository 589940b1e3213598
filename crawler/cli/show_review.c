/* What people decided, beside the program's verdict. */
#include "cli/show_impl.h"
#include "publish/review_words.h"

static bool
is_of(const struct show_review *r, const struct show_verdict *v)
{
	return str_equal(r->rule_id, v->rule_id);
}

static bool
is_of_text(const struct show_review *r, const struct show_verdict *v)
{
	return is_of(r, v) && str_equal(r->evidence_sha256, v->evidence_sha256);
}

bool
show_is_reopened(const struct setting *s, const struct show_verdict *v)
{
	bool is_reopened = false;

	for (size_t i = 0; i < s->agency->review_count; i++) {
		const struct show_review *r = &s->agency->reviews[i];

		if (is_of_text(r, v))
			return false;
		is_reopened |= is_of(r, v);
	}
	return is_reopened;
}

static struct str
outcome_phrase(const struct setting *s, enum outcome outcome, int64_t level)
{
	static const struct words level_words = {"level", "ระดับ"};
	const char *text = words_in(outcome_text(outcome), s->inv->lang);

	if (level < 0)
		return str_of(text);
	return arena_printf(s->arena, "%s (%s %lld)", text,
	    words_in(level_words, s->inv->lang), (long long)level);
}

static void
put_line(const struct setting *s, enum paint paint, enum review_phrase phrase,
    const struct str *args, size_t count)
{
	struct buf line = {0};

	words_append(
	    &line, review_phrase_text(phrase), s->inv->lang, args, count);
	newline(s, INDENT - 2);
	put(s, paint, buf_str(&line));
	buf_release(&line);
}

static void
put_review(const struct setting *s, const struct show_review *r,
    const struct show_verdict *v)
{
	const struct str args[] = {r->reviewer,
	    r->is_unsure ? str_of(words_in(review_decision_text(REVIEW_UNSURE),
	                       s->inv->lang))
	                 : outcome_phrase(s, r->outcome, r->level),
	    r->decided_at};

	if (!is_of_text(r, v))
		put_line(s, PAINT_DIM, REVIEW_WAS_EARLIER, args, 3);
	else
		put_line(s, PAINT_NONE,
		    r->settles ? REVIEW_SETTLES : REVIEW_SAYS, args, 3);
	if (r->note.len > 0) {
		newline(s, INDENT);
		put(s, PAINT_DIM, r->note);
	}
}

/* The command to decide, to copy. */
static void
put_command(const struct setting *s, const struct show_verdict *v)
{
	bool is_open =
	    v->machine == OUTCOME_CANT_TELL || v->machine == OUTCOME_UNTESTED;
	struct str line = arena_printf(s->arena, "samruat review add %.*s %.*s",
	    STR_ARG(s->agency->agency_id), STR_ARG(v->rule_id));

	for (int i = 0; i < 2; i++) {
		const char *const name = i == 0 ? "round" : "audit";

		if (option_is_set(s->inv, name))
			line = arena_printf(s->arena, "%.*s --%s %s",
			    STR_ARG(line), name, option_get(s->inv, name));
	}
	newline(s, INDENT - 2);
	put(s, PAINT_DIM, line);
	put(s, PAINT_DIM,
	    str_of(is_open ? " --outcome passed|failed|inapplicable"
	                   : " --confirm"));
	if (v->state == DECISION_DISAGREE)
		put(s, PAINT_DIM, str_of(" --settle"));
}

void
show_put_reviews(const struct setting *s, const struct show_verdict *v)
{
	struct str said = outcome_phrase(s, v->machine, v->machine_level);

	if (v->state == DECISION_DECIDED || v->state == DECISION_DISAGREE)
		put_line(s, PAINT_NONE, REVIEW_MACHINE_SAYS, &said, 1);
	if (v->state == DECISION_DISAGREE)
		put_line(s, PAINT_BOLD, REVIEW_PEOPLE_DISAGREE, NULL, 0);
	if (show_is_reopened(s, v))
		put_line(s, PAINT_BOLD, REVIEW_IS_REOPENED, NULL, 0);
	for (size_t i = 0; i < s->agency->review_count; i++)
		if (is_of(&s->agency->reviews[i], v))
			put_review(s, &s->agency->reviews[i], v);
	if (s->most == SIZE_MAX && v->state != DECISION_DECIDED)
		put_command(s, v);
}
