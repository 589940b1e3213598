#include "request_log.h"

static enum log_event
event_of(struct str method)
{
	if (str_is(method, "connect"))
		return LOG_CONNECT;
	return str_is(method, "close") ? LOG_CLOSE : LOG_REQUEST;
}

bool
request_log_next(struct str *rest, struct log_line *out)
{
	struct str line, time;

	/* A line that is being written has no end yet. */
	if (str_find_char(*rest, '\n', 0) == STR_NONE ||
	    !str_split(rest, '\n', &line))
		return false;
	*out = (struct log_line){0};
	if (!str_split(&line, ' ', &time) ||
	    !str_to_int64(time, 0, INT64_MAX, &out->at_us) ||
	    !str_split(&line, ' ', &out->host) ||
	    !str_split(&line, ' ', &out->port) ||
	    !str_split(&line, ' ', &out->method))
		return false;
	(void)str_split(&line, ' ', &out->target);
	out->status = line;
	out->event = event_of(out->method);
	return true;
}

bool
request_log_has(const struct log_line *line, const char *word)
{
	struct str rest = line->status, one;

	(void)str_split(&rest, ' ', &one);
	while (str_split(&rest, ' ', &one))
		if (str_is(one, word))
			return true;
	return false;
}

int64_t
request_log_count(struct str log)
{
	struct log_line line;
	int64_t count = 0;

	while (request_log_next(&log, &line))
		count += line.event == LOG_REQUEST ? 1 : 0;
	return count;
}
