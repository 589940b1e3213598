/* A piece of evidence on a page: the quote in its context, and where it
 * lies. */
#include "publish/mask.h"
#include "publish/proof_words.h"
#include "publish/report/agency_impl.h"
#include "text/cluster.h"

enum {
	QUOTE_BYTES = 1500, /* 500 Thai letters */
	CONTEXT_BYTES = 150
};

/* The end of a text in at most so many bytes, whole characters. */
static struct str
tail_of(struct str text, size_t max_bytes)
{
	size_t from = text.len > max_bytes ? text.len - max_bytes : 0;

	while (from < text.len && from > 0 &&
	    ((unsigned char)text.ptr[from] & 0xc0) == 0x80)
		from++;
	return str_slice(text, from, text.len);
}

static void
put_cut(struct page *p, const char *around, struct str part, struct str whole,
    bool is_tail)
{
	bool is_cut = part.len < whole.len;

	if (around != NULL)
		html_put(&p->h, around);
	if (is_cut && is_tail)
		html_put(&p->h, "…");
	html_text(&p->h, part);
	if (is_cut && !is_tail)
		html_put(&p->h, "…");
}

/* A number may lie across the borders of the quote, so all three are masked as
 * one. */
static void
put_quote(struct page *p, const struct evidence *v)
{
	const struct str parts[] = {
	    v->context_before, v->quote, v->context_after};
	bool is_found =
	    v->match_kind != MATCH_NEAR_MISS && v->match_kind != MATCH_ABSENCE;
	struct buf masked[3] = {{0}, {0}, {0}}, whole = {0};
	struct str before, quote, after, kept;
	struct html *h = &p->h;

	p->book->masked_count += (int64_t)mask_parts(parts, 3, masked);
	before = buf_str(&masked[0]);
	quote = buf_str(&masked[1]);
	after = buf_str(&masked[2]);
	kept = cluster_cut(quote, QUOTE_BYTES);
	p->book->cut_count += kept.len < quote.len;
	html_put(h,
	    is_found ? "<blockquote class=\"quote\">"
	             : "<blockquote class=\"quote near\">");
	/* The language is that of the sentence, not of a name in it. */
	for (size_t i = 0; i < 3; i++)
		(void)buf_append_str(&whole, buf_str(&masked[i]));
	html_foreign_begin(h, "bdi", buf_str(&whole));
	buf_release(&whole);
	put_cut(p, NULL, tail_of(before, CONTEXT_BYTES), before, true);
	put_cut(p, "<mark>", kept, quote, false);
	put_cut(p, "</mark>", cluster_cut(after, CONTEXT_BYTES), after, false);
	html_put(h, "</bdi></blockquote>\n");
	for (size_t i = 0; i < 3; i++)
		buf_release(&masked[i]);
}

/* Scheme and host. */
static struct str
origin_of(struct str url)
{
	size_t at = str_find(url, str_of("://"), 0);
	size_t end =
	    at == STR_NONE ? STR_NONE : str_find_char(url, '/', at + 3);

	return str_slice(url, 0, end == STR_NONE ? url.len : end);
}

static void
put_path(struct page *p, const struct book_agency *g,
    const struct proof_piece *piece)
{
	static const struct words home = {"Home page", "หน้าแรก"};

	html_words(&p->h, proof_phrase_text(PROOF_CLICK_PATH));
	html_put(&p->h, ": ");
	if (piece->is_unlinked)
		html_words(&p->h, proof_phrase_text(PROOF_NO_LINK));
	else if (str_equal_fold(origin_of(piece->page_url), origin_of(g->home)))
		html_words(&p->h, home);
	else
		html_words(&p->h, proof_phrase_text(PROOF_START_PAGE));
	if (piece->click_path.len > 0) {
		html_put(&p->h, " › ");
		page_foreign(p, piece->click_path);
	}
	html_put(&p->h, "<br>");
}

/* A part of a page, and text of a template, are not the page's own. */
static void
put_owner(struct page *p, const struct proof_piece *piece)
{
	const struct evidence *v = &piece->evidence;
	const struct str page = piece->page_url;
	struct words owner = proof_owner_text(v->ownership);

	if (!str_equal(piece->page_url, piece->url)) {
		html_put(&p->h, "<br>");
		page_say(p, proof_phrase_text(PROOF_PART_OF), &page, 1);
	}
	if (owner.en != NULL) {
		html_put(&p->h, "<br>");
		html_words(&p->h, owner);
	}
	if (piece->shared_with > 0) {
		html_put(&p->h, "<br>");
		agency_say_count(p, proof_phrase_text(PROOF_SHARED_WITH),
		    piece->shared_with);
	}
}

/* Bytes that came in an earlier round are older than the visit. */
static void
put_age(struct page *p, const struct agency_visit *v)
{
	if (v == NULL || v->revisit == REVISIT_NOT)
		return;
	html_put(&p->h, " · ");
	page_say(p, proof_since_text(v->revisit), &v->bytes_at, 1);
}

/* The capture that holds it: what it takes to cite it. */
static void
put_capture(struct page *p, const struct agency_facts *f,
    const struct proof_piece *piece)
{
	static const struct words taken = {"taken {1}", "จับภาพเมื่อ {1}"},
	                          warc = {"{1}, offset {2}", "{1} ตำแหน่ง {2}"};
	struct str args[2] = {piece->captured_at};

	html_put(&p->h, "<p class=\"fine\">");
	page_say(p, taken, args, 1);
	put_age(p, agency_visit_of(f, piece->url, piece->captured_at));
	html_put(&p->h, " · SHA-256 <code>");
	html_text(&p->h, piece->payload_sha256);
	html_put(&p->h, "</code>");
	if (piece->warc_offset >= 0) {
		args[0] = piece->warc_file;
		args[1] = arena_printf(
		    &p->scratch, "%lld", (long long)piece->warc_offset);
		html_put(&p->h, " · ");
		page_say(p, warc, args, 2);
	}
	html_put(&p->h, "</p>\n");
}

/* Its place in the body, and the command that opens it. */
static void
put_bytes(struct page *p, const struct proof_piece *piece)
{
	const struct evidence *v = &piece->evidence;

	html_put(&p->h, "<p class=\"fine\">");
	if (v->byte_start >= 0) {
		html_words(&p->h, proof_phrase_text(PROOF_LINE));
		buf_printf(&p->h.out, " %lld · ", (long long)v->line);
		html_words(&p->h, proof_phrase_text(PROOF_BYTES));
		buf_printf(&p->h.out, " %lld–%lld · ", (long long)v->byte_start,
		    (long long)v->byte_end);
	}
	html_put(&p->h, "<code>samruat capture ");
	html_text(&p->h, piece->evidence_id);
	html_put(&p->h, "</code></p>\n");
}

/* Several quotes of one page stand above its address. */
static bool
is_same_capture(const struct proof_piece *a, const struct proof_piece *b)
{
	return str_equal(a->url, b->url) &&
	    str_equal(a->page_url, b->page_url) &&
	    str_equal(a->captured_at, b->captured_at) &&
	    a->shared_with == b->shared_with &&
	    a->evidence.ownership == b->evidence.ownership;
}

static void
put_piece(struct page *p, const struct proof_piece *piece)
{
	const struct evidence *v = &piece->evidence;

	html_put(&p->h, "<p class=\"kind\">");
	html_words(&p->h, proof_found_text(v->match_kind));
	if (v->label.len > 0) {
		html_put(&p->h, ": ");
		page_foreign(p, v->label);
	}
	html_put(&p->h, "</p>\n");
	put_quote(p, v);
	if (piece->captured_at.len > 0)
		put_bytes(p, piece);
}

void
agency_put_pieces(
    struct agency_page *a, const struct proof_piece *pieces, size_t count)
{
	struct page *p = &a->p;

	for (size_t i = 0; i < count; i++) {
		const struct proof_piece *piece = &pieces[i];

		if (i == 0 || !is_same_capture(piece, piece - 1))
			html_put(&p->h, "<div class=\"piece\">");
		put_piece(p, piece);
		if (i + 1 < count && is_same_capture(piece, piece + 1))
			continue;
		if (piece->url.len > 0) {
			html_put(&p->h, "<p class=\"where\">");
			put_path(p, a->facts->of, piece);
			page_web_link(p, piece->url);
			put_owner(p, piece);
			html_put(&p->h, "</p>\n");
		}
		if (piece->captured_at.len > 0)
			put_capture(p, a->facts, piece);
		html_put(&p->h, "</div>\n");
	}
}
