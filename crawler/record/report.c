#include "record/report.h"

#include "base/limits.h"
#include "record/view.h"
#include "record/wire.h"

/* Least bytes of an item on the wire, so that a count cannot lie. */
enum { LINK_BYTES = 48, WANT_BYTES = 16, SHEET_BYTES = 32, BLOCK_BYTES = 8 };

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

static void
write_wants(struct buf *out, const struct report *r)
{
	wire_put_number(out, (int64_t)r->want_count);
	for (size_t i = 0; i < r->want_count; i++) {
		wire_put_number(out, r->wants[i].kind);
		wire_put_text(out, r->wants[i].url);
	}
}

static void
write_sheets(struct buf *out, const struct report *r)
{
	wire_put_number(out, (int64_t)r->sheet_count);
	for (size_t i = 0; i < r->sheet_count; i++) {
		wire_put_number(out, (int64_t)r->sheets[i].number);
		wire_put_number(out, r->sheets[i].is_distilled);
		wire_put_text(out, r->sheets[i].rules);
		wire_put_number(out, r->sheets[i].is_cut);
	}
}

static void
write_blocks(struct buf *out, const struct report *r)
{
	wire_put_number(out, (int64_t)r->block_count);
	for (size_t i = 0; i < r->block_count; i++)
		wire_put_number(out, (int64_t)r->blocks[i]);
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
	write_wants(out, r);
	write_sheets(out, r);
	write_blocks(out, r);
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

static void
read_wants(struct wire_reader *in, struct arena *a, struct report *r)
{
	r->want_count = wire_count(in, WANT_BYTES);
	r->wants = arena_array(a, r->want_count, sizeof(*r->wants));
	for (size_t i = 0; i < r->want_count; i++) {
		r->wants[i].kind = (enum part_kind)wire_number_in(
		    in, PART_FRAME, PART_KIND_COUNT - 1);
		r->wants[i].url = wire_text(in, a);
	}
}

static void
read_sheets(struct wire_reader *in, struct arena *a, struct report *r)
{
	r->sheet_count = wire_count(in, SHEET_BYTES);
	if (r->sheet_count > LIMIT_SHEETS) {
		in->is_broken = true;
		r->sheet_count = 0;
	}
	r->sheets = arena_array(a, r->sheet_count, sizeof(*r->sheets));
	for (size_t i = 0; i < r->sheet_count; i++) {
		struct report_sheet *sheet = &r->sheets[i];

		sheet->number = (size_t)wire_number_in(in, 1, LIMIT_PARTS);
		sheet->is_distilled = wire_number_in(in, 0, 1) == 1;
		sheet->rules = wire_text(in, a);
		sheet->is_cut = wire_number_in(in, 0, 1) == 1;
		if (sheet->rules.len > LIMIT_DISTILLED_BYTES)
			in->is_broken = true;
	}
}

/* 0 stands for no block, so that it is none here either. */
static void
read_blocks(struct wire_reader *in, struct arena *a, struct report *r)
{
	uint64_t last = 0;

	r->block_count = wire_count(in, BLOCK_BYTES);
	if (r->block_count > LIMIT_BLOCKS) {
		in->is_broken = true;
		r->block_count = 0;
	}
	r->blocks = arena_array(a, r->block_count, sizeof(*r->blocks));
	for (size_t i = 0; i < r->block_count; i++) {
		r->blocks[i] = (uint64_t)wire_number(in);
		if (r->blocks[i] <= last)
			in->is_broken = true;
		last = r->blocks[i];
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
	read_wants(&in, a, &r);
	read_sheets(&in, a, &r);
	read_blocks(&in, a, &r);
	if (in.is_broken || in.rest.len > 0)
		return err_set(e, ERR_LIMIT, "a worker's message is broken");
	*out = r;
	return ERR_NONE;
}
