#include "cli/crawl_options.h"

#include <assert.h>
#include <string.h>
#include <unistd.h>

#include "base/json.h"
#include "base/limits.h"

static enum err_code
read_contact(struct invocation *inv, struct fetch_config *fetch, struct err *e)
{
	const char *contact = option_get(inv, "contact");
	bool is_mail, is_web;

	if (contact == NULL && option_is_set(inv, "address-map"))
		contact = "https://samruat.example/";
	if (contact == NULL)
		return err_set(e, ERR_USAGE,
		    "say who runs this: --contact you@example.org; every "
		    "server is told, so that its keepers can ask");
	is_mail = strchr(contact, '@') != NULL &&
	    strpbrk(contact, " <>\r\n()") == NULL;
	is_web = strncmp(contact, "https://", 8) == 0 &&
	    strpbrk(contact, " <>\r\n()") == NULL;
	if (!is_mail && !is_web)
		return err_set(e, ERR_USAGE,
		    "--contact is an e-mail address or begins with https://, "
		    "not %s",
		    contact);
	fetch->from = is_mail ? contact : NULL;
	fetch->user_agent = arena_printf(inv->arena, "samruat/%s (+%s%s)",
	    SAMRUAT_VERSION, is_mail ? "mailto:" : "", contact)
	                        .ptr;
	fetch->phone_agent =
	    arena_printf(inv->arena, "samruat/%s (Mobile; +%s%s)",
	        SAMRUAT_VERSION, is_mail ? "mailto:" : "", contact)
	        .ptr;
	return ERR_NONE;
}

static enum err_code
read_counts(struct invocation *inv, struct crawl_config *c, struct err *e)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	int64_t active = 0, workers = 0;
	enum err_code rc = option_number(
	    inv, "connections", (struct number_range){1, 1000, 64}, &active, e);

	if (rc == ERR_NONE)
		rc = option_number(inv, "workers",
		    (struct number_range){1, 256, cores > 2 ? cores - 1 : 1},
		    &workers, e);
	c->active_max = (size_t)active;
	c->worker_count = (size_t)workers;
	return rc;
}

static enum err_code
read_times(struct invocation *inv, struct crawl_config *c, struct err *e)
{
	enum err_code rc = option_duration(inv, "delay", 2000, &c->delay_ms, e);

	c->delay_max_ms = 60000;
	if (rc == ERR_NONE)
		rc = option_duration(
		    inv, "retry-span", c->retry_span_ms, &c->retry_span_ms, e);
	if (rc == ERR_NONE)
		rc = option_duration(inv, "timeout", LIMIT_TRANSFER_MS,
		    &c->fetch.transfer_ms, e);
	return rc;
}

enum err_code
crawl_options_read(
    struct invocation *inv, struct crawl_config *c, struct err *e)
{
	enum err_code rc = read_contact(inv, &c->fetch, e);

	c->clock = inv->clock;
	c->fetch.clock = inv->clock;
	c->fetch.ca_file = option_get(inv, "ca-file");
	c->fetch.address_map = option_get(inv, "address-map");
	c->fetch.allow_private = option_is_set(inv, "allow-private");
	if (rc == ERR_NONE)
		rc = read_times(inv, c, e);
	if (rc == ERR_NONE)
		rc = read_counts(inv, c, e);
	return rc;
}

/* What the round was run with, for whoever reads its figures. */
static struct str
config_json(struct arena *a, const struct crawl_config *c)
{
	json_t *row = json_pack(
	    "{s:s, s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:b, s:b, s:b, s:b}",
	    "user_agent", c->fetch.user_agent, "delay_ms",
	    (json_int_t)c->delay_ms, "delay_max_ms",
	    (json_int_t)c->delay_max_ms, "retry_span_ms",
	    (json_int_t)c->retry_span_ms, "pages_max", (json_int_t)c->pages_max,
	    "depth_max", (json_int_t)c->depth_max, "transfer_ms",
	    (json_int_t)c->fetch.transfer_ms, "max_age_ms",
	    (json_int_t)c->max_age_ms, "looks_as_phone", (int)c->looks_as_phone,
	    "reads_sitemaps", (int)c->reads_sitemaps, "forbids_on_403",
	    (int)c->forbids_on_403, "asks_probes", (int)c->asks_probes);
	struct buf line = {0};
	struct str text;

	assert(row != NULL);
	json_append_line(&line, row);
	json_decref(row);
	text = arena_str(a, str_trim(buf_str(&line)));
	buf_release(&line);
	return text;
}

struct round_setup
crawl_options_round(
    struct arena *a, const struct crawl_config *c, struct str name)
{
	return (struct round_setup){.name = name,
	    .rule_pack = rule_set_digest(c->rules),
	    .config = config_json(a, c),
	    .program_version = SAMRUAT_VERSION,
	    .warc_software = str_of("samruat/" SAMRUAT_VERSION),
	    .operator_contact = str_of(c->fetch.user_agent)};
}
