#include "page/xpath_shape_impl.h"

/* Predicates in not() in predicates that are looked into. */
enum { DEPTH_MAX = 4 };

struct reader {
	struct arena *arena;
	struct str text;
	size_t at;
	int depth;
	bool is_weak; /* something was left out */
	struct xpath_shape *out;
};

static char
here(const struct reader *r)
{
	return r->at < r->text.len ? r->text.ptr[r->at] : '\0';
}

static void
skip_blanks(struct reader *r)
{
	while (r->at < r->text.len && str_is_space_char(here(r)))
		r->at++;
}

/* Takes a token with the blanks before it. */
static bool
take(struct reader *r, const char *token)
{
	struct str rest;

	skip_blanks(r);
	rest = str_slice(r->text, r->at, r->text.len);
	if (!str_starts(rest, str_of(token)))
		return false;
	r->at += str_of(token).len;
	return true;
}

static bool
is_name_char(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.' ||
	    (unsigned char)c >= 0x80;
}

/* A name without a prefix that is no function and no axis. */
static bool
take_name(struct reader *r, struct str *out)
{
	size_t start, end;

	skip_blanks(r);
	start = r->at;
	for (end = start; end < r->text.len && is_name_char(r->text.ptr[end]);)
		end++;
	if (end == start || (here(r) >= '0' && here(r) <= '9') ||
	    here(r) == '.' || here(r) == '-')
		return false;
	r->at = end;
	skip_blanks(r);
	if (here(r) == '(' || here(r) == ':') {
		r->at = start;
		return false;
	}
	*out = str_slice(r->text, start, end);
	return true;
}

/* A word that joins terms: "and", "or". */
static bool
take_word(struct reader *r, const char *word)
{
	size_t start = r->at;

	if (take(r, word) && !is_name_char(here(r)) && here(r) != ':')
		return true;
	r->at = start;
	return false;
}

static bool
take_literal(struct reader *r, struct str *out)
{
	char quote;
	size_t end;

	skip_blanks(r);
	quote = here(r);
	if (quote != '"' && quote != '\'')
		return false;
	end = str_find_char(r->text, quote, r->at + 1);
	if (end == STR_NONE)
		return false;
	*out = str_slice(r->text, r->at + 1, end);
	r->at = end + 1;
	return true;
}

static struct css_test *
add_test(struct reader *r, struct css_compound *c, enum css_test_kind kind)
{
	struct css_test *tests =
	    arena_array(r->arena, c->test_count + 1, sizeof(*tests));

	for (size_t i = 0; i < c->test_count; i++)
		tests[i] = c->tests[i];
	c->tests = tests;
	tests[c->test_count].kind = kind;
	return &tests[c->test_count++];
}

static void
add_attr(struct reader *r, struct css_compound *c, enum css_attr_op op,
    struct str name, struct str value)
{
	struct css_test *t = add_test(r, c, CSS_ATTR);

	t->op = op;
	t->name = name;
	t->value = value;
}

/* "@name", "@name = 'value'", "'value' = @name" */
static bool
read_attribute(struct reader *r, struct css_compound *c)
{
	struct str name, value = {0};
	enum css_attr_op op = CSS_PRESENT;

	if (take_literal(r, &value)) {
		if (!take(r, "=") || !take(r, "@") || !take_name(r, &name))
			return false;
		op = CSS_EQUAL;
	} else if (!take(r, "@") || !take_name(r, &name)) {
		return false;
	} else if (take(r, "=")) {
		if (!take_literal(r, &value))
			return false;
		op = CSS_EQUAL;
	}
	add_attr(r, c, op, name, value);
	return true;
}

/* What follows "contains(" in the old way to ask for a class:
 * "concat(' ', normalize-space(@class), ' '), ' name ')". What parts classes
 * there is not quite what parts them in HTML. */
static bool
read_class_idiom(struct reader *r, struct css_compound *c)
{
	struct str blank, name;
	bool is_normal;

	if (!take(r, "concat(") || !take_literal(r, &blank) ||
	    !str_is(blank, " ") || !take(r, ","))
		return false;
	is_normal = take(r, "normalize-space(");
	if (!take(r, "@class") || (is_normal && !take(r, ")")) ||
	    !take(r, ",") || !take_literal(r, &blank) || !str_is(blank, " ") ||
	    !take(r, ")") || !take(r, ",") || !take_literal(r, &name) ||
	    !take(r, ")"))
		return false;
	name = str_trim(name);
	if (name.len == 0 || str_find_char(name, ' ', 0) != STR_NONE ||
	    r->depth > 1)
		return false;
	add_test(r, c, CSS_CLASS)->name = name;
	r->is_weak = true;
	return true;
}

/* "contains(@name, 'part')", "starts-with(@name, 'start')" */
static bool
read_part(struct reader *r, struct css_compound *c)
{
	enum css_attr_op op = CSS_PART;
	struct str name, value;

	if (take(r, "starts-with("))
		op = CSS_START;
	else if (!take(r, "contains("))
		return false;
	if (!take(r, "@"))
		return op == CSS_PART && read_class_idiom(r, c);
	if (!take_name(r, &name) || !take(r, ",") || !take_literal(r, &value) ||
	    !take(r, ")") || value.len == 0)
		return false;
	add_attr(r, c, op, name, value);
	return true;
}

static bool read_choices(struct reader *r, struct css_compound *c);

static bool
read_term(struct reader *r, struct css_compound *c)
{
	size_t start = r->at;
	struct css_compound inner = {0};
	struct css_test *t;

	if (read_attribute(r, c))
		return true;
	r->at = start;
	if (read_part(r, c))
		return true;
	r->at = start;
	if (!take(r, "not(") || !read_choices(r, &inner) || !take(r, ")"))
		return false;
	t = add_test(r, c, CSS_NOT);
	t->choices = arena_alloc(r->arena, sizeof(inner));
	*t->choices = inner;
	t->choice_count = 1;
	return true;
}

static bool
read_terms(struct reader *r, struct css_compound *c)
{
	do
		if (!read_term(r, c))
			return false;
	while (take_word(r, "and"));
	return true;
}

/* Terms joined by "and" and "or". */
static bool
read_choices(struct reader *r, struct css_compound *c)
{
	struct css_compound *choices = NULL;
	size_t count = 0, capacity = 0;

	if (++r->depth > DEPTH_MAX)
		return false;
	do {
		choices = arena_grow(
		    r->arena, choices, &capacity, count + 1, sizeof(*choices));
		if (!read_terms(r, &choices[count++]))
			return false;
	} while (take_word(r, "or"));
	r->depth--;
	if (count == 1 && c->test_count == 0) {
		*c = (struct css_compound){
		    c->combinator, choices[0].tests, choices[0].test_count};
	} else {
		struct css_test *t = add_test(r, c, CSS_IS);

		t->choices = choices;
		t->choice_count = count;
	}
	return true;
}

/* "contains(., 'part')" or "a:has(., 'words')", also of what says the same. */
static bool
read_text_term(struct reader *r, struct xpath_literal *out)
{
	static const char *const texts[] = {".", "text()", "normalize-space(.)",
	    "normalize-space()", "string(.)", "string()"};
	bool is_text = false;

	out->is_words = take(r, "a:has(");
	if (!out->is_words && !take(r, "contains("))
		return false;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]) && !is_text;
	     i++)
		is_text = take(r, texts[i]);
	return is_text && take(r, ",") && take_literal(r, &out->text) &&
	    take(r, ")");
}

/* Whether a text of the tree that holds the literal is one in the page's text,
 * in which blanks are written otherwise. */
static bool
is_plain(const struct xpath_literal *l)
{
	for (size_t i = 0; i < l->text.len; i++)
		if ((unsigned char)l->text.ptr[i] <= ' ')
			return false;
	return !l->is_words && l->text.len > 0;
}

/* Adds that the element must hold one of the texts. */
static void
add_texts(struct reader *r, struct css_compound *c,
    const struct xpath_literal *literals, size_t count)
{
	struct css_compound *choices =
	    arena_array(r->arena, count, sizeof(*choices));
	struct css_test *t;

	for (size_t i = 0; i < count; i++) {
		if (!is_plain(&literals[i]))
			return;
		add_test(r, &choices[i], CSS_TEXT)->value = literals[i].text;
	}
	t = add_test(r, c, CSS_IS);
	t->choices = choices;
	t->choice_count = count;
}

/* A predicate that asks for texts alone: one of them must be on the page. */
static bool
read_texts(struct reader *r, struct css_compound *c)
{
	struct xpath_shape *out = r->out;
	size_t first = out->literal_count, count = first;

	do {
		out->literals = arena_grow(r->arena, out->literals,
		    &out->literal_capacity, count + 1, sizeof(*out->literals));
		if (!read_text_term(r, &out->literals[count]))
			return false;
		count++;
	} while (take_word(r, "or"));
	if (!take(r, "]"))
		return false;
	add_texts(r, c, out->literals + first, count - first);
	/* The first such predicate will do. */
	if (out->literal_count == 0)
		out->literal_count = count;
	return true;
}

/* Passes to behind the bracket that closes the one before. */
static bool
skip_predicate(struct reader *r)
{
	int depth = 1;

	while (r->at < r->text.len && depth > 0) {
		char c = here(r);
		struct str quoted;

		if ((c == '"' || c == '\'') && take_literal(r, &quoted))
			continue;
		depth += c == '[';
		depth -= c == ']';
		r->at++;
	}
	return depth == 0;
}

static bool
read_predicate(struct reader *r, struct css_compound *c)
{
	size_t start = r->at;
	struct css_compound inner = {0};
	bool was_weak = r->is_weak;

	r->depth = 0;
	if (read_choices(r, &inner) && take(r, "]")) {
		for (size_t i = 0; i < inner.test_count; i++)
			*add_test(r, c, CSS_TYPE) = inner.tests[i];
		return true;
	}
	r->at = start;
	r->is_weak = was_weak;
	if (read_texts(r, c)) {
		r->is_weak = true;
		return true;
	}
	r->at = start;
	r->is_weak = true;
	return skip_predicate(r);
}

/* Passes over the rest of a path; false when something else comes first. */
static bool
skip_path(struct reader *r)
{
	r->is_weak = true;
	for (;;) {
		size_t start = r->at;
		char c;

		skip_blanks(r);
		c = here(r);
		if (c == '\0' || c == '|')
			return true;
		/* Behind a blank may stand "or". */
		if (r->at > start)
			return false;
		r->at++;
		if (c == '[' && !skip_predicate(r))
			return false;
		if (c == '[' || c == '/' || c == ':' || c == '@' || c == '.' ||
		    c == '(' || c == ')' || is_name_char(c))
			continue;
		/* "*" is a name behind these, else a product. */
		if (c != '*' || r->at < 2 ||
		    (r->text.ptr[r->at - 2] != '/' &&
		        r->text.ptr[r->at - 2] != ':' &&
		        r->text.ptr[r->at - 2] != '@'))
			return false;
	}
}

/* One step into a compound; false when it is none that is known. */
static bool
read_step(struct reader *r, struct css_compound *c)
{
	struct str name;

	if (take(r, "descendant::"))
		c->combinator = CSS_DESCENDANT;
	else
		(void)take(r, "child::");
	if (!take(r, "*")) {
		if (!take_name(r, &name))
			return false;
		add_test(r, c, CSS_TYPE)->name = name;
	}
	while (take(r, "["))
		if (!read_predicate(r, c))
			return false;
	return true;
}

/* The end of a path, "/@name", asks for the attribute; what else may follow is
 * left out. */
static bool
read_last(struct reader *r, struct css_chain *chain, bool is_deep)
{
	struct str name;

	if (!is_deep && take(r, "@") && take_name(r, &name)) {
		add_attr(r, &chain->compounds[chain->count - 1], CSS_PRESENT,
		    name, (struct str){0});
		skip_blanks(r);
		if (here(r) == '\0' || here(r) == '|')
			return true;
	}
	return skip_path(r);
}

static bool
read_path(struct reader *r, struct css_chain *chain)
{
	bool is_deep = take(r, "//");
	size_t capacity = 0;

	/* A selector cannot say that an element stands at the top. */
	if (!is_deep) {
		r->is_weak = true;
		(void)take(r, "/");
	}
	for (;;) {
		struct css_compound c = {
		    .combinator = is_deep ? CSS_DESCENDANT : CSS_CHILD};
		size_t start = r->at;

		if (!read_step(r, &c)) {
			r->at = start;
			return chain->count > 0 && read_last(r, chain, is_deep);
		}
		chain->compounds = arena_grow(r->arena, chain->compounds,
		    &capacity, chain->count + 1, sizeof(*chain->compounds));
		chain->compounds[chain->count++] = c;
		is_deep = take(r, "//");
		if (!is_deep && !take(r, "/"))
			return true;
	}
}

static bool
read_paths(struct reader *r)
{
	struct select_css *css = &r->out->css;
	size_t capacity = 0;

	do {
		css->chains = arena_grow(r->arena, css->chains, &capacity,
		    css->count + 1, sizeof(*css->chains));
		if (!read_path(r, &css->chains[css->count++]))
			return false;
	} while (take(r, "|"));
	skip_blanks(r);
	return r->at == r->text.len;
}

struct xpath_shape
xpath_shape_read(struct arena *a, struct str text)
{
	struct xpath_shape shape = {0};
	struct reader r = {.arena = a, .text = text, .out = &shape};

	if (!read_paths(&r))
		return (struct xpath_shape){0};
	/* Of several paths one may do without the texts. */
	if (shape.css.count > 1)
		shape.literal_count = 0;
	shape.is_exact = !r.is_weak;
	for (size_t i = 0; i < shape.css.count; i++)
		css_seal_chain(a, &shape.css.chains[i]);
	return shape;
}
