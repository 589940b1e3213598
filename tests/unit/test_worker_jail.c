/* A worker reads in a jail, and reads there what it would read elsewhere. */
#include "crawl/jail.h"
#include "text/charset_impl.h"
#include "worker_case.h"

static bool
has_line(struct str text, const char *want)
{
	struct str line;

	while (str_split(&text, '\n', &line))
		if (str_is(line, want))
			return true;
	return false;
}

static void
a_worker_reads_in_a_jail(void **state)
{
	struct pool_case *c = pool_case_new(1);
	struct report r = read_page(c, str_of(page));
	struct buf text = {0};
	struct err e = {0};
	bool works = false;
	struct str path;

	(void)state;
	check_int(jail_try(&works, &e), ERR_NONE, "try");
	check_read(&r);
	path = arena_printf(&c->arena, "/proc/%d/status", (int)only_child(c));
	if (file_read(path.ptr, 100000, &text, &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	/* 2: a filter */
	assert_true(!works || has_line(buf_str(&text), "Seccomp:\t2"));
	assert_true(has_line(buf_str(&text), "NoNewPrivs:\t1"));
	buf_release(&text);
	pool_case_free(c);
}

/* A title in bytes that are good in many a coding. */
static struct str
title_in(const struct charset_coding *coding)
{
	if (coding->is_stateful)
		return (struct str){"\x1b$B0!\x1b(B", 8};
	if (str_starts(str_of(coding->name), str_of("utf-")))
		return str_of("x");
	return (struct str){"x\xb0\xa1\x88\x9f\xe0\xf1x", 8};
}

/* A page whose bytes are of that coding. */
static struct str
page_in(struct arena *a, const struct charset_coding *coding)
{
	struct str narrow = arena_printf(
	    a, "<title>%.*s</title><p>x", STR_ARG(title_in(coding)));
	char *wide = arena_alloc(a, 2 * narrow.len);
	size_t high = str_is(str_of(coding->name), "utf-16be") ? 0 : 1;

	if (!str_starts(str_of(coding->name), str_of("utf-16")))
		return narrow;
	for (size_t i = 0; i < narrow.len; i++) {
		wide[2 * i + high] = '\0';
		wide[2 * i + 1 - high] = narrow.ptr[i];
	}
	return (struct str){wide, 2 * narrow.len};
}

/* The title of such a page as this process reads it, which may open files; of
 * the coding that is no coding nothing is read. */
static const char *
title_of(struct arena *a, const struct charset_coding *coding)
{
	struct str title;

	if (str_is(str_of(coding->name), "replacement"))
		return "";
	if (str_starts(str_of(coding->name), str_of("utf-16")))
		return "x";
	title = charset_decode(a, title_in(coding), coding->name).text;
	return arena_printf(a, "%.*s", STR_ARG(title)).ptr;
}

/* The system's converters are files, which a worker cannot open. */
static void
each_encoding_is_read_there(void **state)
{
	struct pool_case *c = pool_case_new(1);
	const struct charset_coding *coding;
	pid_t reader = only_child(c);

	(void)state;
	for (size_t i = 0; (coding = charset_coding_at(i)) != NULL; i++) {
		struct worker_job job = job_of(page_in(&c->arena, coding));
		struct report r;
		int64_t tag;

		job.content_type = arena_printf(
		    &c->arena, "text/html; charset=%s", coding->name);
		worker_start(c->pool, &job, 1);
		r = wait_for_report(c, &tag);
		check_int(r.reason, REASON_NONE, coding->name);
		check_str(r.encoding, coding->name, "encoding");
		check_str(r.title, title_of(&c->arena, coding), coding->name);
	}
	check_int(only_child(c), reader, "the same worker");
	pool_case_free(c);
}

/* What makes a library look for a file at its first use: host names in letters
 * of a language, hash tables of JSON, numbers. */
static void
what_libraries_do_at_first_is_done_there(void **state)
{
	struct pool_case *c = pool_case_new(1);
	struct report r = read_page(c,
	    str_of("<!doctype html><title>กรม</title>"
	           "<meta name=viewport content='width=device-width, "
	           "initial-scale=1.5'><base href=http://กรม.ไทย/>"
	           "<style>p { width: 1.5e3px }</style>"
	           "<script type=application/ld+json>"
	           "{\"@type\": \"GovernmentOrganization\", \"n\": 1.5e3}"
	           "</script><p>ยินดีต้อนรับ<a href=/2>สอง</a>"));

	(void)state;
	check_read(&r);
	check_int((int64_t)r.link_count, 1, "links");
	check_str(r.links[0].url, "http://xn--12c8df.xn--o3cw4h/2", "link");
	pool_case_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_worker_reads_in_a_jail),
	    cmocka_unit_test(each_encoding_is_read_there),
	    cmocka_unit_test(what_libraries_do_at_first_is_done_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
