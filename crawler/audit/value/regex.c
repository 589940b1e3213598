#include "audit/value/regex_impl.h"

#include <assert.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "audit/cost_impl.h"
#include "audit/plan_impl.h"
#include "audit/value/regex_pattern_impl.h"
#include "base/mem.h"

struct regex {
	struct regex *next;
	pcre2_code *code;
	bool is_anchored; /* to be tried where it may start */
	struct regex_starts starts; /* where it is anchored */
	uint32_t numbers[REGEX_STARTS_MAX]; /* of these in the set's index */
	char needed; /* a sign that each hit holds; NUL: none is known */
};

struct regex_state {
	pcre2_match_context *context;
	pcre2_match_data *data;
	pcre2_jit_stack *stack;
	int64_t steps_left;
	size_t starts[REGEX_STARTS_MAX]; /* where each is found next */
	struct word_walk walks[REGEX_STARTS_MAX]; /* over their places */
	struct span run; /* of members before a sign; empty: none */
};

enum { JIT_STACK_MIN = 32 * 1024, JIT_STACK_MAX = 1024 * 1024 };

static pcre2_code *
compile(struct str pattern, uint32_t options, int *error, PCRE2_SIZE *offset)
{
	options |= PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C |
	    PCRE2_AUTO_CALLOUT;
	return pcre2_compile(
	    (PCRE2_SPTR)pattern.ptr, pattern.len, options, error, offset, NULL);
}

/* The usual faults, in words for people. */
static const struct {
	int error;
	enum complaint complaint;
} faults[] = {
    {PCRE2_ERROR_MISSING_CLOSING_PARENTHESIS, COMPLAINT_REGEX_PARENTHESIS},
    {PCRE2_ERROR_UNMATCHED_CLOSING_PARENTHESIS, COMPLAINT_REGEX_CLOSED},
    {PCRE2_ERROR_MISSING_SQUARE_BRACKET, COMPLAINT_REGEX_BRACKET},
    {PCRE2_ERROR_QUANTIFIER_INVALID, COMPLAINT_REGEX_REPEAT},
};

static void
report(
    struct loader *l, const struct yaml_node *value, int error, size_t offset)
{
	struct yaml_place place = value->place;
	PCRE2_UCHAR text[200];
	int length = pcre2_get_error_message(error, text, sizeof(text));

	if (value->is_verbatim) {
		struct str before = str_slice(value->text, 0, offset);

		for (size_t i = 0; i < before.len; i++)
			place.column +=
			    ((unsigned char)before.ptr[i] & 0xc0) != 0x80;
		place.length = 1;
	}
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++)
		if (faults[i].error == error) {
			complain(l, faults[i].complaint, &place, NULL,
			    (struct str){0}, (struct str){0});
			return;
		}
	complain(l, COMPLAINT_REGEX, &place, NULL,
	    (struct str){(const char *)text, length > 0 ? (size_t)length : 0},
	    (struct str){0});
}

/* The code for texts in match form, and where to try it. */
static pcre2_code *
compile_folded(struct loader *l, struct str text, struct regex *r, int *error)
{
	struct str pattern = regex_pattern_respelled(l->arena, text);
	PCRE2_SIZE offset;

	r->is_anchored = regex_pattern_starts(pattern, &r->starts);
	for (size_t i = 0; i < r->starts.count; i++)
		r->numbers[i] = word_index_add(
		    &l->set->words, l->arena, r->starts.items[i]);
	return compile(pattern,
	    PCRE2_CASELESS | (r->is_anchored ? PCRE2_ANCHORED : 0), error,
	    &offset);
}

/* The last sign that every hit holds; NUL when that is a letter, which has two
 * cases, part of a longer character, or not known. */
static char
needed_sign(const pcre2_code *code)
{
	uint32_t kind = 0, unit = 0;

	(void)pcre2_pattern_info(code, PCRE2_INFO_LASTCODETYPE, &kind);
	(void)pcre2_pattern_info(code, PCRE2_INFO_LASTCODEUNIT, &unit);
	if (kind != 1 || unit >= 0x80 || (unit >= 'A' && unit <= 'Z') ||
	    (unit >= 'a' && unit <= 'z'))
		return '\0';
	return (char)unit;
}

const struct regex *
regex_read(struct loader *l, const struct yaml_node *value, bool is_folded)
{
	struct regex *r = arena_alloc(l->arena, sizeof(*r));
	int error = 0;
	PCRE2_SIZE offset = 0;

	if (!field_is_kind(l, value, YAML_TEXT, NULL))
		return NULL;
	/* First as the author wrote it, so that a fault has its column. */
	r->code = compile(
	    value->text, is_folded ? PCRE2_CASELESS : 0, &error, &offset);
	if (r->code != NULL && is_folded) {
		pcre2_code_free(r->code);
		offset = 0;
		r->code = compile_folded(l, value->text, r, &error);
	}
	if (r->code == NULL) {
		report(l, value, error, offset);
		return NULL;
	}
	/* Where there is no JIT the interpreter gives the same answers. */
	(void)pcre2_jit_compile(r->code, PCRE2_JIT_COMPLETE);
	r->needed = needed_sign(r->code);
	r->next = l->set->regexes;
	l->set->regexes = r;
	cost_note_regex(l, value, r, is_folded);
	return r;
}

const uint32_t *
regex_starts(const struct regex *regex, size_t *count)
{
	*count = regex->is_anchored ? regex->starts.count : 0;
	return regex->numbers;
}

void
regex_free_all(struct regex *first)
{
	for (; first != NULL; first = first->next)
		pcre2_code_free(first->code);
}

static int
count_step(pcre2_callout_block *block, void *user)
{
	struct regex_state *state = user;

	(void)block;
	return --state->steps_left < 0 ? PCRE2_ERROR_CALLOUT : 0;
}

struct regex_state *
regex_state_new(void)
{
	struct regex_state *s = mem_alloc(sizeof(*s));

	s->context = pcre2_match_context_create(NULL);
	s->data = pcre2_match_data_create(1, NULL);
	assert(s->context != NULL && s->data != NULL);
	(void)pcre2_set_match_limit(s->context, LIMIT_REGEX_MATCH);
	(void)pcre2_set_heap_limit(s->context, LIMIT_REGEX_HEAP_KIB);
	(void)pcre2_set_callout(s->context, count_step, s);
	return s;
}

int64_t
regex_state_steps(const struct regex_state *state)
{
	return LIMIT_REGEX_STEPS - state->steps_left;
}

void
regex_state_free(struct regex_state *state)
{
	if (state == NULL)
		return;
	pcre2_jit_stack_free(state->stack);
	pcre2_match_data_free(state->data);
	pcre2_match_context_free(state->context);
	mem_free(state);
}

/* Whether there is more room for machine code now: most pages never need what
 * costs two calls of the system. */
static bool
add_stack(struct regex_state *state)
{
	if (state->stack != NULL)
		return false;
	state->stack =
	    pcre2_jit_stack_create(JIT_STACK_MIN, JIT_STACK_MAX, NULL);
	if (state->stack != NULL)
		pcre2_jit_stack_assign(state->context, NULL, state->stack);
	return state->stack != NULL;
}

static int
match_at(struct regex_state *state, const struct regex *regex, struct str text,
    size_t from)
{
	return pcre2_match(regex->code,
	    (PCRE2_SPTR)(text.len > 0 ? text.ptr : ""), text.len, from,
	    PCRE2_NO_UTF_CHECK, state->data, state->context);
}

/* Searches from an offset on, or, when the code is anchored, at it. */
static enum regex_answer
find_at(struct regex_state *state, const struct regex *regex, struct str text,
    size_t from, struct span *hit)
{
	const PCRE2_SIZE *offsets;
	int64_t steps = state->steps_left;
	int rc = match_at(state, regex, text, from);

	if (rc == PCRE2_ERROR_JIT_STACKLIMIT && add_stack(state)) {
		state->steps_left = steps;
		rc = match_at(state, regex, text, from);
	}
	if (rc == PCRE2_ERROR_NOMATCH)
		return REGEX_NONE;
	/* 0: hit, with more groups than there is room for. */
	if (rc < 0)
		return REGEX_UNDECIDED;
	offsets = pcre2_get_ovector_pointer(state->data);
	if (offsets[0] > offsets[1] || offsets[1] > text.len)
		return REGEX_UNDECIDED; /* \K in a look-around */
	*hit = (struct span){(uint32_t)offsets[0], (uint32_t)offsets[1]};
	return REGEX_HIT;
}

/* The next place of literal i at or behind from. */
static size_t
find_literal(struct regex_state *state, const struct regex *regex,
    struct str text, size_t i, size_t from)
{
	struct str literal = regex->starts.items[i];

	from = word_walk_next(&state->walks[i], from);
	/* Mostly it stands just there, and the text need not be searched. */
	if (from == STR_NONE ||
	    str_equal(str_slice(text, from, from + literal.len), literal))
		return from;
	return str_find(text, literal, from);
}

/* The next place where one of the literals stands. */
static size_t
next_literal(struct regex_state *state, const struct regex *regex,
    struct str text, size_t from)
{
	size_t nearest = STR_NONE;

	for (size_t i = 0; i < regex->starts.count; i++) {
		if (state->starts[i] < from)
			state->starts[i] =
			    find_literal(state, regex, text, i, from);
		if (state->starts[i] < nearest)
			nearest = state->starts[i];
	}
	return nearest;
}

static bool
is_member(const struct regex_starts *starts, char c)
{
	return (unsigned char)c < 0x80 && starts->members[(unsigned char)c];
}

/* The next place in a run of members that ends before the sign. */
static size_t
next_member(struct regex_state *state, const struct regex *regex,
    struct str text, size_t from)
{
	const struct regex_starts *starts = &regex->starts;
	size_t sign = from;

	if (from >= state->run.start && from < state->run.end)
		return from;
	while ((sign = str_find_char(text, starts->sign, sign)) != STR_NONE) {
		size_t start = sign;

		while (start > from && is_member(starts, text.ptr[start - 1]))
			start--;
		state->run = (struct span){(uint32_t)start, (uint32_t)sign};
		if (start < sign)
			return start;
		sign++;
	}
	return STR_NONE;
}

/* Makes ready to search a new text for the starts that may be in it. */
static void
begin_text(struct regex_state *state, const struct regex *regex,
    const struct regex_text *text)
{
	state->steps_left = LIMIT_REGEX_STEPS;
	state->run = (struct span){0};
	for (size_t i = 0; i < regex->starts.count; i++) {
		state->walks[i] = word_walk_begin(
		    &text->present, regex->numbers[i], regex->starts.items[i]);
		state->starts[i] =
		    find_literal(state, regex, text->chars, i, 0);
	}
}

enum regex_answer
regex_find(struct regex_state *state, const struct regex *regex,
    const struct regex_text *text, size_t from, struct span *hit)
{
	enum regex_answer answer = REGEX_NONE;

	if (from == 0)
		begin_text(state, regex, text);
	if (regex->needed != '\0' &&
	    str_find_char(text->chars, regex->needed, from) == STR_NONE)
		return REGEX_NONE;
	if (!regex->is_anchored)
		return find_at(state, regex, text->chars, from, hit);
	while (answer == REGEX_NONE) {
		from = regex->starts.sign != '\0'
		    ? next_member(state, regex, text->chars, from)
		    : next_literal(state, regex, text->chars, from);
		if (from == STR_NONE)
			break;
		answer = find_at(state, regex, text->chars, from, hit);
		from++;
	}
	return answer;
}
