#include "page/pdf.h"

#include <assert.h>

#include "base/limits.h"
#include "page/inflate_impl.h"

enum { HEAD_BYTES = 1024, DICTIONARY_BYTES = 2000, ZLIB_HEAD_BYTES = 2 };

/* A stream and the dictionary before it. */
struct stream {
	struct str dictionary;
	struct str data;
};

struct look {
	struct str body;
	size_t at;
	size_t stream_count;
	size_t unpacked; /* bytes */
	bool is_blind; /* something could not be looked into */
};

bool
pdf_is(struct str body)
{
	return str_find(str_slice(body, 0, HEAD_BYTES), str_of("%PDF-"), 0) !=
	    STR_NONE;
}

static bool
has(struct str text, const char *word)
{
	return str_find(text, str_of(word), 0) != STR_NONE;
}

/* The dictionary that ends before a stream, from the object's begin. */
static struct str
dictionary_before(struct str body, size_t at)
{
	size_t from = at > DICTIONARY_BYTES ? at - DICTIONARY_BYTES : 0;
	struct str text = str_slice(body, from, at);
	size_t start = 0, next;

	while ((next = str_find(text, str_of("obj"), start)) != STR_NONE)
		start = next + 3;
	return str_slice(text, start, text.len);
}

/* Takes the next stream; false when there is none. */
static bool
next_stream(struct look *look, struct stream *out)
{
	size_t at = str_find(look->body, str_of("stream"), look->at), end;

	if (at == STR_NONE)
		return false;
	out->dictionary = dictionary_before(look->body, at);
	at += str_of("stream").len;
	if (at < look->body.len && look->body.ptr[at] == '\r')
		at++;
	if (at < look->body.len && look->body.ptr[at] == '\n')
		at++;
	end = str_find(look->body, str_of("endstream"), at);
	look->is_blind |= end == STR_NONE;
	out->data = str_slice(look->body, at, end);
	look->at =
	    end == STR_NONE ? look->body.len : end + str_of("endstream").len;
	return true;
}

/* What never holds what a page shows. */
static bool
is_passed_over(struct str dictionary)
{
	static const char *const words[] = {"/Image", "/ObjStm", "/XRef",
	    "/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode",
	    "/Metadata", "/FontFile", "/Length1", "/CMapName"};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (has(dictionary, words[i]))
			return true;
	return false;
}

static bool
is_coded_otherwise(struct str dictionary)
{
	static const char *const words[] = {"/LZWDecode", "/ASCII85Decode",
	    "/ASCIIHexDecode", "/RunLengthDecode", "/Crypt", "/A85", "/LZW"};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (has(dictionary, words[i]))
			return true;
	return false;
}

/* Whether text has a word with nothing of a word around it. */
static bool
has_operator(struct str text, const char *word)
{
	size_t at = 0, len = str_of(word).len;

	while ((at = str_find(text, str_of(word), at)) != STR_NONE) {
		char before = ' ', behind = ' ';

		assert(text.ptr);
		if (at > 0)
			before = text.ptr[at - 1];
		if (at + len < text.len)
			behind = text.ptr[at + len];
		if ((str_is_space_char(before) || before == ')' ||
		        before == ']' || before == '>') &&
		    (str_is_space_char(behind) || behind == '['))
			return true;
		at += len;
	}
	return false;
}

/* BT begins text, Tj and TJ show it (ISO 32000-1, 9.4.1 and 9.4.3). */
static bool
shows_text(struct str content)
{
	return has_operator(content, "BT") &&
	    (has_operator(content, "Tj") || has_operator(content, "TJ"));
}

static bool
is_text_in(struct look *look, const struct stream *s)
{
	struct buf content = {.max_bytes = LIMIT_PDF_BYTES - look->unpacked};
	bool found;

	if (is_passed_over(s->dictionary))
		return false;
	if (is_coded_otherwise(s->dictionary)) {
		look->is_blind = true;
		return false;
	}
	if (!has(s->dictionary, "/FlateDecode") && !has(s->dictionary, "/Fl "))
		return shows_text(s->data);
	if (inflate_append(
	        &content, str_slice(s->data, ZLIB_HEAD_BYTES, s->data.len)) !=
	    INFLATE_DONE)
		look->is_blind = true;
	look->unpacked += content.len;
	found = shows_text(buf_str(&content));
	buf_release(&content);
	return found;
}

enum pdf_text
pdf_find_text(struct str body, bool is_cut)
{
	struct look look = {.body = body, .is_blind = is_cut};
	struct stream s;

	/* Of an encrypted file every stream is noise. */
	if (!pdf_is(body) || has(body, "/Encrypt"))
		return PDF_TEXT_UNKNOWN;
	while (next_stream(&look, &s)) {
		if (look.stream_count++ == LIMIT_PDF_STREAMS ||
		    look.unpacked >= LIMIT_PDF_BYTES)
			return PDF_TEXT_UNKNOWN;
		if (is_text_in(&look, &s))
			return PDF_TEXT_SHOWN;
	}
	return look.is_blind ? PDF_TEXT_UNKNOWN : PDF_TEXT_NONE;
}
