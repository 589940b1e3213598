/* A stored page and its parts as a job for a worker. */
#include "base/limits.h"
#include "crawl/part_load.h"
#include "crawl/replay_impl.h"
#include "web/header.h"
#include "web/url.h"

/* The number of a part among those of the agency, read when it is new. */
static enum err_code
find_part(struct replay_run *run, const struct stored_part *part, size_t *out,
    struct err *e)
{
	struct replay_part *known;
	enum err_code rc;

	for (size_t i = 0; i < run->part_count; i++) {
		known = &run->parts[i];
		if (known->capture_id == part->capture_id &&
		    known->part.kind == part->kind &&
		    str_equal(known->part.asked, part->asked)) {
			*out = i;
			return ERR_NONE;
		}
	}
	run->parts = arena_grow(run->arena, run->parts, &run->part_capacity,
	    run->part_count + 1, sizeof(*run->parts));
	known = &run->parts[run->part_count];
	known->capture_id = part->capture_id;
	rc = part_load(
	    run->replay->config->store, part, run->arena, &known->part, e);
	if (rc == ERR_NONE)
		*out = run->part_count++;
	return rc;
}

static enum err_code
load_parts(struct replay_run *run, size_t page, struct arena *a,
    struct worker_job *job, struct err *e)
{
	struct stored_part *stored = NULL;
	struct page_part *parts;
	size_t count = 0, number = 0;
	enum err_code rc = store_parts_of(run->replay->config->store,
	    run->out->site.pages[page].capture_id, run->arena, &stored, &count,
	    e);

	if (rc != ERR_NONE || count == 0)
		return rc;
	if (count > LIMIT_PARTS)
		count = LIMIT_PARTS;
	run->given[page] =
	    arena_array(run->arena, count, sizeof(*run->given[page]));
	parts = arena_array(a, count, sizeof(*parts));
	for (size_t i = 0; i < count; i++) {
		struct replay_part *p;

		rc = find_part(run, &stored[i], &number, e);
		if (rc != ERR_NONE)
			return rc;
		p = &run->parts[number];
		run->given[page][i] = number;
		parts[i] = p->part;
		if (p->part.kind == PART_SHEET && !p->is_judged)
			job->news |= UINT64_C(1) << i;
	}
	run->given_count[page] = count;
	job->parts = parts;
	job->part_count = count;
	return rc;
}

void
replay_keep_sheets(struct replay_run *run, size_t page, const struct report *r)
{
	for (size_t i = 0; i < r->sheet_count; i++) {
		const struct report_sheet *told = &r->sheets[i];
		struct replay_part *p;

		/* A worker may say anything. */
		if (told->number == 0 || told->number > run->given_count[page])
			continue;
		p = &run->parts[run->given[page][told->number - 1]];
		if (p->part.kind != PART_SHEET || p->is_judged)
			continue;
		p->is_judged = true;
		if (!told->is_distilled)
			continue;
		p->part = (struct page_part){.kind = PART_SHEET,
		    .asked = p->part.asked,
		    .url = p->part.asked,
		    .content_type = str_of("text/css; charset=utf-8"),
		    .payload = arena_str(run->arena, told->rules),
		    .is_cut = told->is_cut};
	}
}

static enum err_code
load_answer(struct store *s, const struct site_page *of, struct arena *a,
    struct worker_job *job, struct err *e)
{
	struct url url = url_parse(a, of->url, NULL, NULL);
	struct stored_capture stored;
	struct header head;
	bool is_whole;
	enum err_code rc = store_capture_get(s, of->capture_id, a, &stored, e);

	if (rc == ERR_NONE)
		rc = store_response_get(s, of->capture_id, url_origin(a, &url),
		    a, &job->response, e);
	if (rc != ERR_NONE)
		return rc;
	head = header_parse(a, stored.body_head);
	job->response.head = stored.body_head;
	job->content_type = header_get(&head, "Content-Type");
	job->content_encoding = header_get(&head, "Content-Encoding");
	job->payload = header_payload(a, &head, stored.body, &is_whole);
	job->is_cut = !is_whole || stored.is_cut;
	return ERR_NONE;
}

enum err_code
replay_probe_job(struct replay_run *run, size_t probe, struct arena *a,
    struct worker_job *job, struct err *e)
{
	const struct site_probe *of = &run->out->site.probes[probe];

	job->task = WORK_PROBE;
	job->probe = of->path;
	job->is_map = of->is_map;
	return load_answer(run->replay->config->store, &of->page, a, job, e);
}

enum err_code
replay_page_job(struct replay_run *run, size_t page, struct arena *a,
    struct worker_job *job, struct err *e)
{
	const struct site_page *of = &run->out->site.pages[page];
	enum err_code rc =
	    load_answer(run->replay->config->store, of, a, job, e);

	if (rc != ERR_NONE)
		return rc;
	job->home_title = of->is_home ? (struct str){0} : run->home_title;
	return load_parts(run, page, a, job, e);
}
