#include <string.h>

#include "page/page_impl.h"

/* A page with more to read than this does not redirect at once. */
enum { SMALL_PAGE_CHARACTERS = 400, SCRIPT_BYTES_MAX = 20000 };

/* Where an assignment to the address begins, the longest first. */
static const char *const places[] = {
    "window.top.location",
    "window.location",
    "document.location",
    "parent.location",
    "self.location",
    "top.location",
    "location",
};

/* What may stand between that and the address. */
static const char *const assignments[] = {
    ".href=",
    ".replace(",
    ".assign(",
    "=",
};

/* A script read statement by statement, at its outermost level. */
struct script {
	struct str text;
	size_t at;
	int depth; /* of braces and brackets */
	bool is_fresh; /* a statement begins here */
};

static bool
is_word_char(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || c == '.';
}

/* Behind the string that begins at a quote. */
static size_t
behind_string(struct str text, size_t at)
{
	char quote = text.ptr[at++];

	while (at < text.len && text.ptr[at] != quote) {
		if (text.ptr[at] == '\\')
			at++;
		else if (text.ptr[at] == '\n' && quote != '`')
			return at;
		at++;
	}
	return at < text.len ? at + 1 : text.len;
}

/* Behind a comment, or at itself. "<!--" hides the rest of a line as well. */
static size_t
behind_comment(struct str text, size_t at)
{
	struct str rest = str_slice(text, at, text.len);
	size_t end;

	if (str_starts(rest, str_of("/*"))) {
		end = str_find(text, str_of("*/"), at + 2);
		return end == STR_NONE ? text.len : end + 2;
	}
	if (str_starts(rest, str_of("//")) ||
	    str_starts(rest, str_of("<!--")) ||
	    str_starts(rest, str_of("-->"))) {
		end = str_find_char(text, '\n', at);
		return end == STR_NONE ? text.len : end;
	}
	return at;
}

/* Takes a word whose signs may have blanks around them; STR_NONE when it is
 * not there. */
static size_t
take(struct str text, size_t at, const char *word)
{
	bool is_loose = false;

	for (; *word != '\0'; word++) {
		bool is_sign = !is_word_char(*word) || *word == '.';

		if (is_sign || is_loose)
			at = str_skip_space(text, at);
		if (at >= text.len || text.ptr[at] != *word)
			return STR_NONE;
		is_loose = is_sign;
		at++;
	}
	return at;
}

/* The constant that a statement assigns to the page's address. */
static struct str
address_at(struct str text, size_t at)
{
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		size_t place = take(text, at, places[i]);

		for (size_t k = 0;
		     k < sizeof(assignments) / sizeof(assignments[0]) &&
		     place != STR_NONE;
		     k++) {
			size_t from = take(text, place, assignments[k]), end;

			if (from == STR_NONE)
				continue;
			from = str_skip_space(text, from);
			if (from >= text.len ||
			    (text.ptr[from] != '"' && text.ptr[from] != '\''))
				continue;
			end = behind_string(text, from);
			place = str_skip_space(text, end);
			/* Not when something is added to it. */
			if (place < text.len && text.ptr[place] == '+')
				return (struct str){0};
			return str_slice(text, from + 1, end - 1);
		}
	}
	return (struct str){0};
}

/* Moves over one piece of the script. */
static void
step(struct script *s)
{
	char c = s->text.ptr[s->at];
	size_t next = behind_comment(s->text, s->at);

	if (next > s->at) {
		s->at = next;
		return;
	}
	if (str_is_space_char(c)) {
		s->at++;
		return;
	}
	s->is_fresh = c == ';' || c == '}';
	if (c == '"' || c == '\'' || c == '`') {
		s->at = behind_string(s->text, s->at);
		return;
	}
	if (c == '{' || c == '(' || c == '[')
		s->depth++;
	if (c == '}' || c == ')' || c == ']')
		s->depth--;
	s->at++;
	if (is_word_char(c))
		while (s->at < s->text.len && is_word_char(s->text.ptr[s->at]))
			s->at++;
}

struct str
redirect_of_script(struct str text)
{
	struct script s = {.text = text, .is_fresh = true};

	while (s.at < s.text.len) {
		struct str address = {0};

		if (s.is_fresh && s.depth == 0)
			address = address_at(s.text, s.at);
		if (address.len > 0)
			return address;
		step(&s);
	}
	return (struct str){0};
}

bool
redirect_note(struct page_impl *page, struct str address, const char *kind)
{
	struct page *p = &page->page;
	struct url url = page_resolve(p, 0, address);

	if (url.kind != URL_WEB || str_equal(url_key(&url), url_key(&p->url)))
		return false;
	p->redirect_to = url_key(&url);
	p->redirect_kind = str_of(kind);
	return true;
}

void
redirect_find(struct page_impl *page)
{
	struct page *p = &page->page;

	if (p->redirect_to.len > 0 ||
	    page->shown_characters > SMALL_PAGE_CHARACTERS)
		return;
	for (size_t i = 0; i < page->raw_count; i++) {
		struct str text = page_raw_text(page, i), address;

		if (page->tags[page->raws[i].element] != TAG_SCRIPT ||
		    p->elements[page->raws[i].element].document > 0 ||
		    text.len > SCRIPT_BYTES_MAX)
			continue;
		address = redirect_of_script(text);
		if (address.len > 0 && redirect_note(page, address, "script"))
			return;
	}
}
