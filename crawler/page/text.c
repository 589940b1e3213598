#include "page/text_impl.h"

#include <string.h>

#include "text/match.h"
#include "text/utf8.h"

/* What is collapsed: ASCII blanks, and controls, which have become blanks for
 * the parser. */
static bool
is_blank(char c)
{
	return (unsigned char)c <= ' ';
}

static char
last_char(const struct page_impl *page)
{
	const struct buf *t = &page->text;

	return t->len == 0 ? '\n' : (char)t->data[t->len - 1];
}

static bool
is_as_long(const struct page_run *r)
{
	return r->text.end - r->text.start == r->source.end - r->source.start;
}

/* Appends characters as a run, or to the last run when they go on there. */
static void
put(struct page_impl *page, uint32_t element, struct span source,
    struct str chars)
{
	struct page *p = &page->page;
	struct page_run *last =
	    p->run_count == 0 ? NULL : &p->runs[p->run_count - 1];
	uint32_t start = (uint32_t)page->text.len;

	(void)buf_append_str(&page->text, chars);
	if (last != NULL && last->element == element &&
	    last->source.end == source.start && last->text.end == start &&
	    is_as_long(last) && chars.len == source.end - source.start) {
		last->text.end = (uint32_t)page->text.len;
		last->source.end = source.end;
		return;
	}
	p->runs = arena_grow(&p->arena, p->runs, &page->run_capacity,
	    p->run_count + 1, sizeof(*p->runs));
	p->runs[p->run_count++] = (struct page_run){
	    .text = {start, (uint32_t)page->text.len},
	    .source = source,
	    .element = element,
	};
}

static void
put_space(struct page_impl *page, uint32_t element, struct span source)
{
	char last = last_char(page);

	if (last != ' ' && last != '\n')
		put(page, element, source, str_of(" "));
}

void
text_put(
    struct page_impl *page, uint32_t element, uint32_t source, struct str chars)
{
	size_t i = 0;

	while (i < chars.len) {
		size_t start = i;
		struct span at;

		if (is_blank(chars.ptr[i])) {
			while (i < chars.len && is_blank(chars.ptr[i]))
				i++;
			at.start = source + (uint32_t)start;
			at.end = at.start + 1;
			put_space(page, element, at);
			continue;
		}
		while (i < chars.len && !is_blank(chars.ptr[i]))
			i++;
		at.start = source + (uint32_t)start;
		at.end = source + (uint32_t)i;
		put(page, element, at, str_slice(chars, start, i));
	}
}

void
text_put_for(struct page_impl *page, uint32_t element, struct span source,
    struct str chars)
{
	if (chars.len == 1 && is_blank(chars.ptr[0]))
		put_space(page, element, source);
	else if (chars.len > 0)
		put(page, element, source, chars);
}

void
text_break(struct page_impl *page)
{
	struct page *p = &page->page;
	char last = last_char(page);
	struct page_run *run;

	if (last == '\n')
		return;
	if (last != ' ') {
		(void)buf_append_char(&page->text, '\n');
		return;
	}
	/* A blank at the end of a block is the break. */
	page->text.data[page->text.len - 1] = '\n';
	run = &p->runs[p->run_count - 1];
	if (is_as_long(run))
		run->source.end--;
	if (--run->text.end == run->text.start)
		p->run_count--;
}

/* The length of the blank at the start of text: ASCII or U+00A0; 0: none. */
static size_t
blank_length(struct str text)
{
	if (is_blank(text.ptr[0]))
		return 1;
	return str_starts(text, str_of("\xc2\xa0")) ? 2 : 0;
}

/* The length of the run at the start of text in which no blank can begin. */
static size_t
dense_run(const char *text, size_t len)
{
	size_t i = 0;

	while (i < len && !is_blank(text[i]) && text[i] != '\xc2')
		i++;
	return i;
}

struct str
text_collapse(struct arena *a, struct str text, size_t max)
{
	size_t room = text.len < max ? text.len : max, len = 0, i = 0;
	char *out = arena_alloc(a, room + 1);

	while (i < text.len && len < max) {
		struct str rest = {text.ptr + i, text.len - i};
		size_t n = dense_run(
		    rest.ptr, rest.len < max - len ? rest.len : max - len);
		size_t length;

		memcpy(out + len, rest.ptr, n);
		len += n;
		i += n;
		if (n > 0)
			continue;
		length = blank_length(rest);
		i += length == 0 ? 1 : length;
		if (length == 0)
			out[len++] = rest.ptr[0];
		else if (len > 0 && out[len - 1] != ' ')
			out[len++] = ' ';
	}
	/* Not in the middle of a character. */
	if (i < text.len && ((unsigned char)text.ptr[i] & 0xc0) == 0x80) {
		while (len > 0 && ((unsigned char)out[len - 1] & 0xc0) == 0x80)
			len--;
		if (len > 0)
			len--;
	}
	return str_trim((struct str){out, len});
}

/* The match form of each passage, between the newlines of the text. */
void
text_match(struct page_impl *page)
{
	struct page *p = &page->page;
	struct str rest = p->text, passage;
	size_t done = 0;

	while (str_split(&rest, '\n', &passage)) {
		match_form(&page->match, passage, &p->match_map, &p->arena);
		done += passage.len;
		if (done == p->text.len)
			break;
		(void)buf_append_char(&page->match, '\n');
		offmap_add(&p->match_map, &p->arena, 1, 1);
		done++;
	}
	p->match_text = buf_str(&page->match);
}

struct word_counter {
	int64_t thai; /* characters */
	int64_t latin; /* words */
	int64_t shown; /* characters that are no blanks */
	int64_t thai_letters;
	int64_t latin_letters;
	int64_t other_letters;
	bool is_in_word;
};

enum { LATIN_LAST = 0x24f };

static bool
is_latin(uint32_t c)
{
	return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
	    (c >= 0xc0 && c <= LATIN_LAST && c != 0xd7 && c != 0xf7);
}

static bool
is_thai(uint32_t c)
{
	return c >= 0xe01 && c <= 0xe5b;
}

/* Of a character of the Thai block: without vowels above and below, tone marks,
 * digits and signs. A look-up, since no two neighbours are alike. */
static bool
is_thai_letter(uint32_t c)
{
	/* U+0E01 to U+0E30, U+0E32, U+0E33; U+0E40 to U+0E46 */
	static const uint64_t letters[] = {
	    UINT64_C(0x000dfffffffffffe), UINT64_C(0x7f)};

	return (letters[c >> 6 & 1] >> (c & 63) & 1) != 0;
}

/* utf8_next without a call for ASCII and Thai. */
static size_t
next_character(const char *text, size_t len, uint32_t *c)
{
	const unsigned char *p = (const unsigned char *)text;

	if (p[0] < 0x80) {
		*c = p[0];
		return 1;
	}
	if (len >= 3 && p[0] == 0xe0 && (p[1] & 0xfe) == 0xb8 &&
	    (p[2] & 0xc0) == 0x80) {
		*c = 0xe00 | (p[1] & 1u) << 6 | (p[2] & 0x3fu);
		return 3;
	}
	return utf8_next((struct str){text, len}, c);
}

static void
count_latin(struct word_counter *w, uint32_t c)
{
	bool is_letter = is_latin(c);

	w->latin += is_letter && !w->is_in_word;
	w->latin_letters += is_letter;
	w->is_in_word =
	    is_letter || (w->is_in_word && (c == '\'' || c == 0x2019));
}

static void
count_words(struct word_counter *w, struct str text)
{
	for (size_t i = 0; i < text.len;) {
		uint32_t c;

		i += next_character(text.ptr + i, text.len - i, &c);
		w->shown += c > ' ' && c != 0xa0;
		if (is_thai(c)) {
			w->thai++;
			w->thai_letters += is_thai_letter(c);
			w->is_in_word = false;
			continue;
		}
		count_latin(w, c);
		if (c > LATIN_LAST)
			w->other_letters += utf8_is_letter(c);
	}
}

void
text_count(struct page_impl *page)
{
	struct page *p = &page->page;
	struct word_counter words = {0};
	uint32_t end = 0;

	p->text = buf_str(&page->text);
	for (size_t i = 0; i < page->flow_count; i++) {
		const struct page_run *r = &p->runs[i];

		if ((r->zones & ZONE_VISIBLE) == 0)
			continue;
		if (r->text.start != end)
			words.is_in_word = false;
		end = r->text.end;
		count_words(
		    &words, str_slice(p->text, r->text.start, r->text.end));
	}
	p->words_th = words.thai / 5;
	p->words_en = words.latin;
	p->letters_th = words.thai_letters;
	p->letters_latin = words.latin_letters;
	p->letters_other = words.other_letters;
	page->shown_characters = words.shown;
}
