/*
 * samruat requests: what was asked of a host, when, at what pace, under which
 * robots decision: the answer to its IT office.
 */
#include "base/limits.h"
#include "cli/command.h"
#include "cli/grid.h"
#include "cli/requests.h"
#include "record/capture.h"

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

/* What is to be known of a request besides its answer: " (phone, attempt 2)". */
static struct str
notes_of(const struct invocation *inv, const struct request *q)
{
	static const struct words phone = {"as a phone", "แบบโทรศัพท์"};
	static const struct words attempt = {"attempt {1}", "ครั้งที่ {1}"};
	static const struct words same[] = {
	    [REVISIT_NOT_MODIFIED] = {"not modified", "ไม่เปลี่ยนแปลง"},
	    [REVISIT_SAME_PAYLOAD] = {"same bytes as before", "ไบต์เหมือนเดิม"},
	};
	struct str number =
	    arena_printf(inv->arena, "%lld", (long long)q->attempt);
	struct buf notes = {0};
	struct str text;

	if (q->is_phone)
		buf_printf(&notes, ", %s", words_in(phone, inv->lang));
	if (q->attempt > 1) {
		(void)buf_append_cstr(&notes, ", ");
		words_append(&notes, attempt, inv->lang, &number, 1);
	}
	for (int r = REVISIT_NOT_MODIFIED; r <= REVISIT_SAME_PAYLOAD; r++)
		if (str_is(q->revisit, revisit_word((enum revisit)r)))
			buf_printf(
			    &notes, ", %s", words_in(same[r], inv->lang));
	text = str_slice(buf_str(&notes), 2, notes.len);
	if (notes.len > 0)
		text = arena_printf(inv->arena, " (%.*s)", STR_ARG(text));
	buf_release(&notes);
	return text;
}

static void
add_heads(const struct invocation *inv, struct grid *g,
    const struct words *heads, size_t count)
{
	for (size_t i = 0; i < count; i++)
		grid_add(g, str_of(words_in(heads[i], inv->lang)));
}

static void
add_request(const struct invocation *inv, const struct request_list *k,
    struct grid *g, const struct request *q)
{
	char time[CLOCK_ISO_BYTES];

	clock_iso(q->started_us, time);
	grid_add(g, str_of(time));
	grid_add(g, seconds(inv->arena, q->gap_us));
	if (q->status > 0)
		grid_add_number(g, q->status);
	else
		grid_add(g, q->reason);
	grid_add(g, str_of(q->robots));
	if (k->agency_id.len == 0)
		grid_add(g, q->agency_id);
	grid_add(g,
	    arena_printf(inv->arena, "%.*s%.*s", STR_ARG(q->url),
	        STR_ARG(notes_of(inv, q))));
}

/* Of a host, for whom each was made as well. */
static void
print_requests(const struct invocation *inv, const struct request_list *k)
{
	static const struct words heads[] = {{"time (UTC)", "เวลา (UTC)"},
	    {"gap s", "ห่าง (วินาที)"}, {"answer", "คำตอบ"}, {"robots", "robots"}};
	static const struct words agency = {"for", "เพื่อ"};
	static const struct words address = {"address", "ที่อยู่เว็บ"};
	bool is_of_host = k->agency_id.len == 0;
	struct grid g = {.arena = inv->arena,
	    .column_count = is_of_host ? 6 : 5,
	    .right = 1 << 1};

	add_heads(inv, &g, heads, sizeof(heads) / sizeof(heads[0]));
	if (is_of_host)
		add_heads(inv, &g, &agency, 1);
	add_heads(inv, &g, &address, 1);
	for (size_t i = 0; i < k->count; i++) {
		const struct request *q = &k->requests[i];

		if (q->host->is_meant &&
		    (k->agency_id.len == 0 ||
		        str_equal(k->agency_id, q->agency_id)))
			add_request(inv, k, &g, q);
	}
	grid_print(&g, 0, inv->out);
}

static void
print_line(const struct invocation *inv, struct words text, struct str arg)
{
	print_words(text, inv->lang, &arg, 1, inv->out);
}

static void
print_count(const struct invocation *inv, struct words text, int64_t count)
{
	print_line(
	    inv, text, arena_printf(inv->arena, "%lld", (long long)count));
}

/* Others at the addresses of these hosts, by name as far as they are few. */
static void
print_neighbours(const struct invocation *inv, const struct request_list *k)
{
	enum { NAMES = 5 };
	static const struct words there = {
	    "gaps count from the last request to the same address, where {1} "
	    "was asked, too",
	    "ระยะห่างนับจากคำขอก่อนหน้าถึงเลขที่อยู่เดียวกัน ซึ่งมี {1} อยู่ด้วย"};
	struct buf names = {0};
	size_t count = 0;

	for (size_t i = 0; i < k->host_count; i++) {
		if (k->hosts[i]->is_meant || k->hosts[i]->requests == 0)
			continue;
		if (count++ < NAMES)
			buf_printf(&names, "%s%.*s", count > 1 ? ", " : "",
			    STR_ARG(k->hosts[i]->name));
	}
	if (count > NAMES)
		buf_printf(&names, " + %zu", count - NAMES);
	if (count > 0)
		print_line(inv, there, buf_str(&names));
	buf_release(&names);
}

static void
print_hosts(const struct invocation *inv, const struct request_list *k)
{
	static const struct words heads[] = {{"host", "เครื่อง"},
	    {"IP address", "เลขที่อยู่ IP"}, {"requests", "คำขอ"}, {"bytes", "ไบต์"},
	    {"smallest gap s", "ห่างน้อยสุด (วินาที)"}};
	struct grid g = {.arena = inv->arena, .column_count = 5, .right = 28};

	add_heads(inv, &g, heads, sizeof(heads) / sizeof(heads[0]));
	for (size_t i = 0; i < k->host_count; i++) {
		const struct asked_host *h = k->hosts[i];

		if (!h->is_meant)
			continue;
		grid_add(&g, h->name);
		grid_add(&g, h->ip.len > 0 ? h->ip : str_of("-"));
		grid_add_number(&g, h->requests);
		grid_add_number(&g, h->bytes);
		grid_add(&g, seconds(inv->arena, h->smallest_gap_us));
	}
	(void)fputc('\n', inv->out);
	grid_print(&g, 0, inv->out);
}

/* Milliseconds as microseconds, without an overflow. */
static int64_t
us_of_ms(int64_t ms)
{
	return ms > INT64_MAX / 1000 ? INT64_MAX : ms * 1000;
}

/* The wait that a crawl-delay led to, in milliseconds; -1: it asks for none. */
static int64_t
kept_ms(const struct request_list *k, const struct asked_origin *o)
{
	int64_t ms = o->crawl_delay_ms;

	if (ms < 0)
		return -1;
	if (o->is_delay_capped)
		ms = LIMIT_CRAWL_DELAY_MS;
	return ms > k->delay_ms ? ms : k->delay_ms;
}

/* What each robots.txt says, and the crawl-delay that it asked for and got. */
static void
print_robots(const struct invocation *inv, const struct request_list *k)
{
	static const struct words heads[] = {
	    {"robots.txt of", "robots.txt ของ"}, {"is", "ผล"},
	    {"crawl-delay s", "crawl-delay (วินาที)"},
	    {"kept s", "เว้นจริง (วินาที)"}};
	struct grid g = {.arena = inv->arena, .column_count = 4, .right = 12};

	add_heads(inv, &g, heads, sizeof(heads) / sizeof(heads[0]));
	for (size_t i = 0; i < k->origin_count; i++) {
		const struct asked_origin *o = k->origins[i];

		grid_add(&g, o->name);
		grid_add(&g, o->state);
		grid_add(&g, seconds(inv->arena, us_of_ms(o->crawl_delay_ms)));
		grid_add(&g, seconds(inv->arena, us_of_ms(kept_ms(k, o))));
	}
	if (k->origin_count == 0)
		return;
	(void)fputc('\n', inv->out);
	grid_print(&g, 0, inv->out);
}

static void
print_rest(const struct invocation *inv, const struct request_list *k)
{
	static const struct words held = {
	    "addresses not asked for because of robots.txt: {1}",
	    "ที่อยู่เว็บที่ไม่ได้ขอเพราะ robots.txt: {1}"};
	static const struct words slowed = {
	    "addresses not asked for because of the long crawl-delay: {1}",
	    "ที่อยู่เว็บที่ไม่ได้ขอเพราะ crawl-delay นานมาก: {1}"};
	static const struct words reused = {
	    "pages of an earlier round used without asking again: {1}",
	    "หน้าที่ใช้ของรอบก่อนโดยไม่ได้ขอใหม่: {1}"};
	static const struct words delay = {
	    "the round keeps at least {1} s between two requests",
	    "รอบนี้เว้นระหว่างคำขออย่างน้อย {1} วินาที"};
	static const struct words agent = {"we came as {1}", "เราแจ้งชื่อว่า {1}"};

	(void)fputc('\n', inv->out);
	print_neighbours(inv, k);
	if (k->delay_ms > 0)
		print_line(
		    inv, delay, seconds(inv->arena, us_of_ms(k->delay_ms)));
	print_count(inv, held, k->held_back);
	if (k->slowed_down > 0)
		print_count(inv, slowed, k->slowed_down);
	if (k->reused > 0)
		print_count(inv, reused, k->reused);
	if (k->user_agent.len > 0)
		print_line(inv, agent, k->user_agent);
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	struct request_list *k = arena_alloc(inv->arena, sizeof(*k));
	struct store *s = NULL;
	struct str round = {0};
	enum err_code rc =
	    rows_open(inv, option_get(inv, "round"), &s, &round, e);

	k->arena = inv->arena;
	if (rc == ERR_NONE)
		rc = requests_read(s, round, str_of(inv->operands[0]), k, e);
	if (rc == ERR_NONE) {
		print_requests(inv, k);
		print_hosts(inv, k);
		print_robots(inv, k);
		print_rest(inv, k);
	}
	requests_release(k);
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
