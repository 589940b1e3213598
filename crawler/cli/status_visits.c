#include "cli/status_visits.h"

#include "base/limits.h"
#include "base/map.h"
#include "cli/grid.h"
#include "cli/tally.h"
#include "record/reason.h"
#include "web/url.h"

void
status_print_title(
    const struct invocation *inv, struct words title, int64_t total)
{
	(void)fprintf(inv->out, "\n%s: %lld\n", words_in(title, inv->lang),
	    (long long)total);
}

/* robots.txt */

struct text_of_word {
	const char *word;
	struct words text;
};

static const struct text_of_word robots_texts[] = {
    {"parsed", {"its rules hold", "ทำตามกฎในนั้น"}},
    {"absent", {"there is none, everything is allowed", "ไม่มี จึงขอได้ทุกหน้า"}},
    {"html",
        {"a page came in its place, everything is allowed",
            "ได้หน้าเว็บมาแทน จึงขอได้ทุกหน้า"}},
    {"stale", {"unreadable, an earlier copy holds", "อ่านไม่ได้ จึงใช้ฉบับก่อนหน้า"}},
    {"unreachable",
        {"unreadable, nothing may be asked for", "อ่านไม่ได้ จึงขอหน้าใด ๆ ไม่ได้"}},
    {"challenge",
        {"a firewall's page came, nothing may be asked for",
            "ได้หน้าของไฟร์วอลล์ จึงขอหน้าใด ๆ ไม่ได้"}},
};

static void
add_line(const struct invocation *inv, struct grid *g, int64_t count,
    struct str word, struct words text)
{
	grid_add_number(g, count);
	grid_add(g, word);
	grid_add(g, str_of(words_in(text, inv->lang)));
}

static void
add_robots(const struct invocation *inv, struct grid *g, const struct tally *t)
{
	enum { TEXTS = sizeof(robots_texts) / sizeof(robots_texts[0]) };

	for (size_t i = 0; i < t->count; i++) {
		size_t k = 0;

		while (k < TEXTS && !str_is(t->words[i], robots_texts[k].word))
			k++;
		add_line(inv, g, t->counts[i], t->words[i],
		    k < TEXTS ? robots_texts[k].text : (struct words){"", ""});
	}
}

struct delays {
	struct arena *arena;
	struct map hosts; /* whose crawl-delay left time for fewer pages */
	int64_t host_count;
	int64_t capped_count;
};

static void
count_capped(void *state, const struct view_row *r)
{
	struct delays *d = state;

	d->capped_count += view_row_number(r, "delay_capped", 0) != 0;
}

static void
count_slow_host(void *state, const struct view_row *r)
{
	struct delays *d = state;
	struct arena scratch = {0};
	struct url u = url_parse(&scratch, view_row_text(r, "url"), NULL, NULL);

	if (u.kind == URL_WEB && map_get(&d->hosts, u.host) == NULL) {
		map_put(&d->hosts, arena_str(d->arena, u.host), d);
		d->host_count++;
	}
	arena_release(&scratch);
}

static enum err_code
add_delays(const struct invocation *inv, struct grid *g, struct row_query q,
    struct err *e)
{
	static const struct words capped = {
	    "ask for more than {1} minutes between two requests and get {1}",
	    "ขอให้เว้นเกิน {1} นาทีระหว่างคำขอ เราเว้น {1} นาที"};
	static const struct words slow = {
	    "hosts with a crawl-delay so long that fewer pages were asked for",
	    "เครื่องที่ขอให้เว้นนานมาก จึงขอได้น้อยหน้าลง"};
	struct str minutes =
	    arena_printf(inv->arena, "%d", LIMIT_CRAWL_DELAY_MS / 60000);
	struct delays d = {.arena = inv->arena};
	struct buf text = {0};
	enum err_code rc = rows_each(&q, count_capped, &d, e);

	q.view = "skipped";
	q.filters[1] = (struct view_filter){
	    "reason", str_of(reason_word(REASON_CRAWL_DELAY))};
	if (rc == ERR_NONE)
		rc = rows_each(&q, count_slow_host, &d, e);
	words_append(&text, capped, inv->lang, &minutes, 1);
	if (rc == ERR_NONE && d.capped_count > 0)
		add_line(inv, g, d.capped_count, str_of("delay-capped"),
		    (struct words){buf_cstr(&text), buf_cstr(&text)});
	if (rc == ERR_NONE && d.host_count > 0)
		add_line(inv, g, d.host_count, q.filters[1].value, slow);
	buf_release(&text);
	map_release(&d.hosts);
	return rc;
}

static enum err_code
print_robots(const struct invocation *inv, struct store *s, struct str round,
    struct err *e)
{
	static const struct words title = {
	    "robots.txt that were asked for", "robots.txt ที่ได้ขอ"};
	struct row_query q = {s, "robots", {{"round", round}}};
	struct grid g = {.arena = inv->arena,
	    .column_count = 3,
	    .right = 1 << 0,
	    .fold_at = (size_t)inv->columns};
	struct tally t;
	enum err_code rc = tally_read(&q, "state", inv->arena, &t, e);

	if (rc != ERR_NONE)
		return rc;
	add_robots(inv, &g, &t);
	rc = add_delays(inv, &g, q, e);
	if (rc != ERR_NONE || t.total == 0)
		return rc;
	status_print_title(inv, title, t.total);
	grid_print(&g, 2, inv->out);
	return ERR_NONE;
}

/* Certificates */

static enum err_code
print_certificates(const struct invocation *inv, struct store *s,
    struct str round, struct err *e)
{
	static const struct words title = {
	    "certificates at fault", "ใบรับรองที่มีปัญหา"};
	struct row_query q = {s, "certificates", {{"round", round}}};
	struct grid g = {
	    .arena = inv->arena, .column_count = 2, .right = 1 << 0};
	struct tally t;
	int64_t faults = 0;
	enum err_code rc = tally_read(&q, "tls_result", inv->arena, &t, e);

	for (size_t i = 0; rc == ERR_NONE && i < t.count; i++) {
		if (str_is(t.words[i], "ok"))
			continue;
		faults += t.counts[i];
		grid_add_number(&g, t.counts[i]);
		grid_add(&g, t.words[i]);
	}
	if (rc != ERR_NONE || faults == 0)
		return rc;
	status_print_title(inv, title, faults);
	grid_print(&g, 2, inv->out);
	return ERR_NONE;
}

/* Pauses */

enum { CAUSES = 1 };

static const struct text_of_word causes[CAUSES] = {
    {"control",
        {"no control host answered: our own link was down",
            "ไม่มีเครื่องควบคุมใดตอบ เครือข่ายของเราขัดข้อง"}},
};

struct pauses {
	int64_t now_us;
	int64_t counts[CAUSES];
	int64_t lengths_us[CAUSES];
	int64_t total;
	bool is_open; /* one has not ended */
	bool has_ended; /* the round */
};

static void
note_end(void *state, const struct view_row *r)
{
	struct pauses *p = state;

	p->has_ended = view_row_text(r, "finished_at").len > 0;
}

static void
count_pause(void *state, const struct view_row *r)
{
	struct pauses *p = state;
	int64_t began_us = p->now_us, ended_us = p->now_us;
	struct str ended = view_row_text(r, "ended_at");

	(void)clock_from_iso(view_row_text(r, "began_at"), &began_us);
	(void)clock_from_iso(ended, &ended_us);
	p->total++;
	p->is_open = p->is_open || ended.len == 0;
	for (size_t i = 0; i < CAUSES; i++)
		if (str_is(view_row_text(r, "cause"), causes[i].word)) {
			p->counts[i]++;
			if (ended_us > began_us)
				p->lengths_us[i] += ended_us - began_us;
		}
}

/* Hours, minutes and seconds: "12:03:09". */
static struct str
length_text(struct arena *a, int64_t us)
{
	long long seconds = us / 1000000;

	return arena_printf(a, "%lld:%02lld:%02lld", seconds / 3600,
	    seconds / 60 % 60, seconds % 60);
}

static void
print_pause_lines(const struct invocation *inv, const struct pauses *p)
{
	static const struct words title = {
	    "times it stood still", "จำนวนครั้งที่หยุดรอ"};
	static const struct words open = {"it stands still now, or was "
	                                  "interrupted while it did",
	    "กำลังหยุดรออยู่ หรือถูกขัดจังหวะขณะหยุดรอ"};
	struct grid g = {.arena = inv->arena,
	    .column_count = 4,
	    .right = 5,
	    .fold_at = (size_t)inv->columns};

	for (size_t i = 0; i < CAUSES; i++) {
		if (p->counts[i] == 0)
			continue;
		grid_add_number(&g, p->counts[i]);
		grid_add(&g, str_of(causes[i].word));
		grid_add(&g, length_text(inv->arena, p->lengths_us[i]));
		grid_add(&g, str_of(words_in(causes[i].text, inv->lang)));
	}
	status_print_title(inv, title, p->total);
	grid_print(&g, 2, inv->out);
	if (p->is_open && !p->has_ended)
		(void)fprintf(inv->out, "  %s\n", words_in(open, inv->lang));
}

static enum err_code
print_pauses(const struct invocation *inv, struct store *s, struct str round,
    struct err *e)
{
	struct row_query q = {s, "rounds", {{"round", round}}};
	struct pauses p = {.now_us = clock_wall_us(inv->clock)};
	enum err_code rc = rows_each(&q, note_end, &p, e);

	q.view = "pauses";
	if (rc == ERR_NONE)
		rc = rows_each(&q, count_pause, &p, e);
	if (rc == ERR_NONE && p.total > 0)
		print_pause_lines(inv, &p);
	return rc;
}

enum err_code
status_print_visits(const struct invocation *inv, struct store *s,
    struct str round, struct err *e)
{
	enum err_code rc = print_robots(inv, s, round, e);

	if (rc == ERR_NONE)
		rc = print_certificates(inv, s, round, e);
	return rc == ERR_NONE ? print_pauses(inv, s, round, e) : rc;
}
