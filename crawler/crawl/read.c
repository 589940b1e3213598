/* To the workers and back: pages and sitemaps wait in line for a free one. */
#include "crawl/crawl_impl.h"
#include "record/view.h"

void
unit_queue(struct crawl *c, struct unit *u)
{
	unit_wait_in(u, UNIT_QUEUED, &c->queue);
	c->queue_count++;
}

/* The title of the agency's home page; looked up again behind each page that
 * may have given it another. */
static enum err_code
look_up_home_title(struct crawl *c, struct unit *u, struct err *e)
{
	struct str title;
	enum err_code rc;

	if (u->next.is_home)
		u->has_home_title = false;
	if (u->has_home_title)
		return ERR_NONE;
	rc = store_home_title(c->store, u->row, &u->arena, &title, e);
	if (rc != ERR_NONE)
		return rc;
	if (!str_equal(title, u->home_title))
		u->home_title = arena_str(&c->arena, title);
	u->has_home_title = !u->next.is_home;
	return ERR_NONE;
}

/* What came with the body. */
static enum err_code
look_up_response(struct crawl *c, struct unit *u, struct arena *a,
    struct response *out, struct err *e)
{
	struct url url = url_parse(a, u->next.url, NULL, NULL);
	enum err_code rc = store_response_get(
	    c->store, u->capture_id, url_origin(a, &url), a, out, e);

	out->head = u->head;
	return rc;
}

static enum worker_task
task_of(const struct unit *u)
{
	return u->ask == ASK_SITEMAP ? WORK_SITEMAP
	    : u->ask == ASK_PROBE    ? WORK_PROBE
	                             : WORK_PAGE;
}

static enum err_code
start_worker(struct crawl *c, struct unit *u, struct err *e)
{
	struct arena scratch = {0};
	enum err_code rc = ERR_NONE;

	struct worker_job job = {.task = task_of(u),
	    .agency = u->owner,
	    .is_home = u->next.is_home || u->is_phone,
	    .depth = u->next.depth,
	    .url = u->ask == ASK_SITEMAP ? u->gate->ask_url : u->next.url,
	    .content_type = u->content_type,
	    .content_encoding = u->content_encoding,
	    .payload = u->payload,
	    .is_cut = !u->is_whole};

	if (u->ask == ASK_PAGE)
		job.home_title = u->home_title;
	if (u->ask != ASK_SITEMAP)
		rc = look_up_response(c, u, &scratch, &job.response, e);
	if (u->ask == ASK_PROBE) {
		job.probe = u->probe.path;
		job.is_map = u->probe.is_map;
	}
	if (rc == ERR_NONE && job.task == WORK_PAGE)
		rc = unit_load_parts(c, u, &scratch, &job, e);
	if (rc == ERR_NONE) {
		worker_start(c->workers, &job, (int64_t)u->index);
		u->state = UNIT_READING;
	}
	arena_release(&scratch);
	return rc;
}

static enum err_code
submit(struct crawl *c, struct unit *u, struct err *e)
{
	enum err_code rc = ERR_NONE;

	if (u->stored_id != 0)
		rc = unit_take_stored(c, u, u->stored_id, e);
	u->stored_id = 0;
	if (u->ask != ASK_SITEMAP && unit_is_seeking(u))
		u->is_whole = u->parts.is_page_whole;
	if (rc == ERR_NONE && u->ask == ASK_PAGE)
		rc = look_up_home_title(c, u, e);
	if (rc == ERR_NONE)
		rc = start_worker(c, u, e);
	return rc;
}

enum err_code
crawl_submit(struct crawl *c, struct err *e)
{
	enum err_code rc = ERR_NONE;

	while (
	    rc == ERR_NONE && c->queue != NULL && worker_is_free(c->workers)) {
		struct unit *u = c->queue;

		c->queue = u->next_waiting;
		c->queue_count--;
		rc = submit(c, u, e);
	}
	return rc;
}

enum err_code
unit_plan_phone(
    struct crawl *c, struct unit *u, struct str home_url, struct err *e)
{
	bool is_asked = false;
	enum err_code rc;

	if (!c->config->looks_as_phone)
		return ERR_NONE;
	rc = store_is_asked_as(
	    c->store, u->row, home_url, CLIENT_PHONE, &is_asked, e);
	if (rc == ERR_NONE && !is_asked)
		u->phone_url = arena_str(&c->arena, home_url);
	return rc;
}

/* The home page that was read is looked at once more. */
static enum err_code
plan_phone(
    struct crawl *c, struct unit *u, const struct report *r, struct err *e)
{
	if (!u->next.is_home || r->reason != REASON_NONE ||
	    r->redirect_to.len > 0)
		return ERR_NONE;
	unit_plan_probes(c, u, u->next.url);
	return unit_plan_phone(c, u, u->next.url, e);
}

static enum err_code
page_was_read(
    struct crawl *c, struct unit *u, const struct report *r, struct err *e)
{
	enum reason reason = r->reason, on_the_way = REASON_NONE;
	enum err_code rc = ERR_NONE;

	if (r->redirect_to.len > 0)
		rc = follow_redirect(
		    c, u, &u->next, r->redirect_to, &on_the_way, e);
	if (rc == ERR_NONE)
		rc = follow_links(c, u, r, e);
	if (rc == ERR_NONE)
		rc = plan_phone(c, u, r, e);
	if (rc != ERR_NONE)
		return rc;
	if (reason == REASON_NONE && (r->view_flags & VIEW_CHALLENGE) != 0)
		reason = REASON_CHALLENGE;
	if (reason == REASON_NONE)
		reason = on_the_way;
	return unit_finish_url(c, u, URL_DONE, reason, e);
}

enum err_code
unit_was_read(
    struct crawl *c, struct unit *u, const struct report *r, struct err *e)
{
	bool is_seeking = false;
	enum err_code rc = ERR_NONE;

	if (u->ask == ASK_PROBE)
		return probe_was_read(c, u, r, e);
	if (u->ask != ASK_SITEMAP)
		rc = unit_seek_parts(c, u, r, &is_seeking, e);
	if (rc != ERR_NONE || is_seeking)
		return rc;
	rc = store_report_add(c->store, u->capture_id, r, e);
	if (rc == ERR_NONE && u->ask == ASK_SITEMAP)
		return sitemap_was_read(c, u, r, e);
	if (rc == ERR_NONE)
		rc = unit_keep_parts(c, u, r, e);
	if (rc != ERR_NONE)
		return rc;
	c->pages++;
	if (u->ask == ASK_PAGE)
		return page_was_read(c, u, r, e);
	unit_let_go(c, u);
	return ERR_NONE;
}
