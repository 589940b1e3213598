#include "request.h"

static const char head_end[] = "\r\n\r\n";

size_t
request_head_bytes(struct str bytes)
{
	size_t end = str_find(bytes, str_of(head_end), 0);

	return end == STR_NONE ? 0 : end + str_of(head_end).len;
}

static void
read_field(struct request *r, struct str line)
{
	size_t colon = str_find_char(line, ':', 0);
	struct str name, value;

	if (colon == STR_NONE)
		return;
	name = str_slice(line, 0, colon);
	value = str_trim(str_slice(line, colon + 1, line.len));
	if (str_is_fold(name, "host"))
		(void)str_split(&value, ':', &r->host);
	else if (str_is_fold(name, "if-none-match"))
		r->if_none_match = value;
	else if (str_is_fold(name, "if-modified-since"))
		r->if_modified_since = value;
	else if (str_is_fold(name, "user-agent"))
		r->is_phone = str_find(value, str_of("Mobile"), 0) != STR_NONE;
	else if (str_is_fold(name, "accept-encoding"))
		r->takes_gzip =
		    str_find_fold(value, str_of("gzip"), 0) != STR_NONE;
	else if (str_is_fold(name, "connection"))
		r->closes = str_is_fold(value, "close") ||
		    (r->closes && !str_is_fold(value, "keep-alive"));
}

struct request
request_read(struct str head)
{
	struct request r = {.host = str_of("-")};
	struct str line = {0};

	(void)str_split(&head, '\n', &line);
	line = str_trim(line);
	r.is_wrong = !str_split(&line, ' ', &r.method) ||
	    !str_split(&line, ' ', &r.target) ||
	    !str_starts(line, str_of("HTTP/1.")) || r.target.len == 0 ||
	    r.method.len == 0 || str_find_char(line, ' ', 0) != STR_NONE;
	r.version = line;
	if (r.is_wrong)
		r.method = r.target = str_of("-");
	r.closes = r.is_wrong || str_is(line, "HTTP/1.0");
	while (str_split(&head, '\n', &line))
		read_field(&r, str_trim(line));
	if (r.host.len == 0)
		r.host = str_of("-");
	return r;
}
