/* samruat skipped: every URL that is known and was not audited, and why. */
#include "cli/command.h"
#include "cli/grid.h"
#include "cli/rows.h"
#include "cli/table_option.h"
#include "record/reason.h"

static const struct command_option options[] = {
    TABLE_FORMAT_OPTION,
    {"round", "NAME",
        {"the round (default: the newest)", "รอบ (ค่าเริ่มต้น รอบล่าสุด)"}},
    {0},
};

struct listing {
	const struct invocation *inv;
	const struct table_format *format; /* NULL: text */
	struct buf agency_id; /* of the row before */
	struct buf line;
	int64_t counts[REASON_COUNT];
	int64_t total;
};

enum { REASON_CELLS = 22 };

static void
print_text(struct listing *l, const struct view_row *r)
{
	FILE *out = l->inv->out;
	struct str agency_id = view_row_text(r, "agency_id");
	struct str reason = view_row_text(r, "reason");

	if (!str_equal(agency_id, buf_str(&l->agency_id))) {
		print_safe(agency_id, out);
		(void)fputc('\n', out);
		buf_clear(&l->agency_id);
		(void)buf_append_str(&l->agency_id, agency_id);
	}
	/* Words of our own list: a character is a cell. */
	(void)fprintf(out, "  %-*.*s", REASON_CELLS, STR_ARG(reason));
	print_safe(view_row_text(r, "url"), out);
	(void)fputc('\n', out);
	l->counts[reason_of_word(reason)]++;
	l->total++;
}

static void
take_row(void *state, const struct view_row *r)
{
	struct listing *l = state;

	if (l->format == NULL) {
		print_text(l, r);
		return;
	}
	buf_clear(&l->line);
	l->format->row(&l->line, r->view, r->values);
	print_bytes(buf_str(&l->line), l->inv->out);
}

static void
print_totals(const struct listing *l)
{
	static const struct words sum = {"in all", "รวม"};
	struct grid g = {.arena = l->inv->arena,
	    .column_count = 3,
	    .right = 1 << 1,
	    .fold_at = (size_t)l->inv->columns};

	for (int r = REASON_NONE + 1; r < REASON_COUNT; r++) {
		if (l->counts[r] == 0)
			continue;
		grid_add(&g, str_of(reason_word((enum reason)r)));
		grid_add_number(&g, l->counts[r]);
		grid_add(&g,
		    str_of(
		        words_in(reason_text((enum reason)r), l->inv->lang)));
	}
	if (l->total > 0)
		(void)fputc('\n', l->inv->out);
	grid_print(&g, 0, l->inv->out);
	(void)fprintf(l->inv->out, "%s: %lld\n", words_in(sum, l->inv->lang),
	    (long long)l->total);
}

static void
note_there(void *state, const struct view_row *r)
{
	(void)r;
	*(bool *)state = true;
}

static enum err_code
check_agency(const struct row_query *of, struct err *e)
{
	struct row_query q = *of;
	bool is_there = q.filters[1].value.len == 0;
	enum err_code rc;

	q.view = "agencies";
	rc = is_there ? ERR_NONE : rows_each(&q, note_there, &is_there, e);
	if (rc == ERR_NONE && !is_there)
		rc = err_set(e, ERR_USAGE, "round %.*s has no agency %.*s",
		    STR_ARG(q.filters[0].value), STR_ARG(q.filters[1].value));
	return rc;
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	struct listing l = {.inv = inv};
	struct row_query q = {.view = "skipped",
	    .filters = {{.column = "round"}, {.column = "agency_id"}}};
	enum err_code rc = option_table_format(inv, &l.format, e);

	if (inv->operand_count > 0)
		q.filters[1].value = str_of(inv->operands[0]);
	if (rc == ERR_NONE)
		rc = rows_open(inv, option_get(inv, "round"), &q.store,
		    &q.filters[0].value, e);
	if (rc == ERR_NONE)
		rc = check_agency(&q, e);
	if (rc == ERR_NONE && l.format != NULL) {
		l.format->head(&l.line, store_view_named(q.view));
		print_bytes(buf_str(&l.line), inv->out);
	}
	if (rc == ERR_NONE)
		rc = rows_each(&q, take_row, &l, e);
	if (rc == ERR_NONE && l.format == NULL)
		print_totals(&l);
	buf_release(&l.agency_id);
	buf_release(&l.line);
	store_close(q.store);
	return rc;
}

const struct command command_skipped = {
    .name = "skipped",
    .usage = "[AGENCY] [--format text|csv|jsonl] [--round NAME]",
    .summary = {"lists every known URL that was not audited, with its reason",
        "แสดงทุกที่อยู่เว็บที่ทราบแต่ไม่ได้ตรวจ พร้อมสาเหตุ"},
    .options = options,
    .operands_max = 1,
    .run = run,
};
