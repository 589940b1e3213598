#include "page/css_impl.h"

#include "page/mark_impl.h"
#include "text/utf8.h"

/* What a compiler of one selector knows. */
struct reader {
	struct arena *arena;
	struct str text;
	size_t at;
	size_t fault; /* where an error is, when a call returned one */
	struct err *e;
};

/* Attributes whose values HTML compares without regard to case. */
static const char *const folded_attrs[] = {"align", "charset", "checked", "dir",
    "disabled", "enctype", "http-equiv", "lang", "language", "media", "method",
    "multiple", "readonly", "rel", "rev", "scope", "selected", "shape",
    "target", "type", "valign"};

static const struct {
	const char *sign;
	enum css_attr_op op;
} operators[] = {
    {"=", CSS_EQUAL},
    {"~=", CSS_WORD},
    {"|=", CSS_LANGUAGE},
    {"^=", CSS_START},
    {"$=", CSS_END},
    {"*=", CSS_PART},
};

static const struct {
	const char *name;
	enum css_test_kind kind;
} pseudo_classes[] = {
    {"empty", CSS_EMPTY},
    {"is", CSS_IS},
    {"not", CSS_NOT},
};

/* The character at hand; NUL at the end, which no selector holds. */
static char
here(const struct reader *r)
{
	return r->at < r->text.len ? r->text.ptr[r->at] : '\0';
}

static bool
take(struct reader *r, char c)
{
	if (r->at >= r->text.len || r->text.ptr[r->at] != c)
		return false;
	r->at++;
	return true;
}

/* Returns whether there was any. */
static bool
skip_space(struct reader *r)
{
	size_t start = r->at;

	while (r->at < r->text.len && str_is_space_char(here(r)))
		r->at++;
	return r->at > start;
}

static enum err_code
fail(struct reader *r, const char *what)
{
	r->fault = r->at;
	if (r->at >= r->text.len)
		return err_set(
		    r->e, ERR_SYNTAX, "%s, but the selector ends", what);
	return err_set(r->e, ERR_SYNTAX, "%s", what);
}

bool
css_is_name_char(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '\\' ||
	    (unsigned char)c >= 0x80;
}

/* A name; a backslash takes the next character as it is. */
static enum err_code
read_name(struct reader *r, const char *what, struct str *out)
{
	size_t end = r->at, len = 0;
	char *name;

	while (end < r->text.len && css_is_name_char(r->text.ptr[end]))
		end += r->text.ptr[end] == '\\' ? 2 : 1;
	name = arena_alloc(r->arena, end - r->at + 1);
	while (r->at < end && r->at < r->text.len) {
		if (here(r) == '\\')
			r->at++;
		if (r->at < r->text.len)
			name[len++] = r->text.ptr[r->at++];
	}
	if (len == 0)
		return fail(r, what);
	*out = (struct str){name, len};
	return ERR_NONE;
}

static void
lower(struct str s)
{
	char *p = (char *)(uintptr_t)s.ptr; /* our own copy */

	for (size_t i = 0; i < s.len; i++)
		p[i] = str_lower_char(p[i]);
}

static enum err_code
read_value(struct reader *r, struct str *out)
{
	char quote = here(r);
	size_t end, len = 0;
	char *value;

	if (quote != '"' && quote != '\'')
		return read_name(
		    r, "a value or a quoted text is expected here", out);
	end = ++r->at;
	while (end < r->text.len && r->text.ptr[end] != quote)
		end += r->text.ptr[end] == '\\' ? 2 : 1;
	value = arena_alloc(r->arena, end - r->at + 1);
	while (r->at < end && r->at < r->text.len) {
		if (here(r) == '\\' && r->at + 1 < r->text.len)
			r->at++;
		value[len++] = r->text.ptr[r->at++];
	}
	if (!take(r, quote))
		return fail(r, "the closing quote is missing");
	*out = (struct str){value, len};
	return ERR_NONE;
}

static bool
read_operator(struct reader *r, enum css_attr_op *op)
{
	struct str rest = str_slice(r->text, r->at, r->text.len);

	for (size_t i = 0; i < sizeof(operators) / sizeof(operators[0]); i++) {
		struct str sign = str_of(operators[i].sign);

		if (str_starts(rest, sign)) {
			r->at += sign.len;
			*op = operators[i].op;
			return true;
		}
	}
	return false;
}

static bool
is_folded_attr(struct str name)
{
	for (size_t i = 0; i < sizeof(folded_attrs) / sizeof(folded_attrs[0]);
	     i++)
		if (str_is(name, folded_attrs[i]))
			return true;
	return false;
}

/* What follows "[". */
static enum err_code
read_attr(struct reader *r, struct css_test *t)
{
	enum err_code code;

	t->kind = CSS_ATTR;
	t->op = CSS_PRESENT;
	(void)skip_space(r);
	code =
	    read_name(r, "the name of an attribute is expected here", &t->name);
	if (code != ERR_NONE)
		return code;
	lower(t->name);
	t->is_folded = is_folded_attr(t->name);
	(void)skip_space(r);
	if (take(r, ']'))
		return ERR_NONE;
	if (!read_operator(r, &t->op))
		return fail(r,
		    "\"]\" or one of = ~= |= ^= $= *= is expected "
		    "here");
	(void)skip_space(r);
	code = read_value(r, &t->value);
	if (code != ERR_NONE)
		return code;
	(void)skip_space(r);
	if (take(r, 'i') || take(r, 'I')) {
		t->is_folded = true;
		(void)skip_space(r);
	}
	return take(r, ']') ? ERR_NONE : fail(r, "\"]\" is expected here");
}

static enum err_code read_compound(
    struct reader *r, struct css_compound *out, bool is_inner);

/* What follows ":not(" or ":is(": compounds between commas. */
static enum err_code
read_choices(struct reader *r, struct css_test *t)
{
	size_t capacity = 0;

	do {
		enum err_code code;

		t->choices = arena_grow(r->arena, t->choices, &capacity,
		    t->choice_count + 1, sizeof(*t->choices));
		(void)skip_space(r);
		code = read_compound(r, &t->choices[t->choice_count], true);
		if (code != ERR_NONE)
			return code;
		t->choice_count++;
		(void)skip_space(r);
	} while (take(r, ','));
	if (take(r, ')'))
		return ERR_NONE;
	return fail(r,
	    "\")\" or \",\" is expected here; only simple "
	    "selectors stand inside :not() and :is()");
}

/* What follows ":". */
static enum err_code
read_pseudo(struct reader *r, struct css_test *t, bool is_inner)
{
	size_t start = r->at;
	struct str name;
	enum err_code code =
	    read_name(r, "a name is expected after \":\"", &name);

	if (code != ERR_NONE)
		return code;
	for (size_t i = 0;
	     i < sizeof(pseudo_classes) / sizeof(pseudo_classes[0]); i++) {
		if (!str_is_fold(name, pseudo_classes[i].name))
			continue;
		t->kind = pseudo_classes[i].kind;
		if (t->kind == CSS_EMPTY)
			return ERR_NONE;
		if (is_inner)
			break;
		return take(r, '(') ? read_choices(r, t)
		                    : fail(r, "\"(\" is expected here");
	}
	r->at = start;
	return fail(r,
	    is_inner ? ":not() and :is() cannot stand inside one "
	               "another"
	             : "of the words behind \":\" only not(), is() "
	               "and empty are known");
}

/* One test that begins with the character at hand. */
static enum err_code
read_test(struct reader *r, struct css_test *t, bool is_inner)
{
	if (take(r, '#')) {
		t->kind = CSS_ID;
		return read_name(r, "an id is expected after \"#\"", &t->name);
	}
	if (take(r, '.')) {
		t->kind = CSS_CLASS;
		return read_name(
		    r, "a class is expected after \".\"", &t->name);
	}
	if (take(r, '['))
		return read_attr(r, t);
	if (take(r, ':'))
		return read_pseudo(r, t, is_inner);
	return fail(r,
	    "a selector is expected here: a tag name, \"*\", "
	    "\"#id\", \".class\" or \"[attribute]\"");
}

static struct css_test *
add_test(struct reader *r, struct css_compound *c, size_t *capacity)
{
	c->tests = arena_grow(
	    r->arena, c->tests, capacity, c->test_count + 1, sizeof(*c->tests));
	return &c->tests[c->test_count++];
}

static bool
begins_test(char c)
{
	return c == '#' || c == '.' || c == '[' || c == ':';
}

static enum err_code
read_compound(struct reader *r, struct css_compound *out, bool is_inner)
{
	size_t capacity = 0;
	enum err_code code = ERR_NONE;
	bool has_type = take(r, '*');

	if (!has_type && css_is_name_char(here(r))) {
		struct css_test *t = add_test(r, out, &capacity);

		code = read_name(r, "a tag name is expected here", &t->name);
		if (code != ERR_NONE)
			return code;
		lower(t->name);
		has_type = true;
	}
	if (!has_type && !begins_test(here(r)))
		return read_test(r, &(struct css_test){0}, is_inner);
	while (code == ERR_NONE && begins_test(here(r)))
		code = read_test(r, add_test(r, out, &capacity), is_inner);
	return code;
}

/* Whether another compound follows, and how it hangs on the last one. */
static bool
read_combinator(struct reader *r, enum css_combinator *out)
{
	bool has_space = skip_space(r);

	*out = CSS_DESCENDANT;
	if (take(r, '>')) {
		*out = CSS_CHILD;
		(void)skip_space(r);
		return true;
	}
	return has_space && r->at < r->text.len && here(r) != ',';
}

static const enum mark_kind mark_kinds[] = {[CSS_TYPE] = MARK_NAME,
    [CSS_ID] = MARK_ID,
    [CSS_CLASS] = MARK_CLASS,
    [CSS_ATTR] = MARK_ATTR};

/* The bits of what an element must have to match a compound. */
static uint64_t
mark_of_compound(const struct css_compound *c)
{
	uint64_t mark = 0;

	for (size_t i = 0; i < c->test_count; i++)
		if (c->tests[i].kind <= CSS_ATTR)
			mark |= mark_of(
			    mark_kinds[c->tests[i].kind], c->tests[i].name);
	return mark;
}

/* Adds the places of a compound; *rarity is that of chain->rarest. */
static void
add_places(struct arena *a, struct css_chain *chain,
    const struct css_compound *c, int *rarity)
{
	static const int rarities[] = {
	    [CSS_TYPE] = 1, [CSS_ATTR] = 2, [CSS_CLASS] = 3, [CSS_ID] = 4};
	size_t capacity = chain->place_count;

	for (size_t i = 0; i < c->test_count; i++) {
		const struct css_test *t = &c->tests[i];

		if (t->kind > CSS_ATTR)
			continue;
		chain->places = arena_grow(a, chain->places, &capacity,
		    chain->place_count + 1, sizeof(*chain->places));
		chain->places[chain->place_count++] =
		    mark_place(mark_kinds[t->kind], t->name);
		if (rarities[t->kind] <= *rarity)
			continue;
		*rarity = rarities[t->kind];
		chain->rarest = chain->places[chain->place_count - 1];
	}
}

void
css_seal_chain(struct arena *a, struct css_chain *chain)
{
	int rarity = 0;

	for (size_t i = 0; i < chain->count; i++)
		add_places(a, chain, &chain->compounds[i], &rarity);
	chain->mark = mark_of_compound(&chain->compounds[chain->count - 1]);
}

static enum err_code
read_chain(struct reader *r, struct css_chain *chain)
{
	enum css_combinator combinator = CSS_DESCENDANT;
	size_t capacity = 0;

	(void)skip_space(r);
	do {
		struct css_compound *c;
		enum err_code code;

		chain->compounds = arena_grow(r->arena, chain->compounds,
		    &capacity, chain->count + 1, sizeof(*chain->compounds));
		c = &chain->compounds[chain->count++];
		c->combinator = combinator;
		if (here(r) == '+' || here(r) == '~')
			return fail(r,
			    "\"+\" and \"~\" are not known; only a "
			    "space and \">\" join selectors");
		code = read_compound(r, c, false);
		if (code != ERR_NONE)
			return code;
	} while (read_combinator(r, &combinator));
	css_seal_chain(r->arena, chain);
	return ERR_NONE;
}

static enum err_code
read_selector(struct reader *r, struct select_css *s)
{
	size_t capacity = 0;

	do {
		enum err_code code;

		s->chains = arena_grow(r->arena, s->chains, &capacity,
		    s->count + 1, sizeof(*s->chains));
		code = read_chain(r, &s->chains[s->count++]);
		if (code != ERR_NONE)
			return code;
	} while (take(r, ','));
	if (r->at < r->text.len)
		return fail(r,
		    here(r) == '+' || here(r) == '~'
		        ? "\"+\" and \"~\" are not known; only a space and "
		          "\">\" join selectors"
		        : "this cannot stand here");
	return ERR_NONE;
}

enum err_code
select_css_compile(struct arena *a, struct str text,
    const struct select_css **out, size_t *offset, struct err *e)
{
	struct reader r = {.arena = a, .text = text, .e = e};
	struct select_css *s = arena_alloc(a, sizeof(*s));
	enum err_code code = read_selector(&r, s);

	if (code == ERR_NONE)
		*out = s;
	else
		*offset = r.fault;
	return code;
}
