#include "publish/html.h"

#include "base/base64.h"
#include "base/digest.h"

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
	case '\n':
	case '\t':
		return NULL;
	default:
		return (unsigned char)c < 0x20 || c == 0x7f ? "\xef\xbf\xbd"
		                                            : NULL;
	}
}

void
html_text(struct html *h, struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		const char *escape = escape_of(text.ptr[i]);

		if (escape != NULL)
			(void)buf_append_cstr(&h->out, escape);
		else
			(void)buf_append_char(&h->out, text.ptr[i]);
	}
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
html_foreign(struct html *h, const char *element, struct str text)
{
	const char *lang = lang_of(text);
	const char *own = h->lang == LANG_TH ? "th" : "en";

	buf_printf(&h->out, "<%s", element);
	if (lang[0] != '\0' && !str_is(str_of(lang), own))
		buf_printf(&h->out, " lang=\"%s\"", lang);
	html_put(h, ">");
	html_text(h, text);
	buf_printf(&h->out, "</%s>", element);
}

static void
put_head(struct html *h, struct str title)
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
	put_head(h, title);
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
	put_head(h, title);
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
