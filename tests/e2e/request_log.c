#include "request_log.h"

bool
request_log_next(struct str *rest, struct log_line *out)
{
	struct str line, time, port;

	/* A line that is being written has no end yet. */
	if (str_find_char(*rest, '\n', 0) == STR_NONE ||
	    !str_split(rest, '\n', &line))
		return false;
	*out = (struct log_line){0};
	if (!str_split(&line, ' ', &time) ||
	    !str_to_int64(time, 0, INT64_MAX, &out->at_us) ||
	    !str_split(&line, ' ', &out->host) ||
	    !str_split(&line, ' ', &port) ||
	    !str_split(&line, ' ', &out->method))
		return false;
	(void)str_split(&line, ' ', &out->target);
	out->status = line;
	out->is_connect = str_is(out->method, "connect");
	return true;
}

int64_t
request_log_count(struct str log)
{
	struct log_line line;
	int64_t count = 0;

	while (request_log_next(&log, &line))
		count += line.is_connect ? 0 : 1;
	return count;
}
