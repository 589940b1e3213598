#include "web/robots.h"

#include "base/limits.h"
#include "web/escape_impl.h"
#include "web/media.h"

/* What the groups for one agent say. */
struct group {
	struct robots_rule *rules;
	size_t count;
	size_t capacity;
	int64_t crawl_delay_ms; /* -1: none */
	bool is_named; /* a user-agent line began it */
	bool is_current; /* the next rules belong to it */
};

struct reader {
	struct arena *arena;
	struct str agent;
	struct group own; /* of the agent's own token */
	struct group everyone; /* of "*" */
	bool has_rules; /* the next user-agent line begins a group */
	struct str *sitemaps;
	size_t sitemap_count;
	size_t sitemap_capacity;
	bool has_more_sitemaps;
	int64_t line;
};

static bool
is_token_char(char c)
{
	char lower = str_lower_char(c);

	return (lower >= 'a' && lower <= 'z') || c == '_' || c == '-';
}

static void
read_user_agent(struct reader *r, struct str value)
{
	size_t end = 0;

	if (r->has_rules) {
		r->own.is_current = false;
		r->everyone.is_current = false;
		r->has_rules = false;
	}
	if (value.len > 0 && value.ptr[0] == '*' &&
	    (value.len == 1 || str_is_space_char(value.ptr[1]))) {
		r->everyone.is_named = true;
		r->everyone.is_current = true;
		return;
	}
	while (end < value.len && is_token_char(value.ptr[end]))
		end++;
	if (end > 0 && str_equal_fold(str_slice(value, 0, end), r->agent)) {
		r->own.is_named = true;
		r->own.is_current = true;
	}
}

/* A pattern with the octets outside ASCII escaped and the digits of escapes in
 * upper case (RFC 9309, 2.2.2). */
static struct str
uniform(struct arena *a, struct str pattern)
{
	struct buf out = {0};
	struct str copy;

	for (size_t i = 0; i < pattern.len; i++) {
		int byte = escape_read(pattern, i);

		if (byte >= 0) {
			escape_append(&out, (unsigned char)byte);
			i += 2;
		} else if ((unsigned char)pattern.ptr[i] >= 0x80) {
			escape_append(&out, (unsigned char)pattern.ptr[i]);
		} else {
			(void)buf_append_char(&out, pattern.ptr[i]);
		}
	}
	copy = arena_str(a, buf_str(&out));
	buf_release(&out);
	return copy;
}

static void
add_rule(struct reader *r, struct group *g, const struct robots_rule *rule)
{
	if (!g->is_current)
		return;
	g->rules = arena_grow(
	    r->arena, g->rules, &g->capacity, g->count + 1, sizeof(*g->rules));
	g->rules[g->count++] = *rule;
}

static void
read_rule(struct reader *r, struct str value, bool is_allow)
{
	struct robots_rule rule = {.is_allow = is_allow, .line = r->line};

	r->has_rules = true;
	/* An empty pattern matches nothing. */
	if (value.len == 0 || !(r->own.is_current || r->everyone.is_current))
		return;
	rule.pattern = uniform(r->arena, value);
	add_rule(r, &r->own, &rule);
	add_rule(r, &r->everyone, &rule);
}

static void
read_allow(struct reader *r, struct str value)
{
	read_rule(r, value, true);
}

static void
read_disallow(struct reader *r, struct str value)
{
	read_rule(r, value, false);
}

/* Lets the longest of several delays count. */
static void
raise_delay(struct group *g, int64_t delay_ms)
{
	if (g->is_current && delay_ms > g->crawl_delay_ms)
		g->crawl_delay_ms = delay_ms;
}

static void
read_crawl_delay(struct reader *r, struct str value)
{
	static const int64_t max_ms = INT64_C(365) * 86400 * 1000;
	int64_t delay_ms = 0;
	int64_t unit_ms = 1000;
	bool is_fraction = false;
	size_t i = 0;

	for (; i < value.len && unit_ms > 0; i++) {
		if (value.ptr[i] == '.' && i > 0 && !is_fraction) {
			is_fraction = true;
			continue;
		}
		if (value.ptr[i] < '0' || value.ptr[i] > '9')
			break;
		if (is_fraction)
			unit_ms /= 10;
		else if (delay_ms < max_ms)
			delay_ms *= 10;
		delay_ms += (value.ptr[i] - '0') * unit_ms;
	}
	if (i == 0)
		return;
	if (delay_ms > max_ms)
		delay_ms = max_ms;
	raise_delay(&r->own, delay_ms);
	raise_delay(&r->everyone, delay_ms);
}

/* Sitemaps belong to no group and end none. */
static void
read_sitemap(struct reader *r, struct str value)
{
	if (value.len == 0)
		return;
	for (size_t i = 0; i < r->sitemap_count; i++)
		if (str_equal(r->sitemaps[i], value))
			return;
	if (r->sitemap_count == LIMIT_SITEMAPS) {
		r->has_more_sitemaps = true;
		return;
	}
	r->sitemaps = arena_grow(r->arena, r->sitemaps, &r->sitemap_capacity,
	    r->sitemap_count + 1, sizeof(*r->sitemaps));
	r->sitemaps[r->sitemap_count++] = value;
}

static const struct {
	const char *name;
	void (*read)(struct reader *r, struct str value);
} keys[] = {
    {"user-agent", read_user_agent},
    {"allow", read_allow},
    {"disallow", read_disallow},
    {"crawl-delay", read_crawl_delay},
    {"sitemap", read_sitemap},
};

/* Where the key of a line ends: at its colon, or at the blank between its only
 * two words when the colon was forgotten. */
static size_t
key_end(struct str line)
{
	size_t colon = str_find_char(line, ':', 0);
	size_t blank = 0;
	struct str value;

	if (colon != STR_NONE)
		return colon;
	while (blank < line.len && !str_is_space_char(line.ptr[blank]))
		blank++;
	value = str_trim(str_slice(line, blank, line.len));
	for (size_t i = 0; i < value.len; i++)
		if (str_is_space_char(value.ptr[i]))
			return STR_NONE;
	return value.len > 0 ? blank : STR_NONE;
}

static void
read_line(struct reader *r, struct str line)
{
	struct str key;
	size_t end;

	line = str_trim(str_slice(line, 0, str_find_char(line, '#', 0)));
	end = key_end(line);
	if (end == STR_NONE)
		return;
	key = str_trim(str_slice(line, 0, end));
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		if (str_is_fold(key, keys[i].name))
			keys[i].read(
			    r, str_trim(str_slice(line, end + 1, line.len)));
}

static bool
is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

static void
read_lines(struct reader *r, struct str text)
{
	while (text.len > 0) {
		size_t end = 0;
		size_t next;

		while (end < text.len && !is_line_end(text.ptr[end]))
			end++;
		next = end + 1;
		if (text.len - end > 1 && text.ptr[end] == '\r' &&
		    text.ptr[end + 1] == '\n')
			next++;
		r->line++;
		read_line(r, str_slice(text, 0, end));
		text = str_slice(text, next, text.len);
	}
}

/* Takes a byte order mark off, or the part of one that is left of it. */
static struct str
without_mark(struct str body)
{
	static const char mark[] = "\xef\xbb\xbf";

	for (size_t i = 0; i < 3 && body.len > 0 && body.ptr[0] == mark[i]; i++)
		body = str_slice(body, 1, body.len);
	return body;
}

/* The whole lines within the limit. */
static struct str
cut(struct str body)
{
	size_t end = LIMIT_ROBOTS_BYTES;

	while (end > 0 && !is_line_end(body.ptr[end - 1]))
		end--;
	return str_slice(body, 0, end);
}

struct robots
robots_parse(struct arena *a, struct str body, struct str agent)
{
	struct reader r = {.arena = a, .agent = agent};
	struct robots out = {.is_cut = body.len > LIMIT_ROBOTS_BYTES};
	const struct group *g;

	r.own.crawl_delay_ms = -1;
	r.everyone.crawl_delay_ms = -1;
	read_lines(&r, without_mark(out.is_cut ? cut(body) : body));
	g = r.own.is_named ? &r.own : &r.everyone;
	out.rules = g->rules;
	out.rule_count = g->count;
	out.crawl_delay_ms = g->crawl_delay_ms;
	out.sitemaps = r.sitemaps;
	out.sitemap_count = r.sitemap_count;
	out.has_more_sitemaps = r.has_more_sitemaps;
	out.is_html =
	    !g->is_named && media_of((struct str){0}, body) == MEDIA_HTML;
	return out;
}
