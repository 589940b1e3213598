/* A page and its parts: which of those that a reading names are worth having,
 * and the reading of the page with what came of them. */
#include "crawl/parts.h"

#include "base/limits.h"
#include "crawl/crawl_impl.h"
#include "crawl/session.h"
#include "page/page.h"
#include "record/view.h"
#include "web/header.h"

/* What leads on, was not seen or is no page has none. */
static bool
may_have_parts(const struct report *r)
{
	return r->reason == REASON_NONE && r->redirect_to.len == 0 &&
	    (r->view_flags & VIEW_CHALLENGE) == 0;
}

static bool
is_sought(const struct part_search *s, const struct part_want *want)
{
	for (size_t i = 0; i < s->count; i++)
		if (s->list[i].kind == want->kind &&
		    str_equal(s->list[i].asked, want->url))
			return true;
	return false;
}

static enum err_code
consider(struct crawl *c, struct unit *u, const struct part_want *want,
    struct err *e)
{
	struct part_search *s = &u->parts;
	struct sought_part p = {.kind = want->kind,
	    .url = url_without_session(&u->arena, want->url)};
	bool is_open = false;
	enum err_code rc;

	if (s->count == LIMIT_PARTS || is_sought(s, want))
		return ERR_NONE;
	rc = part_look_up(c, u, &p, &is_open, e);
	/* A phone is given what the page was read with. */
	if (rc != ERR_NONE || (p.capture_id == 0 && (!is_open || u->is_phone)))
		return rc;
	p.asked = arena_str(&u->arena, want->url);
	p.url = arena_str(&u->arena, p.url);
	s->list = arena_grow(
	    &u->arena, s->list, &s->capacity, s->count + 1, sizeof(*s->list));
	s->list[s->count++] = p;
	return ERR_NONE;
}

/* Parts take their time: meanwhile the page's body is in the store alone. */
static void
let_go_of_body(struct unit *u)
{
	struct arena kept = {0};
	struct part_search *s = &u->parts;
	struct sought_part *list;

	capture_free(u->capture);
	u->capture = NULL;
	u->payload = (struct str){0};
	if (u->arena.used_bytes <= UNIT_ARENA_KEPT_BYTES)
		return;
	u->next.url = arena_str(&kept, u->next.url);
	u->next.via_url = arena_str(&kept, u->next.via_url);
	u->next.click_path = arena_str(&kept, u->next.click_path);
	list = arena_array(&kept, s->count, sizeof(*list));
	for (size_t i = 0; i < s->count; i++) {
		list[i] = s->list[i];
		list[i].asked = arena_str(&kept, list[i].asked);
		list[i].url = arena_str(&kept, list[i].url);
	}
	s->list = list;
	s->capacity = s->count;
	arena_release(&u->arena);
	u->arena = kept;
}

/* What its own parts did to the reader costs the page no more than them: it is
 * read as it came first. */
static bool
drops_parts(struct part_search *s, const struct report *r)
{
	bool has_any = false;

	if (r->reason != REASON_WORKER_DIED && r->reason != REASON_WORKER_TIME)
		return false;
	for (size_t i = 0; i < s->count; i++) {
		has_any = has_any || s->list[i].capture_id != 0;
		s->list[i].capture_id = 0;
	}
	if (has_any)
		s->readings = LIMIT_FRAME_DEPTH;
	return has_any;
}

enum err_code
unit_seek_parts(struct crawl *c, struct unit *u, const struct report *r,
    bool *is_seeking, struct err *e)
{
	struct part_search *s = &u->parts;
	size_t known = s->count;
	enum err_code rc = ERR_NONE;

	*is_seeking = drops_parts(s, r);
	if (*is_seeking) {
		unit_to_do(c, u);
		return ERR_NONE;
	}
	if (!may_have_parts(r) || s->readings == LIMIT_FRAME_DEPTH)
		return ERR_NONE;
	for (size_t i = 0; rc == ERR_NONE && i < r->want_count; i++)
		rc = consider(c, u, &r->wants[i], e);
	if (rc != ERR_NONE || s->count == known)
		return rc;
	*is_seeking = true;
	if (s->readings++ == 0) {
		s->page_id = u->capture_id;
		s->is_page_whole = u->is_whole;
	}
	let_go_of_body(u);
	unit_to_do(c, u);
	return ERR_NONE;
}

bool
unit_is_seeking(const struct unit *u)
{
	return u->has_next && u->parts.readings > 0;
}

enum err_code
unit_go_on_seeking(struct crawl *c, struct unit *u, struct err *e)
{
	struct part_search *s = &u->parts;
	enum err_code rc = ERR_NONE;
	bool is_over = true;

	while (rc == ERR_NONE && is_over && s->next < s->count)
		rc = part_go_on(c, u, &is_over, e);
	if (rc != ERR_NONE || !is_over)
		return rc;
	u->ask = u->is_phone ? ASK_PHONE : ASK_PAGE;
	u->capture_id = s->page_id;
	u->stored_id = s->page_id;
	unit_queue(c, u);
	return ERR_NONE;
}

/* A part as it stands in the store; its texts live in the arena. */
static enum err_code
load(struct crawl *c, const struct sought_part *p, struct arena *a,
    struct page_part *out, struct err *e)
{
	struct stored_capture stored;
	struct header head;
	bool is_whole;
	enum err_code rc =
	    store_capture_get(c->store, p->capture_id, a, &stored, e);

	if (rc != ERR_NONE)
		return rc;
	head = header_parse(a, stored.body_head);
	*out = (struct page_part){.kind = p->kind,
	    .asked = p->asked,
	    .url = stored.url,
	    .content_type = header_get(&head, "Content-Type"),
	    .content_encoding = header_get(&head, "Content-Encoding"),
	    .payload = header_payload(a, &head, stored.body, &is_whole)};
	out->is_cut = !is_whole;
	return ERR_NONE;
}

enum err_code
unit_load_parts(struct crawl *c, struct unit *u, struct arena *a,
    struct worker_job *job, struct err *e)
{
	struct part_search *s = &u->parts;
	struct page_part *parts = arena_array(a, s->count, sizeof(*parts));
	size_t total_bytes = 0;
	enum err_code rc = ERR_NONE;

	job->parts = parts;
	for (size_t i = 0; rc == ERR_NONE && i < s->count; i++) {
		struct page_part *part = &parts[job->part_count];

		if (s->list[i].capture_id == 0)
			continue;
		rc = load(c, &s->list[i], a, part, e);
		if (rc != ERR_NONE)
			break;
		/* More than fits into a message with the page is not given. */
		if (part->payload.len > LIMIT_DECODED_BYTES - total_bytes) {
			s->list[i].capture_id = 0;
			continue;
		}
		total_bytes += part->payload.len;
		job->part_count++;
	}
	return rc;
}

enum err_code
unit_keep_parts(struct crawl *c, struct unit *u, struct err *e)
{
	const struct part_search *s = &u->parts;
	struct stored_part *parts =
	    arena_array(&u->arena, s->count, sizeof(*parts));
	size_t count = 0;

	for (size_t i = 0; i < s->count; i++)
		if (s->list[i].capture_id != 0)
			parts[count++] = (struct stored_part){s->list[i].kind,
			    s->list[i].asked, s->list[i].capture_id};
	if (count == 0)
		return ERR_NONE;
	return store_parts_put(c->store, u->capture_id, parts, count, e);
}
