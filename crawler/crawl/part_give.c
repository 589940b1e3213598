/* What a page is read with: what came of the parts that it names, and the style
 * sheets by which pages of its agency were read before it. */
#include "base/limits.h"
#include "base/mem.h"
#include "crawl/crawl_impl.h"
#include "crawl/part_load.h"
#include "crawl/parts.h"
#include "page/page.h"

/* The whole of a part, or what was kept of a sheet. */
static enum err_code
fetch_part(struct crawl *c, const struct given_part *g, struct arena *a,
    struct page_part *out, struct err *e)
{
	if (g->known == NULL || !g->known->is_distilled)
		return part_load(c->store, &g->part, a, out, e);
	*out = (struct page_part){.kind = PART_SHEET,
	    .asked = g->part.asked,
	    .url = g->part.asked,
	    .content_type = str_of("text/css; charset=utf-8"),
	    .payload = buf_str(&g->known->rules),
	    .is_cut = g->known->is_cut};
	return ERR_NONE;
}

static void
give(struct part_search *s, struct stored_part part,
    const struct known_sheet *known)
{
	if (s->given_count < LIMIT_PARTS)
		s->given[s->given_count++] = (struct given_part){part, known};
}

/* Chooses what the page is to be read with: what came of what it names, and
 * the sheets of pages before it. Proofs name frames by their number, so those
 * come first. */
static void
choose_given(struct unit *u)
{
	struct part_search *s = &u->parts;

	s->given = arena_array(
	    &u->arena, s->count + u->sheet_count, sizeof(*s->given));
	s->given_count = 0;
	for (int kind = 0; kind < PART_KIND_COUNT; kind++)
		for (size_t i = 0; i < s->count; i++) {
			const struct sought_part *p = &s->list[i];
			struct stored_part part = {
			    p->kind, p->asked, p->capture_id};

			if ((int)p->kind == kind && p->capture_id != 0)
				give(s, part, NULL);
		}
	for (size_t i = 0; i < u->sheet_count; i++) {
		const struct known_sheet *known = &u->sheets[i];
		struct stored_part part = {
		    PART_SHEET, buf_str(&known->asked), known->capture_id};

		if (!part_is_sought(s, PART_SHEET, part.asked))
			give(s, part, known);
	}
}

static bool
is_news(const struct given_part *g)
{
	return g->part.kind == PART_SHEET &&
	    (g->known == NULL || !g->known->is_judged);
}

enum err_code
unit_load_parts(struct crawl *c, struct unit *u, struct arena *a,
    struct worker_job *job, struct err *e)
{
	struct part_search *s = &u->parts;
	struct page_part *parts;
	size_t total_bytes = 0;
	enum err_code rc = ERR_NONE;

	if (s->is_alone)
		return ERR_NONE;
	choose_given(u);
	parts = arena_array(a, s->given_count, sizeof(*parts));
	job->parts = parts;
	for (size_t i = 0; i < s->given_count; i++) {
		struct page_part *part = &parts[job->part_count];
		struct given_part given = s->given[i];

		rc = fetch_part(c, &given, a, part, e);
		if (rc != ERR_NONE)
			return rc;
		/* More than fits into a message with the page is not given. */
		if (part->payload.len > LIMIT_DECODED_BYTES - total_bytes)
			continue;
		total_bytes += part->payload.len;
		if (is_news(&given))
			job->news |= UINT64_C(1) << job->part_count;
		s->given[job->part_count++] = given;
	}
	s->given_count = job->part_count;
	return rc;
}

/* Notes a sheet by which a page of the unit was read; NULL when there are
 * enough of them. */
static struct known_sheet *
know_sheet(struct unit *u, const struct stored_part *part)
{
	struct known_sheet *known;

	for (size_t i = 0; i < u->sheet_count; i++)
		if (str_equal(buf_str(&u->sheets[i].asked), part->asked))
			return &u->sheets[i];
	if (u->sheet_count == LIMIT_AGENCY_SHEETS)
		return NULL;
	if (u->sheets == NULL)
		u->sheets = mem_alloc(
		    mem_product(LIMIT_AGENCY_SHEETS, sizeof(*u->sheets)));
	known = &u->sheets[u->sheet_count++];
	*known = (struct known_sheet){.capture_id = part->capture_id};
	(void)buf_append_str(&known->asked, part->asked);
	return known;
}

/* Keeps what a worker made of a sheet, if there is room for it. */
static void
keep_rules(
    struct crawl *c, struct known_sheet *known, const struct report_sheet *told)
{
	known->is_judged = true;
	if (known->is_distilled || !told->is_distilled ||
	    told->rules.len > LIMIT_KEPT_SHEETS_BYTES - c->kept_sheets_bytes)
		return;
	c->kept_sheets_bytes += told->rules.len;
	known->is_distilled = true;
	(void)buf_append_str(&known->rules, told->rules);
	known->is_cut = told->is_cut;
}

void
unit_drop_sheets(struct crawl *c, struct unit *u)
{
	for (size_t i = 0; i < u->sheet_count; i++) {
		c->kept_sheets_bytes -= u->sheets[i].rules.len;
		buf_release(&u->sheets[i].asked);
		buf_release(&u->sheets[i].rules);
	}
	mem_free(u->sheets);
	u->sheets = NULL;
	u->sheet_count = 0;
}

enum err_code
unit_recall_sheets(struct crawl *c, struct unit *u, struct err *e)
{
	struct arena scratch = {0};
	struct stored_part *sheets = NULL;
	size_t count = 0;
	enum err_code rc =
	    store_sheets_read(c->store, u->row, &scratch, &sheets, &count, e);

	for (size_t i = 0; i < count; i++)
		(void)know_sheet(u, &sheets[i]);
	arena_release(&scratch);
	return rc;
}

enum err_code
unit_keep_parts(
    struct crawl *c, struct unit *u, const struct report *r, struct err *e)
{
	const struct part_search *s = &u->parts;
	struct stored_part *parts = arena_array(
	    &u->arena, s->given_count + r->sheet_count, sizeof(*parts));
	size_t count = 0;

	for (size_t i = 0; i < s->given_count; i++)
		if (s->given[i].part.kind == PART_FRAME)
			parts[count++] = s->given[i].part;
	for (size_t i = 0; i < r->sheet_count; i++) {
		size_t number = r->sheets[i].number;
		struct stored_part part;
		struct known_sheet *known;

		/* A worker may say anything. */
		if (number > s->given_count ||
		    s->given[number - 1].part.kind != PART_SHEET)
			continue;
		part = s->given[number - 1].part;
		parts[count++] = part;
		known = know_sheet(u, &part);
		if (known != NULL)
			keep_rules(c, known, &r->sheets[i]);
	}
	if (count == 0)
		return ERR_NONE;
	return store_parts_put(c->store, u->capture_id, parts, count, e);
}
