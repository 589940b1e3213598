/* A report appears whole, in place of an older one, and of nothing else. */
#include "publish/report/folder.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "temp_folder.h"

extern const unsigned char report_css[];
extern const size_t report_css_bytes;

/* What marks a folder as a report: the sheet that each has. */
static struct str
sheet(void)
{
	return (struct str){(const char *)report_css, report_css_bytes};
}

static void
write_one(const char *path, const char *page)
{
	struct arena a = {0};
	struct folder f = {0};
	struct err e = {0};

	check_int(folder_open(&f, &a, path, &e), ERR_NONE, e.msg);
	check_int(
	    folder_put(&f, str_of("report.css"), sheet(), &e), ERR_NONE, e.msg);
	check_int(
	    folder_put(&f, str_of(page), str_of("y"), &e), ERR_NONE, e.msg);
	assert_false(file_exists(file_join(&a, path, page)));
	check_int(folder_finish(&f, &e), ERR_NONE, e.msg);
	assert_true(file_exists(file_join(&a, path, page)));
	check_int(f.file_count, 2, "files");
	check_int(f.byte_count, (int)report_css_bytes + 1, "bytes");
	folder_drop(&f);
	arena_release(&a);
}

static void
a_report_takes_the_place_of_another(void **state)
{
	struct temp_folder t = temp_folder_new();
	const char *path = temp_path(&t, "report");

	(void)state;
	write_one(path, "en/agencies/a.html");
	write_one(path, "b.html");
	assert_false(file_exists(temp_path(&t, "report/en")));
	assert_false(file_exists(temp_path(&t, "report.new")));
	assert_false(file_exists(temp_path(&t, "report.old")));
	temp_folder_free(&t);
}

static void
other_folders_are_left_alone(void **state)
{
	struct temp_folder t = temp_folder_new();
	struct arena a = {0};
	struct folder f = {0};
	struct err e = {0};

	(void)state;
	(void)temp_file(&t, "thesis.txt", str_of("years of work"));
	check_int(folder_open(&f, &a, t.path, &e), ERR_USAGE, "refused");
	assert_non_null(strstr(e.msg, "is no report"));
	folder_drop(&f);
	assert_true(file_exists(temp_path(&t, "thesis.txt")));
	check_int(folder_open(&f, &a, temp_path(&t, "thesis.txt"), &e),
	    ERR_USAGE, "a file");
	folder_drop(&f);
	/* An empty one is taken, with or without slashes behind it. */
	check_int(mkdir(temp_path(&t, "empty"), 0755), 0, "mkdir");
	write_one(temp_path(&t, "empty//"), "index.html");
	arena_release(&a);
	temp_folder_free(&t);
}

/* A folder of somebody's own beside the report, whatever it is called. */
static void
neighbours_are_left_alone(void **state)
{
	const struct {
		const char *name;
		const char *file;
		struct str content;
		enum err_code want;
	} cases[] = {
	    {"report.new", "notes.txt", str_of("mine"), ERR_USAGE},
	    {"report.old", "notes.txt", str_of("mine"), ERR_USAGE},
	    {"report", "report.css", str_of("body { color: red }"), ERR_USAGE},
	    {"report", "report.css", {0}, ERR_USAGE},
	    {"report.new", "report.css", sheet(), ERR_NONE},
	    {"report.old", "report.css", sheet(), ERR_NONE},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct temp_folder t = temp_folder_new();
		struct arena a = {0};
		struct folder f = {0};
		struct err e = {0};
		const char *held;

		check_int(
		    mkdir(temp_path(&t, cases[i].name), 0755), 0, "mkdir");
		held = file_join(&a, cases[i].name, cases[i].file);
		(void)temp_file(&t, held, cases[i].content);
		check_int(folder_open(&f, &a, temp_path(&t, "report"), &e),
		    cases[i].want, held);
		if (cases[i].want == ERR_NONE)
			check_int(folder_finish(&f, &e), ERR_NONE, e.msg);
		folder_drop(&f);
		check_int(file_exists(temp_path(&t, held)),
		    cases[i].want != ERR_NONE, held);
		arena_release(&a);
		temp_folder_free(&t);
	}
}

static void
the_one_before_comes_back(void **state)
{
	struct temp_folder t = temp_folder_new();
	const char *path = temp_path(&t, "report"), *fresh;
	struct arena a = {0};
	struct folder f = {0};
	struct err e = {0};

	(void)state;
	write_one(path, "a.html");
	check_int(folder_open(&f, &a, path, &e), ERR_NONE, e.msg);
	/* A folder that can be read and synced, but not renamed. */
	fresh = f.fresh;
	f.fresh = file_join(&a, fresh, ".");
	check_int(folder_finish(&f, &e), ERR_IO, "not put in place");
	assert_true(file_exists(temp_path(&t, "report/a.html")));
	assert_false(file_exists(temp_path(&t, "report.old")));
	f.fresh = fresh;
	folder_drop(&f);
	assert_false(file_exists(temp_path(&t, "report.new")));
	arena_release(&a);
	temp_folder_free(&t);
}

static void
a_link_stays_a_link(void **state)
{
	struct temp_folder t = temp_folder_new();
	struct arena a = {0};
	struct folder f = {0};
	struct err e = {0};

	(void)state;
	check_int(mkdir(temp_path(&t, "disk"), 0755), 0, "mkdir");
	check_int(symlink("disk", temp_path(&t, "report")), 0, "symlink");
	write_one(temp_path(&t, "report"), "a.html");
	write_one(temp_path(&t, "report"), "b.html");
	assert_true(file_exists(temp_path(&t, "disk/b.html")));
	assert_false(file_exists(temp_path(&t, "disk/a.html")));
	check_int(folder_open(&f, &a, "", &e), ERR_USAGE, "no path");
	folder_drop(&f);
	arena_release(&a);
	temp_folder_free(&t);
}

static void
what_is_dropped_leaves_nothing(void **state)
{
	struct temp_folder t = temp_folder_new();
	const char *path = temp_path(&t, "report");
	struct arena a = {0};
	struct folder f = {0};
	struct err e = {0};

	(void)state;
	check_int(folder_open(&f, &a, path, &e), ERR_NONE, e.msg);
	check_int(
	    folder_put(&f, str_of("a.html"), str_of("x"), &e), ERR_NONE, e.msg);
	check_int(folder_put(&f, str_of("a.html"), str_of("x"), &e), ERR_IO,
	    "no page is written twice");
	folder_drop(&f);
	assert_false(file_exists(path));
	assert_false(file_exists(temp_path(&t, "report.new")));
	arena_release(&a);
	temp_folder_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_report_takes_the_place_of_another),
	    cmocka_unit_test(other_folders_are_left_alone),
	    cmocka_unit_test(neighbours_are_left_alone),
	    cmocka_unit_test(the_one_before_comes_back),
	    cmocka_unit_test(a_link_stays_a_link),
	    cmocka_unit_test(what_is_dropped_leaves_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
