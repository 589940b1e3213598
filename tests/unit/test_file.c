/* Files are read up to a maximum, written whole, found in order. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "temp_folder.h"

static void
make_folder(struct temp_folder *t, const char *name)
{
	struct err e = {0};

	if (file_make_folder(temp_path(t, name), &e) != ERR_NONE)
		fail_msg("%s", e.msg);
}

static void
a_file_is_read_up_to_the_maximum(void **state)
{
	struct temp_folder t = temp_folder_new();
	const char *path = temp_file(&t, "f", str_of("12345"));
	struct buf out = {0};
	struct err e = {0};

	(void)state;
	(void)buf_append_cstr(&out, "x");
	check_int(file_read(path, 5, &out, &e), ERR_NONE, "five");
	check_str(buf_str(&out), "x12345", "content");
	check_int(file_read(path, 4, &out, &e), ERR_LIMIT, "four");
	check_str(buf_str(&out), "x12345", "content after a failure");
	assert_non_null(strstr(e.msg, path));
	check_int(file_read(temp_path(&t, "none"), 5, &out, &e), ERR_IO,
	    "no such file");
	check_int(file_read(t.path, 5, &out, &e), ERR_IO, "a folder");
	assert_int_equal(mkfifo(temp_path(&t, "pipe"), 0600), 0);
	check_int(
	    file_read(temp_path(&t, "pipe"), 5, &out, &e), ERR_IO, "a pipe");
	check_str(buf_str(&out), "x12345", "content after a failure");
	check_int(
	    file_read(temp_file(&t, "empty", (struct str){0}), 0, &out, &e),
	    ERR_NONE, "empty");
	check_str(buf_str(&out), "x12345", "content");
	buf_release(&out);
	temp_folder_free(&t);
}

static void
a_long_file_is_read_whole(void **state)
{
	struct temp_folder t = temp_folder_new();
	struct buf content = {0}, out = {0};
	struct err e = {0};
	const char *path;

	(void)state;
	for (int i = 0; i < 200000; i++)
		(void)buf_append_char(&content, (char)(i % 253));
	path = temp_file(&t, "f", buf_str(&content));
	check_int(file_read(path, 200000, &out, &e), ERR_NONE, "read");
	assert_true(str_equal(buf_str(&out), buf_str(&content)));
	buf_clear(&out);
	check_int(file_read(path, 199999, &out, &e), ERR_LIMIT, "read");
	check_int((int64_t)out.len, 0, "length");
	buf_release(&content);
	buf_release(&out);
	temp_folder_free(&t);
}

static void
standard_input_is_a_file(void **state)
{
	struct temp_folder t = temp_folder_new();
	const char *path = temp_file(&t, "f", str_of("piped"));
	struct buf out = {0};
	struct err e = {0};
	int kept = dup(STDIN_FILENO), fd = open(path, O_RDONLY | O_CLOEXEC);

	(void)state;
	assert_true(fd >= 0 && dup2(fd, STDIN_FILENO) == STDIN_FILENO);
	check_int(file_read("-", 100, &out, &e), ERR_NONE, "read");
	check_str(buf_str(&out), "piped", "content");
	if (kept >= 0) {
		(void)dup2(kept, STDIN_FILENO);
		(void)close(kept);
	}
	(void)close(fd);
	buf_release(&out);
	temp_folder_free(&t);
}

static void
writing_replaces_and_leaves_nothing_beside(void **state)
{
	struct temp_folder t = temp_folder_new();
	const char *path = temp_file(&t, "f", str_of("a long first content"));
	struct file_list list = {0};
	struct buf out = {0};
	struct err e = {0};

	(void)state;
	check_int(file_write(path, str_of("short"), &e), ERR_NONE, "write");
	check_int(file_read(path, 100, &out, &e), ERR_NONE, "read");
	check_str(buf_str(&out), "short", "content");
	check_int(file_find(&t.arena, t.path, "", &list, &e), ERR_NONE, "find");
	check_int((int64_t)list.count, 1, "files");
	buf_release(&out);
	temp_folder_free(&t);
}

static void
a_descriptor_that_takes_nothing_says_why(void **state)
{
	struct err e = {0};
	int fd = open("/dev/full", O_WRONLY | O_CLOEXEC);

	(void)state;
	assert_true(fd >= 0);
	check_int(file_put(fd, (struct str){0}, &e), ERR_NONE, "nothing");
	check_int(file_put(fd, str_of("x"), &e), ERR_FULL, "full");
	check_str(str_of(e.msg), strerror(ENOSPC), "message");
	(void)close(fd);
}

static void
a_failing_write_leaves_the_old_file(void **state)
{
	struct temp_folder t = temp_folder_new();
	struct buf out = {0};
	struct err e = {0};

	(void)state;
	check_int(file_write(temp_path(&t, "no/f"), str_of("x"), &e), ERR_IO,
	    "no folder");
	assert_non_null(strstr(e.msg, strerror(ENOENT)));
	/* A folder in the place of the file cannot be replaced. */
	make_folder(&t, "folder");
	(void)temp_file(&t, "folder/f", str_of("kept"));
	check_int(file_write(temp_path(&t, "folder"), str_of("x"), &e), ERR_IO,
	    "a folder");
	assert_false(file_exists(temp_path(&t, "folder.new")));
	check_int(file_read(temp_path(&t, "folder/f"), 100, &out, &e), ERR_NONE,
	    "read");
	check_str(buf_str(&out), "kept", "content");
	buf_release(&out);
	temp_folder_free(&t);
}

static void
folders_are_made_with_those_above(void **state)
{
	struct temp_folder t = temp_folder_new();
	struct err e = {0};

	(void)state;
	make_folder(&t, "a/b/c");
	assert_true(file_is_folder(temp_path(&t, "a/b/c")));
	make_folder(&t, "a/b/c/");
	make_folder(&t, "a//d");
	assert_true(file_is_folder(temp_path(&t, "a/d")));
	check_int(file_make_folder("/", &e), ERR_NONE, "the root");
	(void)temp_file(&t, "f", str_of(""));
	assert_false(file_is_folder(temp_path(&t, "f")));
	check_int(file_make_folder(temp_path(&t, "f"), &e), ERR_IO, "a file");
	check_int(
	    file_make_folder(temp_path(&t, "f/g"), &e), ERR_IO, "in a file");
	check_int(file_make_folder("", &e), ERR_IO, "no name");
	temp_folder_free(&t);
}

static void
a_folder_goes_with_all_it_holds(void **state)
{
	struct temp_folder t = temp_folder_new();
	struct err e = {0};

	(void)state;
	(void)temp_file(&t, "kept", str_of("x"));
	check_int(
	    file_make_folder(temp_path(&t, "d/e"), &e), ERR_NONE, "folders");
	(void)temp_file(&t, "d/e/f", str_of("x"));
	/* What a link leads to stays. */
	check_int(symlink("../kept", temp_path(&t, "d/link")), 0, "link");
	check_int(
	    file_remove_folder(temp_path(&t, "d"), &e), ERR_NONE, "removed");
	assert_false(file_exists(temp_path(&t, "d")));
	assert_true(file_exists(temp_path(&t, "kept")));
	check_int(
	    file_remove_folder(temp_path(&t, "d"), &e), ERR_IO, "not there");
	temp_folder_free(&t);
}

static void
names_are_joined(void **state)
{
	static const struct {
		const char *folder, *name, *want;
	} rows[] = {
	    {"a", "b", "a/b"},
	    {"a/", "b", "a/b"},
	    {"", "b", "b"},
	    {"a", "/b", "/b"},
	    {"/", "b", "/b"},
	    {"a", "b/c", "a/b/c"},
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		check_str(str_of(file_join(&a, rows[i].folder, rows[i].name)),
		    rows[i].want, rows[i].name);
	arena_release(&a);
}

static void
regular_files_are_found_in_byte_order(void **state)
{
	static const char *const want[] = {
	    "B.yaml", "a.yaml", "a/1.yaml", "a/b/2.yaml", "b.yaml", "ก.yaml"};
	static const char *const others[] = {
	    "a.yml", ".hidden.yaml", ".folder/x.yaml", "yaml", "a/y.yaml.new"};
	struct temp_folder t = temp_folder_new();
	struct file_list list = {0};
	struct err e = {0};
	struct stat st;

	(void)state;
	make_folder(&t, "a/b");
	make_folder(&t, ".folder");
	make_folder(&t, "folder.yaml");
	for (size_t i = 6; i-- > 0;)
		(void)temp_file(&t, want[i], str_of(""));
	for (size_t i = 0; i < 5; i++)
		(void)temp_file(&t, others[i], str_of(""));
	/* A pipe would keep a reader waiting; a dead link leads nowhere. */
	check_int(mkfifo(temp_path(&t, "pipe.yaml"), 0600), 0, "mkfifo");
	check_int(symlink("gone", temp_path(&t, "dead.yaml")), 0, "symlink");
	check_int(lstat(temp_path(&t, "dead.yaml"), &st), 0, "lstat");
	check_int(
	    file_find(&t.arena, t.path, ".yaml", &list, &e), ERR_NONE, "find");
	check_int((int64_t)list.count, 6, "files");
	for (size_t i = 0; i < 6; i++)
		check_str(
		    str_of(list.paths[i]), temp_path(&t, want[i]), "path");
	temp_folder_free(&t);
}

static void
a_search_does_not_go_round_in_circles(void **state)
{
	struct temp_folder t = temp_folder_new();
	struct file_list list = {.count = 77};
	struct err e = {0};

	(void)state;
	make_folder(&t, "1/2/3/4/5/6/7/8");
	check_int(file_find(&t.arena, t.path, "", &list, &e), ERR_NONE, "8");
	check_int((int64_t)list.count, 0, "files");
	list.count = 77;
	check_int(symlink(t.path, temp_path(&t, "1/up")), 0, "symlink");
	check_int(file_find(&t.arena, t.path, "", &list, &e), ERR_LIMIT, "up");
	check_int(file_find(&t.arena, temp_path(&t, "none"), "", &list, &e),
	    ERR_IO, "no folder");
	check_int((int64_t)list.count, 77, "files");
	temp_folder_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_file_is_read_up_to_the_maximum),
	    cmocka_unit_test(a_long_file_is_read_whole),
	    cmocka_unit_test(standard_input_is_a_file),
	    cmocka_unit_test(writing_replaces_and_leaves_nothing_beside),
	    cmocka_unit_test(a_descriptor_that_takes_nothing_says_why),
	    cmocka_unit_test(a_failing_write_leaves_the_old_file),
	    cmocka_unit_test(folders_are_made_with_those_above),
	    cmocka_unit_test(a_folder_goes_with_all_it_holds),
	    cmocka_unit_test(names_are_joined),
	    cmocka_unit_test(regular_files_are_found_in_byte_order),
	    cmocka_unit_test(a_search_does_not_go_round_in_circles),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
