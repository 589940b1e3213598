/*
 * samruat requests: what was asked of a host, when, at what pace, under which
 * robots decision: the answer to its IT office.
 */
#include "cli/command.h"
#include "cli/grid.h"
#include "cli/requests.h"

static const struct command_option options[] = {
    {"round", "NAME",
        {"the round (default: the newest)", "รอบ (ค่าเริ่มต้น รอบล่าสุด)"}},
    {0},
};

static struct str
seconds(struct arena *a, int64_t us)
{
	if (us < 0)
		return str_of("-");
	return arena_printf(a, "%lld.%03lld", (long long)(us / 1000000),
	    (long long)(us / 1000 % 1000));
}

static void
print_requests(const struct invocation *inv, const struct asked *k)
{
	static const struct words heads[] = {{"time (UTC)", "เวลา (UTC)"},
	    {"gap s", "ห่าง (วินาที)"}, {"answer", "คำตอบ"}, {"robots", "robots"},
	    {"address", "ที่อยู่เว็บ"}};
	struct grid g = {
	    .arena = inv->arena, .column_count = 5, .right = 1 << 1};
	char time[CLOCK_ISO_BYTES];

	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
		grid_add(&g, str_of(words_in(heads[i], inv->lang)));
	for (size_t i = 0; i < k->count; i++) {
		const struct request *q = &k->requests[i];

		if (k->agency_id.len > 0 &&
		    !str_equal(k->agency_id, q->agency_id))
			continue;
		clock_iso(q->started_us, time);
		grid_add(&g, str_of(time));
		grid_add(&g, seconds(inv->arena, q->gap_us));
		if (q->status > 0)
			grid_add_number(&g, q->status);
		else
			grid_add(&g, q->reason);
		grid_add(&g, str_of(q->robots));
		grid_add(&g, q->url);
	}
	grid_print(&g, 0, inv->out);
}

static void
print_totals(const struct invocation *inv, const struct asked *k)
{
	static const struct words heads[] = {{"host", "เครื่อง"},
	    {"requests", "คำขอ"}, {"bytes", "ไบต์"},
	    {"smallest gap s", "ห่างน้อยสุด (วินาที)"}};
	static const struct words held = {
	    "{1} addresses were not asked for because of robots.txt\n",
	    "ไม่ได้ขอ {1} ที่อยู่เว็บ เพราะ robots.txt\n"};
	struct str count =
	    arena_printf(inv->arena, "%lld", (long long)k->held_back);
	struct grid g = {.arena = inv->arena, .column_count = 4, .right = 14};
	struct buf line = {0};

	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
		grid_add(&g, str_of(words_in(heads[i], inv->lang)));
	for (size_t i = 0; i < k->host_count; i++) {
		grid_add(&g, k->hosts[i].name);
		grid_add_number(&g, k->hosts[i].requests);
		grid_add_number(&g, k->hosts[i].bytes);
		grid_add(&g, seconds(inv->arena, k->hosts[i].smallest_gap_us));
	}
	(void)fputc('\n', inv->out);
	grid_print(&g, 0, inv->out);
	words_append(&line, held, inv->lang, &count, 1);
	print_bytes(buf_str(&line), inv->out);
	buf_release(&line);
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	struct asked *k = arena_alloc(inv->arena, sizeof(*k));
	struct store *s = NULL;
	struct str round = {0};
	enum err_code rc =
	    rows_open(inv, option_get(inv, "round"), &s, &round, e);

	k->arena = inv->arena;
	if (rc == ERR_NONE)
		rc = requests_read(s, round, str_of(inv->operands[0]), k, e);
	if (rc == ERR_NONE) {
		print_requests(inv, k);
		print_totals(inv, k);
	}
	store_close(s);
	return rc;
}

const struct command command_requests = {
    .name = "requests",
    .usage = "AGENCY|HOST [--round NAME]",
    .summary = {"what was asked of an agency or host, when and at what pace",
        "คำขอที่ส่งถึงหน่วยงานหรือเครื่องหนึ่ง เวลา และระยะห่าง"},
    .options = options,
    .operands_min = 1,
    .operands_max = 1,
    .run = run,
};
