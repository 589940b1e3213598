/*
 * read_page [--steps] RULES FOLDER [SUFFIX]
 *
 * What it costs to read a page, over all files below FOLDER whose names end
 * with SUFFIX (".html"): libxml2's plain htmlReadMemory with the release of its
 * tree, the same with all its memory from an arena, and then what page_open
 * does, in parts, audit_page with all rules of RULES, and the report with the
 * release of the page. --steps prints each step of page_open as well. Each file
 * is read nine times; printed are the medians of the rounds: microseconds of
 * CPU for a page and for a million bytes, and parts of htmlReadMemory. For
 * instructions, run it under valgrind --tool=callgrind.
 * Exit codes: 0, 2 for a wrong command line, 3 when there is nothing to read.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <libxml/HTMLparser.h>

#include "audit/audit.h"
#include "base/file.h"
#include "bump.h"
#include "page/page_impl.h"

enum { ROUNDS = 9, FILE_MAX = 16 << 20, USAGE = 2, CANNOT = 3 };

enum row {
	PLAIN,
	PLAIN_IN_ARENA,
	OPEN,
	DECODE,
	PARSE,
	WALK,
	FORM,
	WALK_AND_FORM,
	AUDIT,
	REPORT,
	FIRST_STEP, /* a row for each step of page_open */
	ROW_COUNT = FIRST_STEP + 40
};

static const char *const row_names[FIRST_STEP] = {
    [PLAIN] = "htmlReadMemory",
    [PLAIN_IN_ARENA] = "  every allocation in an arena",
    [OPEN] = "page_open",
    [DECODE] = "  decode",
    [PARSE] = "  parse",
    [WALK] = "  walk",
    [FORM] = "  match form",
    [WALK_AND_FORM] = "  walk and match form",
    [AUDIT] = "audit_page",
    [REPORT] = "report_write, page_close",
};

static const enum row row_of_work[] = {
    [PAGE_DECODE] = DECODE,
    [PAGE_PARSE] = PARSE,
    [PAGE_WALK] = WALK,
    [PAGE_FORM] = FORM,
};

struct bench {
	struct arena arena;
	struct rule_set *rules;
	struct str *pages;
	size_t page_count;
	double bytes;
	bool has_steps;
	int round;
	double clock_us; /* what asking the clock takes */
	double spent[ROW_COUNT][ROUNDS]; /* microseconds of all pages */
};

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
cpu_us(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

/* The median of many times that the clock says of nothing. */
static double
clock_cost(void)
{
	enum { TIMES = 1001 };
	double spent[TIMES], last = cpu_us();

	for (size_t i = 0; i < TIMES; i++) {
		double now = cpu_us();

		spent[i] = now - last;
		last = now;
	}
	qsort(spent, TIMES, sizeof(spent[0]), compare);
	return spent[TIMES / 2];
}

/* Adds the time since *last, which moves on, to a row. */
static double
lap(struct bench *b, enum row row, double *last)
{
	double now = cpu_us(), spent = now - *last - b->clock_us;

	*last = now;
	b->spent[row][b->round] += spent;
	return spent;
}

static void
read_plain(struct bench *b, enum row row, struct str html)
{
	const int huge = 1 << 19; /* XML_PARSE_HUGE: no depth is too deep */
	double last = cpu_us();
	htmlDocPtr doc = htmlReadMemory(html.ptr, (int)html.len, NULL, "UTF-8",
	    HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
	        HTML_PARSE_NONET | huge);

	xmlFreeDoc(doc);
	xmlResetLastError();
	(void)lap(b, row, &last);
}

static void
read_in_arena(struct bench *b, struct str html)
{
	bump_begin();
	read_plain(b, PLAIN_IN_ARENA, html);
	bump_end();
}

/* Does what page_open does; the clock is asked only where other work begins,
 * unless each step is to be told. */
static struct page *
open_page(struct bench *b, const struct page_input *input, double *last)
{
	struct page_impl *page = page_impl_begin(input);

	for (size_t i = 0;
	     page_steps[i].run != NULL && page->page.reason == REASON_NONE;
	     i++) {
		const struct page_step *step = &page_steps[i];
		double spent;

		step->run(page);
		if (!b->has_steps && step[1].run != NULL &&
		    step[1].work == step->work)
			continue;
		spent = lap(b, row_of_work[step->work], last);
		if (b->has_steps)
			b->spent[FIRST_STEP + i][b->round] += spent;
	}
	return page_end(page);
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
read_ours(struct bench *b, struct str html)
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
	struct page *p = open_page(b, &input, &last);

	audit_page(b->rules, p, &context, &a, &found);
	(void)lap(b, AUDIT, &last);
	put_report(p, &found);
	arena_release(&a);
	page_close(p);
	(void)lap(b, REPORT, &last);
}

static void
read_all(struct bench *b)
{
	for (b->round = 0; b->round < ROUNDS; b->round++) {
		for (size_t i = 0; i < b->page_count; i++) {
			read_plain(b, PLAIN, b->pages[i]);
			read_in_arena(b, b->pages[i]);
			read_ours(b, b->pages[i]);
		}
		b->spent[WALK_AND_FORM][b->round] =
		    b->spent[WALK][b->round] + b->spent[FORM][b->round];
		b->spent[OPEN][b->round] = b->spent[DECODE][b->round] +
		    b->spent[PARSE][b->round] +
		    b->spent[WALK_AND_FORM][b->round];
	}
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
		b->bytes += (double)text.len;
		buf_release(&text);
	}
	return true;
}

/* Prints the median of a row; plain_us is what the ratio is of. */
static double
print_row(struct bench *b, const char *name, size_t row, double plain_us)
{
	double us;

	qsort(b->spent[row], ROUNDS, sizeof(b->spent[row][0]), compare);
	us = b->spent[row][ROUNDS / 2];
	(void)printf("%-31s %9.1f %9.0f %6.3f\n", name,
	    us / (double)b->page_count, us / b->bytes * 1e6,
	    us / (plain_us > 0 ? plain_us : us));
	return us;
}

static void
print_figures(struct bench *b)
{
	double plain;

	(void)printf("%zu pages of %.0f bytes\n%-31s %9s %9s %6s\n",
	    b->page_count, b->bytes / (double)b->page_count, "CPU", "us/page",
	    "us/MB", "ratio");
	plain = print_row(b, row_names[PLAIN], PLAIN, 0);
	for (size_t i = PLAIN + 1; i < FIRST_STEP; i++)
		(void)print_row(b, row_names[i], i, plain);
	for (size_t i = 0; b->has_steps && page_steps[i].run != NULL; i++)
		(void)print_row(b, page_steps[i].name, FIRST_STEP + i, plain);
}

int
main(int argc, char **argv)
{
	struct bench b = {.rules = NULL};
	bool has_steps = argc > 1 && strcmp(argv[1], "--steps") == 0;

	argc -= has_steps;
	argv += has_steps;
	b.has_steps = has_steps;
	if (argc < 3 || argc > 4) {
		(void)fputs(
		    "usage: read_page [--steps] RULES FOLDER [SUFFIX]\n",
		    stderr);
		return USAGE;
	}
	page_global_init();
	if (!load(&b, argv[1], argv[2], argc > 3 ? argv[3] : ".html"))
		return CANNOT;
	b.clock_us = clock_cost();
	read_all(&b);
	print_figures(&b);
	rule_set_free(b.rules);
	arena_release(&b.arena);
	return 0;
}
