#include "record/report.h"

#include "record/view.h"
#include "record/wire.h"

/* Least bytes of an item on the wire, so that a count cannot lie. */
enum { LINK_BYTES = 48 };

static void
write_links(struct buf *out, const struct report *r)
{
	wire_put_number(out, (int64_t)r->link_count);
	for (size_t i = 0; i < r->link_count; i++) {
		wire_put_text(out, r->links[i].url);
		wire_put_text(out, r->links[i].text);
		wire_put_number(out, r->links[i].is_page);
		wire_put_number(out, r->links[i].is_frame);
		wire_put_number(out, r->links[i].is_map);
		wire_put_number(out, r->links[i].rank);
	}
}

void
report_write(struct buf *out, const struct report *r)
{
	wire_put_number(out, r->reason);
	wire_put_text(out, r->encoding);
	wire_put_text(out, r->encoding_source);
	wire_put_text(out, r->page_class);
	wire_put_text(out, r->title);
	wire_put_text(out, r->lang);
	wire_put_number(out, r->words_th);
	wire_put_number(out, r->words_en);
	wire_put_text(out, r->text_sha256);
	wire_put_number(out, r->view_flags);
	wire_put_number(out, r->names_agency);
	wire_put_text(out, r->redirect_to);
	wire_put_text(out, r->redirect_kind);
	write_links(out, r);
	wire_put_findings(out, r->findings, r->finding_count);
}

static void
read_links(struct wire_reader *in, struct arena *a, struct report *r)
{
	r->link_count = wire_count(in, LINK_BYTES);
	r->links = arena_array(a, r->link_count, sizeof(*r->links));
	for (size_t i = 0; i < r->link_count; i++) {
		r->links[i].url = wire_text(in, a);
		r->links[i].text = wire_text(in, a);
		r->links[i].is_page = wire_number_in(in, 0, 1) == 1;
		r->links[i].is_frame = wire_number_in(in, 0, 1) == 1;
		r->links[i].is_map = wire_number_in(in, 0, 1) == 1;
		r->links[i].rank = (int)wire_number_in(in, 0, 1000);
	}
}

enum err_code
report_read(
    struct arena *a, struct str bytes, struct report *out, struct err *e)
{
	struct wire_reader in = {.rest = bytes};
	struct report r = {0};

	r.reason =
	    (enum reason)wire_number_in(&in, REASON_NONE, REASON_COUNT - 1);
	r.encoding = wire_text(&in, a);
	r.encoding_source = wire_text(&in, a);
	r.page_class = wire_text(&in, a);
	r.title = wire_text(&in, a);
	r.lang = wire_text(&in, a);
	r.words_th = wire_number(&in);
	r.words_en = wire_number(&in);
	r.text_sha256 = wire_text(&in, a);
	r.view_flags = (unsigned)wire_number_in(&in, 0, (1 << VIEW_COUNT) - 1);
	r.names_agency = wire_number_in(&in, 0, 1) == 1;
	r.redirect_to = wire_text(&in, a);
	r.redirect_kind = wire_text(&in, a);
	read_links(&in, a, &r);
	r.findings = wire_findings(&in, a, &r.finding_count);
	if (in.is_broken || in.rest.len > 0)
		return err_set(e, ERR_LIMIT, "a worker's message is broken");
	*out = r;
	return ERR_NONE;
}
