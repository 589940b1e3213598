/*
 * What is read back from the log of the test web: events, words behind a
 * status, and how politely it was asked.
 */
#include "../unit/test.h"

#include "pace.h"
#include "request_log.h"

static const char map_text[] = "a.example:80 127.0.1.1:5000\n"
                               "a.example:443 127.0.1.1:5001\n"
                               "b.example:80 127.0.1.1:5002\n"
                               "c.example:80 127.0.1.3:5003\n"
                               "none.example:80 -\n";

static const char log_text[] = "1000 a.example 80 connect -\n"
                               "2000 a.example 80 GET /1 200\n"
                               "2500 c.example 80 GET /1 200 phone\n"
                               "5000 b.example 80 GET /1 200 conditional\n"
                               "5001 b.example 80 close -\n"
                               "9000 a.example 80 GET /1 304 conditional\n"
                               "9500 c.example 80 GET /1 200\n"
                               "9900 x.example 80 GET /1 200\n"
                               "9901 a.example 80 GET /cut 2";

static void
test_lines_are_told_apart(void **state)
{
	static const enum log_event want[] = {LOG_CONNECT, LOG_REQUEST,
	    LOG_REQUEST, LOG_REQUEST, LOG_CLOSE, LOG_REQUEST, LOG_REQUEST,
	    LOG_REQUEST};
	struct str rest = str_of(log_text);
	struct log_line line;
	size_t count = 0;

	(void)state;
	for (; request_log_next(&rest, &line); count++)
		check_int((int)line.event, (int)want[count], "event");
	check_int((int)count, 8, "whole lines");
	check_int((int)request_log_count(str_of(log_text)), 6, "requests");
}

static void
test_words_stand_behind_the_status(void **state)
{
	static const struct {
		const char *line, *word;
		bool has;
	} rows[] = {
	    {"1 a 80 GET /phone 200\n", "phone", false},
	    {"1 a 80 GET / 200 phone\n", "phone", true},
	    {"1 a 80 GET / 200 phone conditional\n", "conditional", true},
	    {"1 a 80 GET / 200 conditional\n", "phone", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct str rest = str_of(rows[i].line);
		struct log_line line;

		assert_true(request_log_next(&rest, &line));
		check_int(request_log_has(&line, rows[i].word), rows[i].has,
		    rows[i].line);
	}
}

static void
test_hosts_of_one_address_are_one_machine(void **state)
{
	struct pace p = pace_measure(str_of(map_text), str_of(log_text));

	(void)state;
	check_int((int)p.request_count, 6, "requests");
	check_int((int)p.address_count, 3, "addresses");
	check_int((int)p.least_gap_us, 3000, "gap of a and b");
	check_str(p.least_address, "127.0.1.1", "where");
	check_int((int)p.busiest_count, 3, "busiest");
	check_str(p.busiest_address, "127.0.1.1", "which");
	check_int((int)p.span_us, 7900, "span");
}

static void
test_a_phone_is_another_client(void **state)
{
	struct repeats r = pace_repeats(str_of(log_text));

	(void)state;
	check_int((int)r.url_count, 5, "URLs and clients");
	check_int((int)r.most_count, 2, "of a.example alone");
	check_str(r.most, "/1", "which");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_lines_are_told_apart),
	    cmocka_unit_test(test_words_stand_behind_the_status),
	    cmocka_unit_test(test_hosts_of_one_address_are_one_machine),
	    cmocka_unit_test(test_a_phone_is_another_client),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
