#include "crawl/worker_report.h"

#include <stdlib.h>

#include "base/limits.h"
#include "crawl/agency_name.h"
#include "crawl/rank.h"
#include "page/page.h"
#include "page/sheet.h"
#include "page/sitemap.h"

static struct str
short_text(struct str text)
{
	size_t n =
	    text.len < LIMIT_LINK_TEXT_BYTES ? text.len : LIMIT_LINK_TEXT_BYTES;

	while (n > 0 && n < text.len &&
	    ((unsigned char)text.ptr[n] & 0xc0) == 0x80)
		n--;
	return str_slice(text, 0, n);
}

/* Whether a file ending leaves hope for a page. */
static bool
may_be_page(struct str file_type)
{
	return media_of_file_type(file_type) == MEDIA_HTML;
}

static void
report_links(const struct worker_mind *mind, const struct page *p,
    struct arena *a, struct report *r)
{
	struct arena scratch = {0};

	r->links = arena_array(a, p->link_count, sizeof(*r->links));
	for (size_t i = 0; i < p->link_count; i++) {
		const struct page_link *link = &p->links[i];

		if (link->kind != LINK_WEB)
			continue;
		r->links[r->link_count++] =
		    (struct report_link){.url = url_key(&link->url),
		        .text = short_text(link->text),
		        .is_page = may_be_page(link->file_type),
		        .is_frame = link->is_frame,
		        .rank = rank_of_link(
		            mind->words, link->text, &link->url, &scratch)};
		arena_reset(&scratch);
	}
	arena_release(&scratch);
}

static void
report_text_digest(const struct page *p, struct arena *a, struct report *r)
{
	char digest[DIGEST_TEXT_BYTES];

	digest_of(DIGEST_SHA256, p->match_text, digest);
	r->text_sha256 = arena_str(a, str_of(digest));
}

static int
compare_hashes(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* Ascending, each once. */
static void
report_blocks(const struct page *p, struct arena *a, struct report *r)
{
	uint64_t *hashes = arena_array(a, p->block_count, sizeof(*hashes));
	size_t count = 0;

	for (size_t i = 0; i < p->block_count; i++)
		hashes[i] = p->blocks[i].hash;
	if (p->block_count > 1)
		qsort(hashes, p->block_count, sizeof(*hashes), compare_hashes);
	for (size_t i = 0; i < p->block_count; i++)
		if (count == 0 || hashes[count - 1] != hashes[i])
			hashes[count++] = hashes[i];
	r->blocks = hashes;
	r->block_count = count;
}

/* By which sheets the page was read, and what is worth keeping of those that
 * are new. */
static void
report_sheets(const struct page *p, const struct worker_job *job,
    struct arena *a, struct report *r)
{
	r->sheets = arena_array(a, p->sheet_count, sizeof(*r->sheets));
	r->sheet_count = p->sheet_count;
	for (size_t i = 0; i < p->sheet_count; i++) {
		struct report_sheet *sheet = &r->sheets[i];
		struct buf rules = {0};

		sheet->number = p->sheets[i];
		if ((job->news >> (sheet->number - 1) & 1) != 0 &&
		    sheet_distill(&job->parts[sheet->number - 1], &rules,
		        &sheet->is_cut) &&
		    rules.len <= LIMIT_DISTILLED_BYTES) {
			sheet->is_distilled = true;
			sheet->rules = arena_str(a, buf_str(&rules));
		}
		buf_release(&rules);
	}
}

static void
report_findings(const struct worker_world *world, struct page *p,
    const struct worker_job *job, struct arena *a, struct report *r)
{
	struct audit_context context = {
	    .agency = &world->targets->agencies[job->agency],
	    .scope = world->scope,
	    .owner = (int64_t)job->agency,
	    .is_home = job->is_home,
	    .depth = job->depth,
	    .home_title = job->home_title,
	    .response = &job->response};
	struct audit_page found = {0};

	audit_page(world->rules, p, &context, a, &found);
	r->page_class = found.page_class;
	r->findings = found.findings;
	r->finding_count = found.finding_count;
	r->view_flags |= p->view_flags & (unsigned)VIEW_SPAM;
}

/* Whether a page only leads on to another. A splash page stands before a site,
 * so an inner page that looks like one is a page. */
static bool
leads_on(const struct page *p, const struct worker_job *job)
{
	return p->redirect_to.len > 0 &&
	    (job->is_home || !str_is(p->redirect_kind, "splash"));
}

static void
report_page(const struct worker_mind *mind, const struct worker_job *job,
    const struct page_input *input, struct arena *a, struct buf *out)
{
	const struct worker_world *world = mind->world;
	struct page *p = page_open(input);
	struct report r = {.reason = p->reason,
	    .title = p->title,
	    .lang = p->lang,
	    .words_th = p->words_th,
	    .words_en = p->words_en,
	    .view_flags = p->view_flags,
	    .wants = p->wants,
	    .want_count = p->want_count};

	if (p->charset.name != NULL) {
		r.encoding = str_of(p->charset.name);
		r.encoding_source =
		    str_of(charset_source_name(p->charset.source));
	}
	if (!job->is_home)
		r.view_flags &= ~(unsigned)VIEW_SPLASH;
	r.names_agency =
	    agency_is_named(&world->targets->agencies[job->agency], p, a);
	report_links(mind, p, a, &r);
	report_text_digest(p, a, &r);
	report_blocks(p, a, &r);
	report_sheets(p, job, a, &r);
	if (leads_on(p, job)) {
		r.redirect_to = p->redirect_to;
		r.redirect_kind = p->redirect_kind;
	} else if (p->reason == REASON_NONE || p->reason == REASON_NOT_HTML) {
		report_findings(world, p, job, a, &r);
	}
	report_write(out, &r);
	page_close(p);
}

static void
report_sitemap(const struct worker_mind *mind, const struct page_input *input,
    struct arena *a, struct buf *out)
{
	struct sitemap m = sitemap_read(a, input);
	struct report r = {
	    .reason = m.reason, .view_flags = m.is_cut ? VIEW_TRUNCATED : 0};
	struct arena scratch = {0};

	r.links = arena_array(a, m.url_count, sizeof(*r.links));
	for (; r.link_count < m.url_count; r.link_count++) {
		const struct url *u = &m.urls[r.link_count];

		r.links[r.link_count] = (struct report_link){.url = url_key(u),
		    .is_page =
		        !m.is_index && may_be_page(url_file_type(&scratch, u)),
		    .is_map = m.is_index,
		    .rank = rank_of_link(
		        mind->words, (struct str){0}, u, &scratch)};
		arena_reset(&scratch);
	}
	report_write(out, &r);
	arena_release(&scratch);
}

static void
report_probe(const struct worker_mind *mind, const struct worker_job *job,
    const struct page_input *input, struct arena *a, struct buf *out)
{
	const struct worker_world *world = mind->world;
	const struct audit_context context = {
	    .agency = &world->targets->agencies[job->agency],
	    .scope = world->scope,
	    .owner = (int64_t)job->agency,
	    .response = &job->response};
	const struct probe_answer answer = {.path = job->probe,
	    .is_map = job->is_map,
	    .body = *input,
	    .response = &job->response};
	struct audit_page found = {0};
	struct report r = {0};

	audit_probe(world->rules, &answer, &context, a, &found);
	r.findings = found.findings;
	r.finding_count = found.finding_count;
	report_write(out, &r);
}

void
worker_report(const struct worker_mind *mind, const struct worker_job *job,
    struct arena *a, struct buf *out)
{
	struct page_input input = {.url = job->url,
	    .content_type = job->content_type,
	    .content_encoding = job->content_encoding,
	    .payload = job->payload,
	    .is_cut = job->is_cut,
	    .parts = job->parts,
	    .part_count = job->part_count};

	switch (job->task) {
	case WORK_PAGE:
		report_page(mind, job, &input, a, out);
		break;
	case WORK_SITEMAP:
		report_sitemap(mind, &input, a, out);
		break;
	case WORK_PROBE:
		report_probe(mind, job, &input, a, out);
		break;
	}
}
