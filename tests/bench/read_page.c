/*
 * read_page RULES FOLDER [SUFFIX]
 *
 * What it costs to read a page, over all files below FOLDER whose names end
 * with SUFFIX (".html"): libxml2's plain htmlReadMemory and the release of its
 * tree, against page_open, audit_page with all rules of RULES, and the report
 * with the release of the page. Each file is read nine times; printed are the
 * medians of the rounds, in microseconds of CPU for a page, and as parts of
 * htmlReadMemory. For instructions, run it under valgrind --tool=callgrind.
 * Exit codes: 0, 3 when there is nothing to read.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <libxml/HTMLparser.h>

#include "audit/audit.h"
#include "base/file.h"
#include "page/page.h"

enum { ROUNDS = 9, FILE_MAX = 16 << 20, CANNOT = 3 };

enum stage { PLAIN, OPEN, AUDIT, CLOSE, STAGE_COUNT };

static const char *const stage_names[STAGE_COUNT] = {
    "htmlReadMemory", "page_open", "audit_page", "report_write, page_close"};

struct bench {
	struct arena arena;
	struct rule_set *rules;
	struct str *pages;
	size_t page_count;
	double spent[STAGE_COUNT][ROUNDS]; /* microseconds for a page */
};

static double
cpu_us(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

/* The time since *last, which moves on. */
static double
lap(double *last)
{
	double now = cpu_us(), spent = now - *last;

	*last = now;
	return spent;
}

static void
read_plain(struct str html)
{
	const int huge = 1 << 19; /* XML_PARSE_HUGE: no depth is too deep */
	htmlDocPtr doc = htmlReadMemory(html.ptr, (int)html.len, NULL, NULL,
	    HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
	        HTML_PARSE_NONET | huge);

	xmlFreeDoc(doc);
}

static void
put_report(const struct page *p, const struct audit_page *found)
{
	struct report r = {.reason = p->reason,
	    .page_class = found->page_class,
	    .title = p->title,
	    .lang = p->lang,
	    .findings = found->findings,
	    .finding_count = found->finding_count};
	struct buf out = {0};

	report_write(&out, &r);
	buf_release(&out);
}

static void
read_ours(struct bench *b, struct str html, int round)
{
	const struct page_input input = {
	    .url = str_of("https://www.example.go.th/a/b"),
	    .content_type = str_of("text/html"),
	    .payload = html};
	const struct agency agency = {.id = str_of("x"),
	    .name_th = str_of("กรมตัวอย่าง"),
	    .name_en = str_of("Department of Examples")};
	const struct audit_context context = {
	    .agency = &agency, .is_home = true};
	struct arena a = {0};
	struct audit_page found = {0};
	double last = cpu_us();
	struct page *p = page_open(&input);

	b->spent[OPEN][round] += lap(&last);
	audit_page(b->rules, p, &context, &a, &found);
	b->spent[AUDIT][round] += lap(&last);
	put_report(p, &found);
	arena_release(&a);
	page_close(p);
	b->spent[CLOSE][round] += lap(&last);
}

static bool
load(struct bench *b, const char *rules, const char *folder, const char *suffix)
{
	struct diag_list diags = {0};
	struct file_list files = {0};
	struct err e = {0};
	enum err_code code = rule_set_load(rules, &diags, &b->rules, &e);

	if (code == ERR_NONE)
		code = file_find(&b->arena, folder, suffix, &files, &e);
	if (code != ERR_NONE || files.count == 0) {
		(void)fprintf(
		    stderr, "error: %s: nothing to read: %s\n", folder, e.msg);
		return false;
	}
	b->pages = arena_array(&b->arena, files.count, sizeof(*b->pages));
	for (size_t i = 0; i < files.count; i++) {
		struct buf text = {0};

		if (file_read(files.paths[i], FILE_MAX, &text, NULL) ==
		    ERR_NONE)
			b->pages[b->page_count++] =
			    arena_str(&b->arena, buf_str(&text));
		buf_release(&text);
	}
	return true;
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void
print_figures(struct bench *b)
{
	double plain = 0, bytes = 0;

	for (size_t i = 0; i < b->page_count; i++)
		bytes += (double)b->pages[i].len;
	(void)printf("%zu pages of %.0f bytes\n", b->page_count,
	    bytes / (double)b->page_count);
	for (int i = 0; i < STAGE_COUNT; i++) {
		double us;

		qsort(b->spent[i], ROUNDS, sizeof(b->spent[i][0]), compare);
		us = b->spent[i][ROUNDS / 2] / (double)b->page_count;
		if (i == PLAIN)
			plain = us;
		(void)printf(
		    "%-25s %8.1f us  %5.2f\n", stage_names[i], us, us / plain);
	}
}

int
main(int argc, char **argv)
{
	struct bench b = {.rules = NULL};

	page_global_init();
	if (argc < 3 ||
	    !load(&b, argv[1], argv[2], argc > 3 ? argv[3] : ".html"))
		return CANNOT;
	for (int round = 0; round < ROUNDS; round++)
		for (size_t i = 0; i < b.page_count; i++) {
			double last = cpu_us();

			read_plain(b.pages[i]);
			b.spent[PLAIN][round] += lap(&last);
			read_ours(&b, b.pages[i], round);
		}
	print_figures(&b);
	rule_set_free(b.rules);
	arena_release(&b.arena);
	return 0;
}
