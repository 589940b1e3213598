#include "crawl/session.h"

#include <string.h>

#include "web/url.h"

enum { TOKEN_BYTES = 16 };

static const char path_session[] = ";jsessionid=";

/* Names that are a session's whatever the value, and how such names begin. */
static const char *const session_names[] = {
    "phpsessid", "jsessionid", "cftoken"};
static const char session_name_start[] = "aspsessionid";

/* Names that may be anything else. */
static const char *const token_names[] = {"sid", "sessid", "session",
    "sessionid", "session_id", "session-id", "oscsid", "zenid", "s"};

static bool
is_token(struct str value)
{
	size_t digits = 0;

	for (size_t i = 0; i < value.len; i++) {
		char c = str_lower_char(value.ptr[i]);

		digits += c >= '0' && c <= '9';
		if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'))
			return false;
	}
	return value.len >= TOKEN_BYTES && digits > 0;
}

static bool
is_session(struct str pair, bool has_cftoken)
{
	struct str name = {0};

	(void)str_split(&pair, '=', &name);
	return str_is_one_of_fold(name, session_names,
	           sizeof(session_names) / sizeof(session_names[0])) ||
	    str_starts_fold(name, str_of(session_name_start)) ||
	    (has_cftoken && str_is_fold(name, "cfid")) ||
	    (str_is_one_of_fold(name, token_names,
	         sizeof(token_names) / sizeof(token_names[0])) &&
	        is_token(pair));
}

/* What is kept; it never grows beyond what was read. */
struct copy {
	char *ptr;
	size_t len;
	bool is_less; /* something was left out */
};

static void
add(struct copy *out, struct str s)
{
	if (s.len > 0)
		memcpy(out->ptr + out->len, s.ptr, s.len);
	out->len += s.len;
}

static void
add_path(struct copy *out, struct str path)
{
	size_t at = str_find_fold(path, str_of(path_session), 0), end;

	while (at != STR_NONE) {
		add(out, str_slice(path, 0, at));
		out->is_less = true;
		end = at + 1;
		while (end < path.len && path.ptr[end] != '/' &&
		    path.ptr[end] != ';')
			end++;
		path = str_slice(path, end, path.len);
		at = str_find_fold(path, str_of(path_session), 0);
	}
	add(out, path);
}

/* query has its question mark. */
static void
add_query(struct copy *out, struct str query)
{
	bool has_cftoken =
	    str_find_fold(query, str_of("cftoken="), 0) != STR_NONE;
	struct str rest = str_slice(query, 1, query.len), pair;
	const char *before = "?";

	while (str_split(&rest, '&', &pair)) {
		if (is_session(pair, has_cftoken)) {
			out->is_less = true;
			continue;
		}
		add(out, str_of(before));
		add(out, pair);
		before = "&";
	}
}

struct str
url_without_session(struct arena *a, struct str url)
{
	struct str fragment =
	    str_slice(url, str_find_char(url, '#', 0), url.len);
	struct str whole = str_slice(url, 0, url.len - fragment.len);
	struct str query =
	    str_slice(whole, str_find_char(whole, '?', 0), whole.len);
	size_t host = str_find(whole, str_of("//"), 0);
	size_t path =
	    str_find_char(whole, '/', host == STR_NONE ? 0 : host + 2);
	struct copy out;
	struct url kept;

	/* Most have neither. */
	if (query.len == 0 &&
	    str_find_fold(whole, str_of(path_session), 0) == STR_NONE)
		return url;
	out = (struct copy){.ptr = arena_alloc(a, url.len + 1)};
	add(&out, str_slice(whole, 0, path));
	add_path(&out, str_slice(whole, path, whole.len - query.len));
	if (query.len > 0)
		add_query(&out, query);
	add(&out, fragment);
	if (!out.is_less)
		return url;
	/* "/.;jsessionid=1" is now "/.", which is no normal form. */
	kept = url_parse(a, (struct str){out.ptr, out.len}, NULL, NULL);
	return kept.href;
}
