#include "cli/crawl_schedule.h"

#include <string.h>

#include "base/limits.h"
#include "web/url.h"

enum { CONTROL_EVERY_MS = 3 * 60 * 1000 };

static enum err_code
read_window(struct invocation *inv, struct crawl_config *c, struct err *e)
{
	const char *text = option_get(inv, "window");
	struct window *w = arena_alloc(inv->arena, sizeof(*w));

	if (text == NULL)
		return ERR_NONE;
	c->window = w;
	return window_parse(str_of(text), w, e);
}

/* The sooner of --until and --max-duration. */
static enum err_code
read_stop(struct invocation *inv, struct crawl_config *c, struct err *e)
{
	int64_t now_us = clock_wall_us(inv->clock), last_ms = 0;
	const char *until = option_get(inv, "until");
	enum err_code rc = option_duration(inv, "max-duration", 0, &last_ms, e);

	if (rc == ERR_NONE && until != NULL)
		rc = until_parse(str_of(until), now_us, &c->stop_at_us, e);
	if (rc == ERR_NONE && last_ms > 0 &&
	    (c->stop_at_us == 0 || now_us + last_ms * 1000 < c->stop_at_us))
		c->stop_at_us = now_us + last_ms * 1000;
	return rc;
}

static enum err_code
read_controls(struct invocation *inv, struct crawl_config *c, struct err *e)
{
	struct str rest = str_of(option_get(inv, "control")), line;
	const char **urls =
	    arena_array(inv->arena, LIMIT_CONTROLS, sizeof(*urls));

	while (str_split(&rest, '\n', &line)) {
		struct url u = url_parse(inv->arena, line, NULL, NULL);

		if (u.kind != URL_WEB)
			return err_set(e, ERR_USAGE,
			    "--control takes a web address, not %.*s",
			    STR_ARG(line));
		if (c->control_count == LIMIT_CONTROLS)
			return err_set(e, ERR_USAGE,
			    "at most %d control pages are taken",
			    LIMIT_CONTROLS);
		urls[c->control_count++] = arena_cstr(inv->arena, line);
	}
	c->controls = urls;
	return option_duration(
	    inv, "control-every", CONTROL_EVERY_MS, &c->control_every_ms, e);
}

static enum err_code
read_robots_403(struct invocation *inv, struct crawl_config *c, struct err *e)
{
	const char *what = option_get(inv, "robots-403");

	if (what == NULL || strcmp(what, "allow") == 0)
		return ERR_NONE;
	c->forbids_on_403 = true;
	if (strcmp(what, "forbid") == 0)
		return ERR_NONE;
	return err_set(
	    e, ERR_USAGE, "--robots-403 is allow or forbid, not %s", what);
}

static enum err_code
read_probes(struct invocation *inv, struct crawl_config *c, struct err *e)
{
	const char *what = option_get(inv, "probes");

	c->asks_probes = what == NULL || strcmp(what, "declared") == 0;
	if (c->asks_probes || strcmp(what, "none") == 0)
		return ERR_NONE;
	return err_set(
	    e, ERR_USAGE, "--probes is declared or none, not %s", what);
}

enum err_code
crawl_schedule_read(
    struct invocation *inv, struct crawl_config *c, struct err *e)
{
	enum err_code rc = read_window(inv, c, e);

	if (rc == ERR_NONE)
		rc = read_stop(inv, c, e);
	if (rc == ERR_NONE)
		rc = read_controls(inv, c, e);
	if (rc == ERR_NONE)
		rc = read_probes(inv, c, e);
	return rc == ERR_NONE ? read_robots_403(inv, c, e) : rc;
}
