#include "crawl/replay.h"

#include <poll.h>

#include "base/mem.h"
#include "crawl/replay_impl.h"
#include "page/page.h"
#include "record/view.h"
#include "record/wire.h"
#include "web/url.h"

static enum err_code
list_agencies(struct replay *r, struct err *e)
{
	struct stored_agency *all = NULL;
	size_t count = 0;
	enum err_code rc = store_agencies_read(
	    r->config->store, r->config->round, &r->arena, &all, &count, e);

	if (rc != ERR_NONE)
		return rc;
	r->targets.agencies =
	    arena_array(&r->arena, count, sizeof(*r->targets.agencies));
	r->sources = arena_array(&r->arena, count, sizeof(*r->sources));
	for (; r->targets.count < count; r->targets.count++) {
		r->targets.agencies[r->targets.count] =
		    all[r->targets.count].agency;
		r->sources[r->targets.count].row = all[r->targets.count].row;
	}
	return ERR_NONE;
}

static void
know_agency(struct replay *r, const struct agency *agency, size_t owner)
{
	for (size_t s = 0; s < agency->seed_count; s++) {
		struct url url =
		    url_parse(&r->arena, agency->seeds[s].url, NULL, NULL);

		if (seed_role_is_crawled(agency->seeds[s].role))
			scope_add(&r->scope, &r->arena, &url,
			    agency->seeds[s].scope, (int64_t)owner, (int64_t)s);
	}
}

static bool
is_of_round(const struct replay *r, struct str id)
{
	for (size_t i = 0; i < r->targets.count; i++)
		if (str_equal(r->targets.agencies[i].id, id))
			return true;
	return false;
}

/* Those of the tables come behind, as owners without a number of their own. */
static void
know_scopes(struct replay *r)
{
	const struct targets *others = r->config->tables;

	for (size_t i = 0; i < r->targets.count; i++)
		know_agency(r, &r->targets.agencies[i], i);
	for (size_t i = 0; others != NULL && i < others->count; i++)
		if (!is_of_round(r, others->agencies[i].id))
			know_agency(
			    r, &others->agencies[i], r->targets.count + i);
	scope_seal(&r->scope);
}

enum err_code
replay_new(
    const struct replay_config *config, struct replay **out, struct err *e)
{
	struct replay *r = mem_alloc(sizeof(*r));
	enum err_code rc;

	r->kept = *config;
	r->config = &r->kept;
	rc = config->store != NULL ? list_agencies(r, e)
	                           : replay_list_folder(r, e);
	if (rc == ERR_NONE) {
		know_scopes(r);
		r->world = (struct worker_world){.rules = config->rules,
		    .targets = &r->targets,
		    .scope = config->store != NULL ? &r->scope : NULL};
		rc = worker_pool_new(&r->world, config->worker_count,
		    config->clock, &r->workers, e);
	}
	if (rc != ERR_NONE) {
		replay_free(r);
		return rc;
	}
	*out = r;
	return ERR_NONE;
}

void
replay_free(struct replay *r)
{
	if (r == NULL)
		return;
	worker_pool_free(r->workers);
	arena_release(&r->arena);
	mem_free(r);
}

size_t
replay_count(const struct replay *r)
{
	return r->targets.count;
}

const struct agency *
replay_agency(const struct replay *r, size_t i)
{
	return &r->targets.agencies[i];
}

/* A page whose bytes cannot be had is lost, and the others are not. */
static bool
is_loss(enum err_code rc)
{
	return rc == ERR_IO || rc == ERR_USAGE || rc == ERR_LIMIT;
}

/* Pages come first, then the answers to probes. */
static struct site_page *
page_at(const struct replay_run *run, size_t number)
{
	struct site *site = &run->out->site;

	return number < site->page_count
	    ? &site->pages[number]
	    : &site->probes[number - site->page_count].page;
}

static void
lose(struct replay_run *run, size_t page, const struct err *why)
{
	struct replayed *out = run->out;

	page_at(run, page)->reason = REASON_ERROR;
	if (out->lost_count++ == 0)
		out->lost_why = arena_str(run->arena, str_of(why->msg));
}

static enum err_code
fill_job(struct replay_run *run, size_t page, struct arena *a,
    struct worker_job *job, struct err *e)
{
	const struct site *site = &run->out->site;

	if (run->replay->config->store == NULL)
		return replay_folder_job(run->replay, run->agency, a, job, e);
	if (page < site->page_count)
		return replay_page_job(run, page, a, job, e);
	return replay_probe_job(run, page - site->page_count, a, job, e);
}

/* Hands a page to a free worker. *is_started false: it is lost. */
static enum err_code
start(struct replay_run *run, size_t page, bool *is_started, struct err *e)
{
	const struct site_page *of = page_at(run, page);
	struct worker_job job = {.task = WORK_PAGE,
	    .agency = run->agency,
	    .is_home = of->is_home,
	    .depth = of->depth,
	    .url = of->url};
	struct arena scratch = {0};
	struct err why = {0};
	enum err_code rc;

	rc = fill_job(run, page, &scratch, &job, &why);
	*is_started = rc == ERR_NONE;
	if (rc == ERR_NONE)
		worker_start(run->replay->workers, &job, (int64_t)page);
	else if (is_loss(rc))
		lose(run, page, &why);
	else
		(void)err_set(e, rc, "%s", why.msg);
	arena_release(&scratch);
	return is_loss(rc) ? ERR_NONE : rc;
}

/* The findings alone are worth keeping: they are written and read again, so
 * that the rest of the report can go. */
static void
keep_findings(
    struct replay_run *run, struct site_page *page, const struct report *r)
{
	struct buf bytes = {0};
	struct wire_reader in;

	wire_put_findings(&bytes, r->findings, r->finding_count);
	in = (struct wire_reader){.rest = buf_str(&bytes)};
	page->findings = wire_findings(&in, run->arena, &page->finding_count);
	buf_release(&bytes);
}

static void
take(struct replay_run *run, size_t number, const struct report *r)
{
	struct site_page *page = page_at(run, number);

	page->reason = r->reason;
	if (number >= run->out->site.page_count) {
		keep_findings(run, page, r);
		return;
	}
	if (page->reason == REASON_NONE &&
	    (r->view_flags & VIEW_CHALLENGE) != 0)
		page->reason = REASON_CHALLENGE;
	page->view_flags = r->view_flags;
	page->title = arena_str(run->arena, r->title);
	page->text_sha256 = arena_str(run->arena, r->text_sha256);
	page->page_class = arena_str(run->arena, r->page_class);
	keep_findings(run, page, r);
	replay_keep_sheets(run, number, r);
}

static void
take_reports(struct replay_run *run, size_t *busy)
{
	struct arena scratch = {0};
	struct report r;
	int64_t tag;

	while (worker_next(run->replay->workers, &scratch, &r, &tag)) {
		take(run, (size_t)tag, &r);
		arena_reset(&scratch);
		(*busy)--;
	}
	arena_release(&scratch);
}

static void
wait_for_worker(struct worker_pool *workers)
{
	struct pollfd *fds =
	    mem_alloc(mem_product(worker_count(workers), sizeof(*fds)));
	size_t count = worker_fill_poll(workers, fds);

	/* Interrupted or not: the workers are looked at behind it. */
	(void)poll(fds, (nfds_t)count, worker_timeout_ms(workers));
	mem_free(fds);
}

static enum err_code
read_pages(struct replay_run *run, struct err *e)
{
	const struct site *site = &run->out->site;
	struct worker_pool *workers = run->replay->workers;
	size_t next = 0, busy = 0, count = site->page_count + site->probe_count;
	enum err_code rc = ERR_NONE;

	while (rc == ERR_NONE && (next < count || busy > 0)) {
		bool is_started = false;

		/* What was not asked for says nothing to any rule. */
		if (next < count && next >= site->page_count &&
		    page_at(run, next)->capture_id == 0) {
			next++;
			continue;
		}
		if (next < count && worker_is_free(workers)) {
			rc = start(run, next++, &is_started, e);
			busy += is_started;
			continue;
		}
		wait_for_worker(workers);
		take_reports(run, &busy);
	}
	return rc;
}

static enum err_code
read_site(struct replay_run *run, struct err *e)
{
	struct replay *r = run->replay;
	struct store *s = r->config->store;
	int64_t row = r->sources[run->agency].row;
	enum err_code rc;

	if (s == NULL) {
		run->out->site = replay_folder_site(r, run->agency, run->arena);
		return ERR_NONE;
	}
	rc = store_site_read(s, row, &r->targets.agencies[run->agency],
	    run->arena, &run->out->site, e);
	if (rc == ERR_NONE)
		rc = store_home_title(s, row, run->arena, &run->home_title, e);
	/* What the round's own rules said is not what these say. */
	for (size_t i = 0; rc == ERR_NONE &&
	     i < run->out->site.page_count + run->out->site.probe_count;
	     i++) {
		page_at(run, i)->findings = NULL;
		page_at(run, i)->finding_count = 0;
	}
	return rc;
}

/* What the round knows of the addresses that the new findings rest on, with
 * the classes that these rules give the pages there. */
static enum err_code
read_targets(struct replay_run *run, struct err *e)
{
	struct replay *r = run->replay;
	struct site *site = &run->out->site;
	enum err_code rc;

	if (r->config->store == NULL)
		return ERR_NONE;
	rc = store_targets_read(
	    r->config->store, r->sources[run->agency].row, run->arena, site, e);
	for (size_t i = 0; rc == ERR_NONE && i < site->target_count; i++)
		for (size_t n = 0; n < site->page_count; n++)
			if (str_equal(site->targets[i].url, site->pages[n].url))
				site->targets[i].page_class =
				    site->pages[n].page_class;
	return rc;
}

enum err_code
replay_read(struct replay *r, size_t i, struct arena *a, struct replayed *out,
    struct err *e)
{
	struct replayed result = {0};
	struct replay_run run = {
	    .replay = r, .agency = i, .arena = a, .out = &result};
	enum err_code rc = read_site(&run, e);

	if (rc != ERR_NONE)
		return rc;
	run.given = arena_array(a, result.site.page_count, sizeof(*run.given));
	run.given_count =
	    arena_array(a, result.site.page_count, sizeof(*run.given_count));
	rc = read_pages(&run, e);
	if (rc == ERR_NONE)
		rc = read_targets(&run, e);
	if (rc == ERR_NONE)
		*out = result;
	return rc;
}
