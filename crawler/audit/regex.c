#include "audit/regex_impl.h"

#include <assert.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "audit/plan_impl.h"
#include "base/mem.h"
#include "text/match.h"
#include "text/utf8.h"

struct regex {
	struct regex *next;
	pcre2_code *code;
};

struct regex_state {
	pcre2_match_context *context;
	pcre2_match_data *data;
	pcre2_jit_stack *stack;
	int64_t steps_left;
};

enum { JIT_STACK_MIN = 32 * 1024, JIT_STACK_MAX = 1024 * 1024 };

static bool
is_thai(struct str s, size_t i)
{
	uint32_t c;

	(void)utf8_next(str_slice(s, i, s.len), &c);
	return c >= 0x0e01 && c <= 0x0e5b;
}

/* How much of pattern from i on is to be kept as it is: an escape with what it
 * quotes, a class, or one character that is no Thai. */
static size_t
kept_length(struct str p, size_t i)
{
	size_t end = i;
	uint32_t c;

	if (str_starts(str_slice(p, i, p.len), str_of("\\Q"))) {
		end = str_find(p, str_of("\\E"), i);
		return end == STR_NONE ? p.len - i : end + 2 - i;
	}
	if (p.ptr[i] == '\\' && i + 1 < p.len)
		return 1 + utf8_next(str_slice(p, i + 1, p.len), &c);
	if (p.ptr[i] == '[') {
		/* A bracket right behind the first is a member. */
		for (end = i + 1; end < p.len; end++) {
			bool is_first = end == i + 1 ||
			    (end == i + 2 && p.ptr[i + 1] == '^');

			if (p.ptr[end] == '\\')
				end++;
			else if (p.ptr[end] == ']' && !is_first)
				break;
		}
		return end >= p.len ? p.len - i : end + 1 - i;
	}
	return utf8_next(str_slice(p, i, p.len), &c);
}

static struct str
respelled(struct arena *a, struct str pattern)
{
	struct buf out = {0};
	struct str text;
	size_t i = 0;

	while (i < pattern.len) {
		size_t start = i, kept;

		while (i < pattern.len && is_thai(pattern, i))
			i += 3;
		if (i > start) {
			match_form(&out, str_slice(pattern, start, i), NULL, a);
			continue;
		}
		kept = kept_length(pattern, i);
		(void)buf_append(&out, pattern.ptr + i, kept);
		i += kept;
	}
	text = arena_str(a, buf_str(&out));
	buf_release(&out);
	return text;
}

static pcre2_code *
compile(struct str pattern, bool is_folded, int *error, PCRE2_SIZE *offset)
{
	uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C |
	    PCRE2_AUTO_CALLOUT | (is_folded ? PCRE2_CASELESS : 0);

	return pcre2_compile(
	    (PCRE2_SPTR)pattern.ptr, pattern.len, options, error, offset, NULL);
}

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
	complain(l, COMPLAINT_REGEX, &place, NULL,
	    (struct str){(const char *)text, length > 0 ? (size_t)length : 0},
	    (struct str){0});
}

const struct regex *
regex_read(struct loader *l, const struct yaml_node *value, bool is_folded)
{
	struct regex *r;
	pcre2_code *code;
	int error = 0;
	PCRE2_SIZE offset = 0;

	if (!field_is_kind(l, value, YAML_TEXT, NULL))
		return NULL;
	/* First as the author wrote it, so that a fault has its column. */
	code = compile(value->text, is_folded, &error, &offset);
	if (code == NULL) {
		report(l, value, error, offset);
		return NULL;
	}
	if (is_folded) {
		pcre2_code_free(code);
		code = compile(respelled(l->arena, value->text), is_folded,
		    &error, &offset);
		if (code == NULL) {
			report(l, value, error, 0);
			return NULL;
		}
	}
	/* Where there is no JIT the interpreter gives the same answers. */
	(void)pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
	r = arena_alloc(l->arena, sizeof(*r));
	r->code = code;
	r->next = l->set->regexes;
	l->set->regexes = r;
	return r;
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
	s->stack = pcre2_jit_stack_create(JIT_STACK_MIN, JIT_STACK_MAX, NULL);
	assert(s->context != NULL && s->data != NULL);
	(void)pcre2_set_match_limit(s->context, LIMIT_REGEX_MATCH);
	(void)pcre2_set_callout(s->context, count_step, s);
	if (s->stack != NULL)
		pcre2_jit_stack_assign(s->context, NULL, s->stack);
	return s;
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

enum regex_answer
regex_find(struct regex_state *state, const struct regex *regex,
    struct str text, size_t from, struct span *hit)
{
	const PCRE2_SIZE *offsets;
	int rc;

	if (from == 0)
		state->steps_left = LIMIT_REGEX_STEPS;
	rc = pcre2_match(regex->code,
	    (PCRE2_SPTR)(text.len > 0 ? text.ptr : ""), text.len, from,
	    PCRE2_NO_UTF_CHECK, state->data, state->context);
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
