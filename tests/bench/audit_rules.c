/*
 * audit_rules [--alone | --once] FOLDER [RULES ...]
 *
 * What many rules cost on a page: made-up rules (make_rules.h; 100 and 1,000
 * of them, or as many as said) on synthetic pages of about 60 and 400 KB,
 * beside the parse and beside the same conditions asked one by one. Printed
 * are microseconds of CPU for a page, medians of the rounds. The rule files
 * are written to FOLDER, which must be there. --alone asks nobody else, --once
 * neither and does a single round. For instructions, run it under
 * valgrind --tool=callgrind. Exit codes: 0, 2 for a wrong command line, 3 when
 * something cannot be made.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/HTMLparser.h>

#include "audit/audit.h"
#include "base/file.h"
#include "make_pages.h"
#include "one_by_one.h"

enum {
	PAGES = 6,
	ROUNDS = 9,
	SEED = 7,
	RULES_MAX = 20000,
	USAGE = 2,
	CANNOT = 3
};

enum row { PLAIN, OPEN, AUDIT, ONE_BY_ONE, ROW_COUNT };

struct bench {
	struct arena arena;
	struct rule_set *rules;
	struct one_by_one *others;
	struct str pages[PAGES];
	bool is_alone;
	int rounds;
	size_t rule_count;
	size_t condition_count;
	size_t holds[2]; /* conditions on all pages: ours, theirs */
	double spent[ROW_COUNT][ROUNDS];
};

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
median(struct bench *b, enum row row)
{
	qsort(b->spent[row], (size_t)b->rounds, sizeof(b->spent[row][0]),
	    compare);
	return b->spent[row][b->rounds / 2] / PAGES;
}

static enum err_code
write_rule(struct bench *b, const char *folder, struct dice *d, size_t number,
    struct questions *questions, struct err *e)
{
	struct buf text = {0};
	enum err_code code;

	make_rule(&text, d, number, &b->arena, questions);
	code = file_write(arena_printf(&b->arena, "%s/%.*s-made.yaml", folder,
	                      STR_ARG(make_rule_id(&b->arena, number)))
	                      .ptr,
	    buf_str(&text), e);
	buf_release(&text);
	return code;
}

/* Writes count rules and loads them; the conditions go to the others too. */
static bool
load(struct bench *b, const char *folder, size_t count)
{
	static const char indicators[] =
	    "format: indicators/1\n"
	    "pillars: { p: { th: ก, en: a } }\n"
	    "indicators: { usability: { pillar: p, th: ก, en: a } }\n";
	struct diag_list diags = {0};
	struct questions questions = {0};
	struct dice d = {SEED};
	struct err e = {0};
	enum err_code code;

	(void)file_make_folder(file_join(&b->arena, folder, "indicators"), &e);
	code = file_write(
	    file_join(&b->arena, folder, "indicators/indicators.yaml"),
	    str_of(indicators), &e);
	for (size_t i = 0; i < count && code == ERR_NONE; i++)
		code = write_rule(b, folder, &d, i, &questions, &e);
	if (code == ERR_NONE)
		code = rule_set_load(folder, &diags, &b->rules, &e);
	if (code != ERR_NONE) {
		(void)fprintf(stderr, "error: %s\n", e.msg);
		return false;
	}
	b->rule_count = count;
	b->condition_count = questions.count;
	b->others = one_by_one_new(&questions);
	return b->others != NULL;
}

static void
read_plain(struct bench *b, int round, struct str html)
{
	double start = bench_cpu_us();

	xmlFreeDoc(htmlReadMemory(html.ptr, (int)html.len, NULL, "UTF-8",
	    HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
	        HTML_PARSE_NONET));
	b->spent[PLAIN][round] += bench_cpu_us() - start;
}

static size_t
count_true(const struct audit_page *found)
{
	size_t count = 0;

	for (size_t i = 0; i < found->finding_count; i++)
		for (size_t k = 0; k < found->findings[i].leaves.len; k++)
			count += found->findings[i].leaves.ptr[k] == 't';
	return count;
}

static void
read_ours(struct bench *b, int round, struct str html)
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
	double times[3];
	struct page *p;

	times[0] = bench_cpu_us();
	p = page_open(&input);
	times[1] = bench_cpu_us();
	audit_page(b->rules, p, &context, &a, &found);
	times[2] = bench_cpu_us();
	b->spent[OPEN][round] += times[1] - times[0];
	b->spent[AUDIT][round] += times[2] - times[1];
	b->holds[0] += count_true(&found);
	arena_release(&a);
	page_close(p);
}

static void
ask_others(struct bench *b, int round, struct str html)
{
	const struct page_input input = {
	    .url = str_of("https://www.example.go.th/a/b"),
	    .content_type = str_of("text/html"),
	    .payload = html};
	struct page *p = page_open(&input);
	double us;

	b->holds[1] += one_by_one_ask(b->others, html, p->match_text, &us);
	b->spent[ONE_BY_ONE][round] += us;
	page_close(p);
}

static void
measure(struct bench *b)
{
	memset(b->spent, 0, sizeof(b->spent));
	b->holds[0] = b->holds[1] = 0;
	/* The others come last: they would leave the caches cold. */
	for (int round = 0; round < b->rounds; round++)
		for (size_t i = 0; i < PAGES; i++) {
			read_plain(b, round, b->pages[i]);
			read_ours(b, round, b->pages[i]);
		}
	for (int round = 0; round < b->rounds && !b->is_alone; round++)
		for (size_t i = 0; i < PAGES; i++)
			ask_others(b, round, b->pages[i]);
}

static void
print(struct bench *b)
{
	double plain = median(b, PLAIN), open = median(b, OPEN),
	       audit = median(b, AUDIT), others = median(b, ONE_BY_ONE);

	(void)printf("%7zu %6zu %6zu %9.0f %9.0f %9.0f %7.0f %7.3f %7.3f "
	             "%10.0f %6.0f\n",
	    b->pages[0].len / 1000, b->rule_count, b->condition_count, plain,
	    open, audit, audit * 1000 / (double)b->rule_count, audit / open,
	    audit / plain, others, others / audit);
	(void)fprintf(stderr, "# hold on a page: %.1f here, %.1f there\n",
	    (double)b->holds[0] / PAGES / b->rounds,
	    (double)b->holds[1] / PAGES / b->rounds);
}

static bool
run(const char *folder, size_t count, int alone_rounds)
{
	static const int64_t sizes[] = {60000, 400000};
	struct bench b = {.is_alone = alone_rounds > 0,
	    .rounds = alone_rounds > 0 ? alone_rounds : ROUNDS};
	bool is_good = load(&b, folder, count);

	for (size_t i = 0; is_good && i < 2; i++) {
		make_pages(&b.arena, sizes[i], b.pages, PAGES);
		measure(&b);
		print(&b);
	}
	rule_set_free(b.rules);
	one_by_one_free(b.others);
	arena_release(&b.arena);
	return is_good;
}

int
main(int argc, char **argv)
{
	static const int64_t usual[] = {100, 300, 1000};
	bool is_alone = argc > 1 && strcmp(argv[1], "--alone") == 0,
	     is_once = argc > 1 && strcmp(argv[1], "--once") == 0;

	argc -= is_alone || is_once;
	argv += is_alone || is_once;
	if (argc < 2) {
		(void)fputs(
		    "usage: audit_rules [--alone | --once] FOLDER [RULES ...]\n",
		    stderr);
		return USAGE;
	}
	page_global_init();
	(void)printf("%7s %6s %6s %9s %9s %9s %7s %7s %7s %10s %6s\n", "KB",
	    "rules", "leaves", "plain us", "open us", "audit us", "ns/rule",
	    "/open", "/plain", "1by1 us", "times");
	for (int i = 0; i < (argc > 2 ? argc - 2 : 3); i++) {
		int64_t count = usual[i % 3];

		if (argc > 2 &&
		    !str_to_int64(str_of(argv[i + 2]), 1, RULES_MAX, &count))
			return USAGE;
		if (!run(argv[1], (size_t)count,
		        is_once        ? 1
		            : is_alone ? ROUNDS
		                       : 0))
			return CANNOT;
	}
	return 0;
}
