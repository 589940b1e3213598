/* The parts of a page that a reading of it names: which are worth having, and
 * that it is read again with what came of them. */
#include "crawl/parts.h"

#include "base/limits.h"
#include "crawl/crawl_impl.h"
#include "crawl/session.h"
#include "page/page.h"
#include "record/view.h"

/* What leads on, was not seen or is no page has none. */
static bool
may_have_parts(const struct report *r)
{
	return r->reason == REASON_NONE && r->redirect_to.len == 0 &&
	    (r->view_flags & VIEW_CHALLENGE) == 0;
}

bool
part_is_sought(const struct part_search *s, enum part_kind kind, struct str url)
{
	for (size_t i = 0; i < s->count; i++)
		if (s->list[i].kind == kind && str_equal(s->list[i].asked, url))
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

	if (s->count == LIMIT_PARTS || part_is_sought(s, want->kind, want->url))
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
	u->head = (struct str){0};
	u->payload = (struct str){0};
	s->given = NULL;
	s->given_count = 0;
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
 * read as it came. */
static bool
drops_parts(struct part_search *s, const struct report *r)
{
	if (r->reason != REASON_WORKER_DIED && r->reason != REASON_WORKER_TIME)
		return false;
	if (s->given_count == 0)
		return false;
	s->is_alone = true;
	return true;
}

static void
read_again(struct crawl *c, struct unit *u)
{
	struct part_search *s = &u->parts;

	if (s->readings++ == 0) {
		s->page_id = u->capture_id;
		s->is_page_whole = u->is_whole;
	}
	let_go_of_body(u);
	unit_to_do(c, u);
}

enum err_code
unit_seek_parts(struct crawl *c, struct unit *u, const struct report *r,
    bool *is_seeking, struct err *e)
{
	struct part_search *s = &u->parts;
	size_t known = s->count;
	enum err_code rc = ERR_NONE;

	*is_seeking = drops_parts(s, r);
	if (!*is_seeking && may_have_parts(r) && !s->is_alone &&
	    s->readings < LIMIT_FRAME_DEPTH) {
		for (size_t i = 0; rc == ERR_NONE && i < r->want_count; i++)
			rc = consider(c, u, &r->wants[i], e);
		*is_seeking = rc == ERR_NONE && s->count > known;
	}
	if (*is_seeking)
		read_again(c, u);
	return rc;
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
	u->ask = unit_errand(u);
	u->capture_id = s->page_id;
	u->stored_id = s->page_id;
	unit_queue(c, u);
	return ERR_NONE;
}
