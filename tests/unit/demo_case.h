/*
 * What tests on the pages of the demo web share: each page, in either encoding
 * of Thailand, under any declaration. Characters that windows-874 has not are
 * left out of both.
 */
#ifndef TESTS_UNIT_DEMO_CASE_H
#define TESTS_UNIT_DEMO_CASE_H

#include "page_case.h"

#include "base/file.h"
#include "text/utf8.h"

#define DEMO_CASE_FOLDER TESTS_FOLDER "/web/demo"

enum { DEMO_CASE_BYTES_MAX = 1000000 };

/* How a page is served. */
struct demo_serving {
	bool is_utf8;
	const char *type; /* header */
	const char *meta; /* in the place of the page's own; may be empty */
};

/* A page of the demo web, parted where it declares its encoding. */
struct demo_page {
	const char *path;
	struct str before, behind; /* UTF-8 */
};

/* The byte of a character in windows-874; 0: it has none. */
static inline unsigned char
demo_case_byte(uint32_t c)
{
	static const struct {
		uint32_t character;
		unsigned char byte;
	} signs[] = {
	    {0x20ac, 0x80},
	    {0x2026, 0x85},
	    {0x2018, 0x91},
	    {0x2019, 0x92},
	    {0x201c, 0x93},
	    {0x201d, 0x94},
	    {0x2022, 0x95},
	    {0x2013, 0x96},
	    {0x2014, 0x97},
	    {0x00a0, 0xa0},
	};

	if (c < 0x80)
		return (unsigned char)c;
	if ((c >= 0xe01 && c <= 0xe3a) || (c >= 0xe3f && c <= 0xe5b))
		return (unsigned char)(c - 0xe01 + 0xa1);
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (signs[i].character == c)
			return signs[i].byte;
	return 0;
}

/* Appends UTF-8 text in one encoding or the other. */
static inline void
demo_case_append(struct buf *out, struct str text, bool is_utf8)
{
	for (size_t i = 0, length; i < text.len; i += length) {
		uint32_t c;
		unsigned char byte;

		length = utf8_next(str_slice(text, i, text.len), &c);
		byte = demo_case_byte(c);
		if (byte != 0 && is_utf8)
			utf8_append(out, c);
		else if (byte != 0)
			(void)buf_append_char(out, (char)byte);
	}
}

/* Appends the bytes of a page as it is served. */
static inline void
demo_case_serve(
    struct buf *out, const struct demo_page *page, const struct demo_serving *s)
{
	demo_case_append(out, page->before, s->is_utf8);
	(void)buf_append_cstr(out, s->meta);
	demo_case_append(out, page->behind, s->is_utf8);
}

/* A page served so. The body is borrowed. */
static inline struct page *
demo_case_open(struct str body, const struct demo_serving *s)
{
	struct page_input input = {
	    .url = str_of(PAGE_CASE_URL),
	    .content_type = str_of(s->type),
	    .payload = body,
	};

	return page_open(&input);
}

/* Parts a page at the meta that declares its encoding. */
static inline struct demo_page
demo_case_part(const char *path, struct str html)
{
	size_t at = 0, end = 0;

	while ((at = str_find_fold(html, str_of("<meta"), end)) != STR_NONE) {
		end = str_find_char(html, '>', at);
		assert_true(end != STR_NONE);
		if (str_find_fold(str_slice(html, at, end), str_of("charset"),
		        0) != STR_NONE)
			return (struct demo_page){path, str_slice(html, 0, at),
			    str_slice(html, end + 1, html.len)};
	}
	fail_msg("%s declares no encoding", path);
	return (struct demo_page){0};
}

/* Hands each page of the demo web that has Thai on it to check. */
static inline void
demo_case_each(void (*check)(const struct demo_page *page))
{
	struct file_list files;
	struct arena a = {0};
	struct err e;
	int count = 0;

	if (file_find(&a, DEMO_CASE_FOLDER, ".html", &files, &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	for (size_t i = 0; i < files.count; i++) {
		struct buf body = {0};
		struct demo_page page;
		struct page *p;

		if (file_read(files.paths[i], DEMO_CASE_BYTES_MAX, &body, &e) !=
		    ERR_NONE)
			fail_msg("%s", e.msg);
		/* What it is in, it says truly, or is UTF-8. */
		p = page_case_open(buf_cstr(&body));
		if (p->words_th > 0) {
			page = demo_case_part(files.paths[i], p->source);
			check(&page);
			count++;
		}
		page_close(p);
		buf_release(&body);
	}
	assert_true(count > 80);
	arena_release(&a);
}

#endif
