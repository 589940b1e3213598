#include "text/charset_impl.h"

#include "base/limits.h"
#include "text/utf8.h"

enum { PRESCAN_BYTES = 1024 };

const char *
charset_source_name(enum charset_source source)
{
	static const char *const names[] = {[CHARSET_BOM] = "bom",
	    [CHARSET_HEADER] = "header",
	    [CHARSET_META] = "meta",
	    [CHARSET_UTF8] = "utf8",
	    [CHARSET_GUESS] = "guess"};

	return names[source];
}

/* The encoding that a byte order mark names, or NULL. */
static const char *
name_of_bom(struct str body)
{
	if (str_starts(body, str_of("\xef\xbb\xbf")))
		return "utf-8";
	if (str_starts(body, str_of("\xfe\xff")))
		return "utf-16be";
	if (str_starts(body, str_of("\xff\xfe")))
		return "utf-16le";
	return NULL;
}

static struct str
unquoted(struct str value)
{
	value = str_trim(value);
	if (value.len > 0 && (value.ptr[0] == '"' || value.ptr[0] == '\'')) {
		size_t end = str_find_char(value, value.ptr[0], 1);

		return str_trim(str_slice(value, 1, end));
	}
	return value;
}

/* The value of the charset parameter, or the empty slice. */
static struct str
label_in_content_type(struct str content_type)
{
	struct str rest = content_type, part;

	if (!str_split(&rest, ';', &part))
		return (struct str){0};
	while (str_split(&rest, ';', &part)) {
		size_t equals = str_find_char(part, '=', 0);
		struct str name = str_trim(str_slice(part, 0, equals));

		if (equals != STR_NONE && str_is_fold(name, "charset"))
			return unquoted(str_slice(part, equals + 1, part.len));
	}
	return (struct str){0};
}

/* What header and body declare; name NULL when nothing that is known. */
static struct charset
declared_by(struct str body, struct str content_type)
{
	struct charset c = {.declared = label_in_content_type(content_type)};
	struct charset_meta meta;

	c.name = charset_of_label(c.declared);
	c.source = CHARSET_HEADER;
	if (c.name != NULL)
		return c;
	meta = charset_prescan(str_slice(body, 0, PRESCAN_BYTES), false);
	if (meta.name == NULL)
		meta = charset_prescan(
		    str_slice(body, 0, LIMIT_PARSED_BYTES), true);
	c.name = meta.name;
	c.source = CHARSET_META;
	if (c.declared.len == 0 || meta.name != NULL)
		c.declared = meta.label;
	return c;
}

static bool
has_non_ascii(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] >= 0x80)
			return true;
	return false;
}

/* Whether at most 2 % of the non-ASCII sequences are broken. */
static bool
is_nearly_utf8(struct str s)
{
	size_t whole = 0, broken = 0;

	while (s.len > 0) {
		size_t end = utf8_first_invalid(s);
		struct str good = str_slice(s, 0, end);
		uint32_t c;

		for (size_t i = 0; i < good.len; i++)
			whole += (unsigned char)good.ptr[i] >= 0xc0;
		s = str_slice(s, good.len, s.len);
		if (s.len == 0)
			break;
		broken++;
		s = str_slice(s, utf8_next(s, &c), s.len);
	}
	return broken * 50 <= whole + broken;
}

/* Corrects what was declared by what the bytes are. */
static void
decide(struct charset *c, struct str body)
{
	bool is_utf8 = utf8_first_invalid(body) == STR_NONE;
	const struct charset_coding *coding =
	    c->name == NULL ? NULL : charset_coding_of(c->name);

	if (coding == NULL || str_is(str_of(c->name), "utf-8")) {
		if (!is_utf8 && !is_nearly_utf8(body)) {
			c->name = "windows-874";
			c->source = CHARSET_GUESS;
		} else if (coding == NULL) {
			c->name = "utf-8";
			c->source = CHARSET_UTF8;
		}
	} else if (coding->is_single_byte && is_utf8 && has_non_ascii(body)) {
		c->name = "utf-8";
		c->source = CHARSET_UTF8;
	}
}

struct charset
charset_sniff(struct str body, struct str content_type)
{
	struct charset c = declared_by(body, content_type);
	const char *bom = name_of_bom(body);
	const char *declared = charset_of_label(c.declared);

	if (bom != NULL) {
		c.name = bom;
		c.source = CHARSET_BOM;
	} else {
		decide(&c, body);
	}
	c.is_lying = c.declared.len > 0 &&
	    (declared == NULL || !str_equal(str_of(declared), str_of(c.name)));
	return c;
}
