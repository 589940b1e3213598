/* The bytes of a sitemap as text: codings, encoding, and what is forgiven. */
#include "base/limits.h"
#include "page/body.h"
#include "page/sitemap_impl.h"
#include "text/charset.h"
#include "text/utf8.h"
#include "web/header.h"

/* Undoes a coding on top of what is already in s.body. */
static enum reason
unpack(struct sitemap_source *s, struct str payload, struct str coding)
{
	struct buf out = {.max_bytes = LIMIT_SITEMAP_BYTES};
	enum reason reason = body_decode(payload, coding, &out);

	s->is_cut = s->is_cut || out.is_cut || reason != REASON_NONE;
	buf_release(&s->body);
	s->body = out;
	return reason;
}

static void
undo_codings(struct sitemap_source *s, const struct page_input *input)
{
	struct buf outer;

	s->reason = unpack(s, input->payload, input->content_encoding);
	if (!str_starts(buf_str(&s->body), str_of("\x1f\x8b")))
		return;
	/* A file that was packed before it was served. */
	outer = s->body;
	s->body = (struct buf){0};
	s->reason = unpack(s, buf_str(&outer), str_of("gzip"));
	buf_release(&outer);
}

/* What the first bytes of XML say of its encoding (XML 1.0, appendix F). */
static struct str
label_in_xml(struct str body)
{
	struct str head = str_slice(body, 0, 256);
	size_t at;

	if (str_starts(head, (struct str){"<\0", 2}))
		return str_of("utf-16le");
	if (str_starts(head, (struct str){"\0<", 2}))
		return str_of("utf-16be");
	head = str_slice(head, 0, str_find(head, str_of("?>"), 0));
	at = str_find(head, str_of("encoding"), 0);
	if (!str_starts(str_trim(head), str_of("<?xml")) || at == STR_NONE)
		return (struct str){0};
	at = str_skip_space(head, at + str_of("encoding").len);
	if (at >= head.len || head.ptr[at] != '=')
		return (struct str){0};
	at = str_skip_space(head, at + 1);
	if (at >= head.len || (head.ptr[at] != '"' && head.ptr[at] != '\''))
		return (struct str){0};
	return str_slice(
	    head, at + 1, str_find_char(head, head.ptr[at], at + 1));
}

/* The text of a body that is no UTF-8, or begins with a byte order mark. */
static struct str
decode(struct sitemap_source *s, struct str body, struct str content_type)
{
	struct str label = label_in_xml(body);
	struct charset charset;

	if (header_param(content_type, "charset").len == 0 && label.len > 0)
		content_type = arena_printf(
		    &s->arena, "text/xml; charset=%.*s", STR_ARG(label));
	charset = charset_sniff(body, content_type);
	/* A character may grow to three bytes, and its place is kept. */
	s->is_cut = s->is_cut || body.len > LIMIT_PARSED_BYTES;
	return charset_decode(
	    &s->arena, str_slice(body, 0, LIMIT_PARSED_BYTES), charset.name)
	    .text;
}

static bool
is_reference(struct str text, size_t at)
{
	enum { NAME_BYTES_MAX = 32 };
	size_t end = at + 1;

	while (end < text.len && end - at < NAME_BYTES_MAX &&
	    text.ptr[end] != ';') {
		char c = str_lower_char(text.ptr[end]);

		if ((c < 'a' || c > 'z') && (c < '0' || c > '9') &&
		    (c != '#' || end != at + 1))
			return false;
		end++;
	}
	return end < text.len && text.ptr[end] == ';' && end > at + 1;
}

/* Where the CDATA section ends that begins at an offset; the offset itself when
 * none begins there. */
static size_t
data_end(struct str text, size_t at)
{
	static const char start[] = "<![CDATA[";
	static const char end[] = "]]>";
	size_t found;

	if (!str_starts(str_slice(text, at, text.len), str_of(start)))
		return at;
	found = str_find(text, str_of(end), at + sizeof(start) - 1);
	return found == STR_NONE ? text.len : found + sizeof(end) - 1;
}

/* Whether the tag that begins at an offset has more attributes than it may:
 * libxml2 compares each with all others. */
static bool
is_too_wide(struct str text, size_t at)
{
	size_t count = 0;
	char quote = '\0';

	for (size_t i = at + 1; i < text.len && text.ptr[i] != '<'; i++) {
		char c = text.ptr[i];

		if (quote == '\0' && c == '>')
			break;
		if (c == quote) {
			quote = '\0';
		} else if (quote == '\0' && (c == '"' || c == '\'')) {
			quote = c;
			count++;
		}
	}
	return count > LIMIT_TAG_ATTRIBUTES;
}

/* Escapes the ampersands of addresses that were written as they are: what
 * people forget most, and the end of the document to a parser. Cuts the text
 * before a tag that is too wide. */
static struct str
mend(struct sitemap_source *s, struct str text)
{
	size_t done = 0;

	s->mended.max_bytes = LIMIT_SITEMAP_BYTES;
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '<') {
			size_t end = data_end(text, i);

			if (end == i && is_too_wide(text, i)) {
				text = str_slice(text, 0, i);
				s->is_cut = true;
			}
			/* The next turn begins behind it. */
			i = end > i ? end - 1 : i;
			continue;
		}
		if (text.ptr[i] != '&' || is_reference(text, i))
			continue;
		(void)buf_append_str(&s->mended, str_slice(text, done, i));
		(void)buf_append_cstr(&s->mended, "&amp;");
		done = i + 1;
	}
	if (done == 0)
		return text;
	(void)buf_append_str(&s->mended, str_slice(text, done, text.len));
	s->is_cut = s->is_cut || s->mended.is_cut;
	return buf_str(&s->mended);
}

static struct str
skip_marks(struct str text)
{
	struct str mark = str_of("\xef\xbb\xbf");
	size_t blanks = str_skip_space(text, 0);

	while (blanks > 0 || str_starts(text, mark)) {
		text =
		    str_slice(text, blanks > 0 ? blanks : mark.len, text.len);
		blanks = str_skip_space(text, 0);
	}
	return text;
}

void
sitemap_source_open(struct sitemap_source *s, const struct page_input *input)
{
	struct str body;

	*s = (struct sitemap_source){.is_cut = input->is_cut};
	undo_codings(s, input);
	body = buf_str(&s->body);
	if (utf8_first_invalid(body) == STR_NONE &&
	    str_find_char(str_slice(body, 0, 2), '\0', 0) == STR_NONE)
		s->text = body;
	else
		s->text = decode(s, body, input->content_type);
	s->text = skip_marks(s->text);
	if (s->text.len > 0)
		s->reason = REASON_NONE;
	else if (s->reason == REASON_NONE)
		s->reason = REASON_EMPTY_BODY;
	if (str_starts(s->text, str_of("<")))
		s->text = mend(s, s->text);
}

void
sitemap_source_release(struct sitemap_source *s)
{
	buf_release(&s->body);
	buf_release(&s->mended);
	arena_release(&s->arena);
}
