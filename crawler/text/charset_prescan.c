#include "text/charset_impl.h"

/* A place in the bytes; everything below moves it forward. */
struct scanner {
	struct str s;
	size_t at;
};

enum attribute_result { ATTRIBUTE_FOUND, ATTRIBUTE_NONE, ATTRIBUTE_CUT };

struct attribute {
	struct str name;
	struct str value;
};

static bool
at_end(const struct scanner *sc)
{
	return sc->at >= sc->s.len;
}

static char
here(const struct scanner *sc)
{
	return sc->s.ptr[sc->at];
}

static bool
starts_here(const struct scanner *sc, const char *text)
{
	return str_starts_fold(
	    str_slice(sc->s, sc->at, sc->s.len), str_of(text));
}

static void
skip_blanks(struct scanner *sc, bool and_slashes)
{
	while (!at_end(sc) &&
	    (str_is_space_char(here(sc)) || (and_slashes && here(sc) == '/')))
		sc->at++;
}

/* Moves behind the next text at or after at + skip; false: to the end. */
static bool
skip_past(struct scanner *sc, size_t skip, const char *text)
{
	size_t found = str_find(sc->s, str_of(text), sc->at + skip);

	sc->at = found == STR_NONE ? sc->s.len : found + str_of(text).len;
	return found != STR_NONE;
}

/* Reads a value; the scanner stands behind the equals sign. */
static enum attribute_result
read_value(struct scanner *sc, struct str *value)
{
	size_t start;

	skip_blanks(sc, false);
	if (at_end(sc))
		return ATTRIBUTE_CUT;
	if (here(sc) == '"' || here(sc) == '\'') {
		char quote = here(sc);

		start = ++sc->at;
		sc->at = str_find_char(sc->s, quote, start);
		if (sc->at == STR_NONE)
			return ATTRIBUTE_CUT;
		*value = str_slice(sc->s, start, sc->at++);
		return ATTRIBUTE_FOUND;
	}
	start = sc->at;
	while (!at_end(sc) && !str_is_space_char(here(sc)) && here(sc) != '>')
		sc->at++;
	if (at_end(sc))
		return ATTRIBUTE_CUT;
	*value = str_slice(sc->s, start, sc->at);
	return ATTRIBUTE_FOUND;
}

/* "Get an attribute" of the HTML Standard. */
static enum attribute_result
read_attribute(struct scanner *sc, struct attribute *out)
{
	size_t start;

	*out = (struct attribute){0};
	skip_blanks(sc, true);
	if (at_end(sc))
		return ATTRIBUTE_CUT;
	if (here(sc) == '>')
		return ATTRIBUTE_NONE;
	start = sc->at++;
	while (!at_end(sc) && here(sc) != '=' && here(sc) != '/' &&
	    here(sc) != '>' && !str_is_space_char(here(sc)))
		sc->at++;
	out->name = str_slice(sc->s, start, sc->at);
	skip_blanks(sc, false);
	if (at_end(sc))
		return ATTRIBUTE_CUT;
	if (here(sc) != '=')
		return ATTRIBUTE_FOUND;
	sc->at++;
	return read_value(sc, &out->value);
}

/* "Extracting a character encoding from a meta element": the label in the
 * value of content, or the empty slice. */
static struct str
label_in_content(struct str content)
{
	struct scanner sc = {content, 0};
	size_t start;

	do {
		sc.at = str_find_fold(content, str_of("charset"), sc.at);
		if (sc.at == STR_NONE)
			return (struct str){0};
		sc.at += str_of("charset").len;
		skip_blanks(&sc, false);
	} while (!at_end(&sc) && here(&sc) != '=');
	sc.at++;
	skip_blanks(&sc, false);
	if (at_end(&sc))
		return (struct str){0};
	if (here(&sc) == '"' || here(&sc) == '\'') {
		size_t end = str_find_char(content, here(&sc), sc.at + 1);

		return end == STR_NONE ? (struct str){0}
		                       : str_slice(content, sc.at + 1, end);
	}
	start = sc.at;
	while (
	    !at_end(&sc) && here(&sc) != ';' && !str_is_space_char(here(&sc)))
		sc.at++;
	return str_slice(content, start, sc.at);
}

/* The attributes of a meta element that matter, each counted once. */
struct meta {
	struct str label;
	bool has_http_equiv, has_content, has_charset;
	bool is_pragma; /* http-equiv says content-type */
};

static void
meta_take(struct meta *m, const struct attribute *attribute)
{
	if (str_is_fold(attribute->name, "http-equiv") && !m->has_http_equiv) {
		m->has_http_equiv = true;
		m->is_pragma = str_is_fold(attribute->value, "content-type");
	} else if (str_is_fold(attribute->name, "charset") && !m->has_charset) {
		m->has_charset = true;
		m->label = attribute->value;
	} else if (str_is_fold(attribute->name, "content") && !m->has_content) {
		m->has_content = true;
		if (!m->has_charset)
			m->label = label_in_content(attribute->value);
	}
}

/* Reads a meta element; false when the bytes end inside it. */
static bool
read_meta(struct scanner *sc, struct charset_meta *found)
{
	struct meta m = {0};
	struct attribute attribute;
	enum attribute_result result;

	sc->at += str_of("<meta").len;
	while ((result = read_attribute(sc, &attribute)) == ATTRIBUTE_FOUND)
		meta_take(&m, &attribute);
	if (result == ATTRIBUTE_CUT)
		return false;
	if (m.label.len == 0 || (!m.has_charset && !m.is_pragma))
		return true;
	found->name = charset_of_label(m.label);
	if (found->name != NULL || found->label.len == 0)
		found->label = m.label;
	if (found->name == NULL)
		return true;
	/* Whoever can read the declaration is not reading UTF-16. */
	if (str_starts(str_of(found->name), str_of("utf-16")))
		found->name = "utf-8";
	if (str_is(str_of(found->name), "x-user-defined"))
		found->name = "windows-1252";
	return true;
}

/* Passes over the content of an element in which tags are only text. */
static bool
skip_raw_text(struct scanner *sc, struct str tag)
{
	static const char *const raw[] = {"<iframe", "<noembed", "<noframes",
	    "<script", "<style", "<textarea", "<title", "<xmp"};
	static const char *const ends[] = {"</iframe", "</noembed",
	    "</noframes", "</script", "</style", "</textarea", "</title",
	    "</xmp"};

	for (size_t i = 0; i < sizeof(raw) / sizeof(raw[0]); i++) {
		if (!str_is_fold(tag, raw[i]))
			continue;
		sc->at = str_find_fold(sc->s, str_of(ends[i]), sc->at);
		return sc->at != STR_NONE;
	}
	return true;
}

/* Passes over any other tag, with its attributes. */
static bool
skip_tag(struct scanner *sc, bool skips_raw_text)
{
	size_t start = sc->at;
	struct attribute attribute;
	enum attribute_result result;
	struct str tag;

	while (!at_end(sc) && here(sc) != '>' && !str_is_space_char(here(sc)))
		sc->at++;
	tag = str_slice(sc->s, start, sc->at);
	do
		result = read_attribute(sc, &attribute);
	while (result == ATTRIBUTE_FOUND);
	if (result == ATTRIBUTE_CUT)
		return false;
	return !skips_raw_text || skip_raw_text(sc, tag);
}

static bool
is_letter(struct str s, size_t at)
{
	char c = at < s.len ? str_lower_char(s.ptr[at]) : '\0';

	return c >= 'a' && c <= 'z';
}

static bool
is_meta(const struct scanner *sc)
{
	size_t behind = sc->at + str_of("<meta").len;

	return starts_here(sc, "<meta") && behind < sc->s.len &&
	    (str_is_space_char(sc->s.ptr[behind]) || sc->s.ptr[behind] == '/');
}

/* Reads what begins with "<"; false when the bytes end inside it. */
static bool
read_markup(struct scanner *sc, bool skips_raw_text, struct charset_meta *found)
{
	if (starts_here(sc, "<!--"))
		/* "<!-->" is a whole comment. */
		return skip_past(sc, 2, "-->");
	if (is_meta(sc))
		return read_meta(sc, found);
	if (is_letter(sc->s, sc->at + 1) ||
	    (starts_here(sc, "</") && is_letter(sc->s, sc->at + 2)))
		return skip_tag(sc, skips_raw_text);
	if (starts_here(sc, "<!") || starts_here(sc, "</") ||
	    starts_here(sc, "<?"))
		return skip_past(sc, 0, ">");
	sc->at++;
	return true;
}

struct charset_meta
charset_prescan(struct str head, bool skips_raw_text)
{
	struct scanner sc = {head, 0};
	struct charset_meta found = {0};

	while (found.name == NULL) {
		sc.at = str_find_char(head, '<', sc.at);
		if (sc.at == STR_NONE ||
		    !read_markup(&sc, skips_raw_text, &found))
			break;
	}
	return found;
}
