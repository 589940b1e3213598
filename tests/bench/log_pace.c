/*
 * log_pace FOLDER DELAY-MS
 *
 * Tells from the map and the log of a test web how long its crawl had to take
 * at least: no address may be asked again before the delay is over, so the
 * busiest one decides. Prints one line:
 *
 *	REQUESTS ADDRESSES BUSIEST BOUND-SECONDS SPAN-SECONDS LEAST-GAP-MS
 */
#include <stdio.h>

#include "base/file.h"
#include "pace.h"

enum { LOG_MAX = 1 << 30 };

int
main(int argc, char **argv)
{
	struct arena a = {0};
	struct buf map = {0}, log = {0};
	struct err e = {0};
	int64_t delay_ms = 0;
	struct pace p;
	int code = 3;

	if (argc != 3 ||
	    !str_to_int64(str_of(argv[2]), 0, INT32_MAX, &delay_ms)) {
		(void)fputs("usage: log_pace FOLDER DELAY-MS\n", stderr);
		return 2;
	}
	if (file_read(file_join(&a, argv[1], "web.map"), LOG_MAX, &map, &e) ==
	        ERR_NONE &&
	    file_read(file_join(&a, argv[1], "web.log"), LOG_MAX, &log, &e) ==
	        ERR_NONE) {
		p = pace_measure(buf_str(&map), buf_str(&log));
		(void)printf("%lld %lld %lld %.3f %.3f %.3f\n",
		    (long long)p.request_count, (long long)p.address_count,
		    (long long)p.busiest_count,
		    (double)(p.busiest_count * delay_ms) / 1e3,
		    (double)p.span_us / 1e6, (double)p.least_gap_us / 1e3);
		code = 0;
	} else
		(void)fprintf(stderr, "%s\n", e.msg);
	buf_release(&map);
	buf_release(&log);
	arena_release(&a);
	return code;
}
