/* The address map: lines that hold, lines that do not, and what is found. */
#include "test.h"

#include "fetch/address_map_impl.h"

static void
entries_are_found_by_name_and_port(void **state)
{
	static const char text[] = "# the web of a test\n"
	                           "\n"
	                           "WWW.b.example:80 127.0.1.3:4123\r\n"
	                           "\twww.b.example:443\t127.0.1.3:4124  \n"
	                           "[::1]:80 [::1]:8080\n"
	                           "gone.example:80 -";
	static const struct {
		const char *name;
		int64_t port;
		const char *address; /* NULL: no entry */
		const char *host;
	} rows[] = {
	    {"www.b.example", 80, "127.0.1.3:4123", "127.0.1.3"},
	    {"www.b.example", 443, "127.0.1.3:4124", "127.0.1.3"},
	    {"www.b.example", 8080, NULL, NULL},
	    {"b.example", 80, NULL, NULL},
	    {"[::1]", 80, "[::1]:8080", "[::1]"},
	    {"gone.example", 80, "", ""},
	    {"", 80, NULL, NULL},
	};
	struct arena a = {0};
	struct address_map m = {0};
	struct err e = {0};

	(void)state;
	check_int(address_map_parse(&a, str_of(text), &m, &e), ERR_NONE, text);
	check_int((int64_t)m.count, 4, "entries");
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const struct address_entry *entry =
		    address_map_find(&m, str_of(rows[i].name), rows[i].port);

		check_int(entry != NULL, rows[i].address != NULL, rows[i].name);
		if (entry == NULL)
			continue;
		check_str(entry->address, rows[i].address, rows[i].name);
		check_str(entry->host, rows[i].host, rows[i].name);
	}
	arena_release(&a);
}

static void
an_empty_map_has_nothing(void **state)
{
	struct arena a = {0};
	struct address_map m = {0};
	struct err e = {0};

	(void)state;
	check_int(
	    address_map_parse(&a, (struct str){0}, &m, &e), ERR_NONE, "rc");
	assert_null(address_map_find(&m, str_of("a"), 80));
	arena_release(&a);
}

static void
mistakes_are_told_by_line(void **state)
{
	static const struct {
		const char *text;
		const char *message;
	} rows[] = {
	    {"a.example 127.0.0.1:1", "1: \"a.example\" is not name:port"},
	    {"\n:80 127.0.0.1:1", "2: \":80\" is not name:port"},
	    {"a:0 127.0.0.1:1", "1: \"a:0\" is not name:port"},
	    {"a:65536 127.0.0.1:1", "1: \"a:65536\" is not name:port"},
	    {"a:80", "1: \"\" is not address:port, nor \"-\""},
	    {"a:80 b:80", "1: \"b:80\" is not address:port, nor \"-\""},
	    {"a:80 127.0.0.1",
	        "1: \"127.0.0.1\" is not address:port, nor \"-\""},
	    {"a:80 ::1:80", "1: \"::1:80\" is not address:port, nor \"-\""},
	    {"a:80 127.1:80", "1: \"127.1:80\" is not address:port, nor \"-\""},
	    {"a:80 - x", "1: more than two words"},
	    {"a:80 -\nb:80 -\nA:80 127.0.0.1:1",
	        "3: \"a:80\" stands already in line 1"},
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct address_map m = {0};
		struct err e = {0};

		check_int(address_map_parse(&a, str_of(rows[i].text), &m, &e),
		    ERR_SYNTAX, rows[i].text);
		check_str(str_of(e.msg), rows[i].message, rows[i].text);
		check_int((int64_t)m.count, 0, "untouched");
	}
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(entries_are_found_by_name_and_port),
	    cmocka_unit_test(an_empty_map_has_nothing),
	    cmocka_unit_test(mistakes_are_told_by_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
