#include "publish/html.h"

#include "base/base64.h"
#include "base/digest.h"
#include "text/utf8.h"

void
html_put(struct html *h, const char *markup)
{
	(void)buf_append_cstr(&h->out, markup);
}

static const char *
escape_of(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	case '\r':
		return "\n";
	default:
		return NULL;
	}
}

/* What has no place in a text: controls, what is no character, and what turns
 * the order of the text around it (UAX 9: even an element that is isolated ends
 * at a U+2069 in it; U+2028 and U+2029 end a paragraph). */
static bool
is_forbidden(uint32_t c)
{
	return (c < 0x20 && c != '\n' && c != '\t' && c != '\r') ||
	    (c >= 0x7f && c <= 0x9f) || (c >= 0x2028 && c <= 0x202e) ||
	    (c >= 0x2066 && c <= 0x2069) || (c & 0xfffe) == 0xfffe;
}

/* The length of what stands at the start of a text; as is when it may stand in
 * a page as it is. */
static size_t
next_of(struct str text, bool *as_is, const char **instead)
{
	uint32_t c;
	size_t length;

	*instead = escape_of(text.ptr[0]);
	*as_is = false;
	if (*instead != NULL)
		return 1;
	length = utf8_next(text, &c);
	/* Malformed bytes are read as U+FFFD, too. */
	*as_is = !is_forbidden(c) && c != UTF8_REPLACEMENT;
	*instead = "\xef\xbf\xbd";
	return length;
}

/* How much at the start of a text may stand in a page as it is, seen at a
 * glance: plain ASCII and Thai (U+0E00 to U+0E7F: E0 B8 80 to E0 B9 BF). */
static size_t
plain_length(struct str text)
{
	const unsigned char *p = (const unsigned char *)text.ptr;
	size_t i = 0;

	while (i < text.len) {
		if (p[i] >= 0x20 && p[i] < 0x7f &&
		    escape_of(text.ptr[i]) == NULL)
			i++;
		else if (p[i] == 0xe0 && text.len - i >= 3 &&
		    (p[i + 1] & 0xfe) == 0xb8 && (p[i + 2] & 0xc0) == 0x80)
			i += 3;
		else
			break;
	}
	return i;
}

void
html_text(struct html *h, struct str text)
{
	size_t from = 0; /* of what may stand as it is */

	for (size_t i = plain_length(text); i < text.len;
	     i += plain_length(str_slice(text, i, text.len))) {
		const char *instead;
		bool as_is;
		size_t length =
		    next_of(str_slice(text, i, text.len), &as_is, &instead);

		i += length;
		if (as_is)
			continue;
		(void)buf_append_str(
		    &h->out, str_slice(text, from, i - length));
		(void)buf_append_cstr(&h->out, instead);
		from = i;
	}
	(void)buf_append_str(&h->out, str_slice(text, from, text.len));
}

void
html_words(struct html *h, struct words text)
{
	html_text(h, str_of(words_in(text, h->lang)));
}

/* The language that the letters of a text are of; empty: of none. */
static const char *
lang_of(struct str text)
{
	bool has_latin = false;

	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];

		/* U+0E00 to U+0E7F. */
		if (c == 0xe0 && i + 1 < text.len &&
		    ((unsigned char)text.ptr[i + 1] & 0xfe) == 0xb8)
			return "th";
		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
			has_latin = true;
	}
	return has_latin ? "en" : "";
}

void
html_foreign_begin(struct html *h, const char *element, struct str text)
{
	const char *lang = lang_of(text);
	const char *own = h->lang == LANG_TH ? "th" : "en";

	buf_printf(&h->out, "<%s", element);
	if (lang[0] != '\0' && !str_is(str_of(lang), own))
		buf_printf(&h->out, " lang=\"%s\"", lang);
	html_put(h, ">");
}

void
html_foreign(struct html *h, const char *element, struct str text)
{
	html_foreign_begin(h, element, text);
	html_text(h, text);
	buf_printf(&h->out, "</%s>", element);
}

void
html_head(struct html *h, struct str title)
{
	buf_printf(&h->out, "<!doctype html>\n<html lang=\"%s\">\n<head>\n",
	    h->lang == LANG_TH ? "th" : "en");
	html_put(h,
	    "<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
	    "content=\"width=device-width, initial-scale=1\">\n<title>");
	html_text(h, title);
	html_put(h, "</title>\n");
}

void
html_begin(struct html *h, struct str title, const char *to_root)
{
	html_head(h, title);
	buf_printf(&h->out, "<link rel=\"stylesheet\" href=\"%sstyle.css\">\n",
	    to_root);
}

static int
digit_of(char c)
{
	return c >= 'a' ? c - 'a' + 10 : c - '0';
}

/* The digest of a style as a policy names it. */
static void
put_digest(struct html *h, struct str style)
{
	enum { BYTES = 32 };
	char hex[DIGEST_TEXT_BYTES], bytes[BYTES];
	struct arena scratch = {0};

	digest_of(DIGEST_SHA256, style, hex);
	for (size_t i = 0; i < BYTES; i++)
		bytes[i] = (char)(digit_of(hex[2 * i]) * 16 +
		    digit_of(hex[2 * i + 1]));
	html_text(h, base64_encode(&scratch, (struct str){bytes, BYTES}));
	arena_release(&scratch);
}

void
html_begin_alone(struct html *h, struct str title, struct str style)
{
	html_head(h, title);
	html_put(h,
	    "<meta http-equiv=\"Content-Security-Policy\" "
	    "content=\"default-src 'none'; style-src 'sha256-");
	put_digest(h, style);
	html_put(h, "'; base-uri 'none'; form-action 'none'\">\n");
	html_put(
	    h, "<meta name=\"referrer\" content=\"no-referrer\">\n<style>");
	(void)buf_append_str(&h->out, style);
	html_put(h, "</style>\n");
}

void
html_body(struct html *h)
{
	html_put(h, "</head>\n<body>\n");
}

void
html_end(struct html *h)
{
	html_put(h, "</body>\n</html>\n");
}
