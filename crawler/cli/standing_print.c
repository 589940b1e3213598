/* The table of home pages: for a terminal, a spreadsheet, a program. */
#include <assert.h>

#include "base/csv.h"
#include "base/json.h"
#include "cli/grid.h"
#include "cli/standing.h"

static const struct {
	const char *word;
	struct words text;
} stands[STAND_COUNT] = {
    [STAND_REACHED] = {"reached", {"reached", "เข้าถึงได้"}},
    [STAND_JS_SHELL] = {"js-shell",
        {"reached, drawn by a script", "เข้าถึงได้ แต่เนื้อหามาจากสคริปต์"}},
    [STAND_MOVED] = {"moved", {"moved", "ย้ายไปที่อื่น"}},
    [STAND_BLOCKED] = {"blocked", {"blocked", "ถูกปิดกั้น"}},
    [STAND_FORBIDDEN] = {"forbidden",
        {"forbidden by robots.txt", "robots.txt ไม่อนุญาต"}},
    [STAND_NO_PAGE] = {"no-page", {"no page", "ไม่ใช่หน้าเว็บ"}},
    [STAND_NO_ANSWER] = {"no-answer", {"no answer", "ไม่ตอบ"}},
    [STAND_DEAD_NAME] = {"dead-name", {"dead name", "ไม่มีชื่อโดเมนนี้"}},
    [STAND_NO_SITE] = {"no-site", {"no site", "ไม่มีเว็บไซต์"}},
    [STAND_NOT_ASKED] = {"not-asked", {"not asked", "ยังไม่ได้ขอ"}},
};

static const struct {
	const char *word;
	struct words text;
} names[] = {
    [ANSWER_UNKNOWN] = {"", {"?", "?"}},
    [ANSWER_NO] = {"no", {"no", "ไม่"}},
    [ANSWER_YES] = {"yes", {"yes", "ใช่"}},
};

static const char *const columns[] = {
    "agency_id", "class", "reason", "names_agency", "seed", "led_to"};
enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

static struct str
seed_of(const struct standing *s)
{
	return s->agency->seed_count == 0 ? (struct str){0}
	                                  : s->agency->seeds[0].url;
}

/* The cells of a row, in the words of the ledger. */
static void
fill_cells(const struct standing *s, struct str cells[COLUMNS])
{
	cells[0] = s->agency->id;
	cells[1] = str_of(stands[s->stand].word);
	cells[2] = str_of(reason_word(s->reason));
	cells[3] = str_of(names[s->names].word);
	cells[4] = seed_of(s);
	cells[5] = s->led_to;
}

static void
add_head(struct grid *g, enum lang lang)
{
	static const struct words heads[] = {
	    {"agency", "หน่วยงาน"},
	    {"home page", "หน้าแรก"},
	    {"reason", "สาเหตุ"},
	    {"names it", "มีชื่อหน่วยงาน"},
	    {"where it led", "ไปสิ้นสุดที่"},
	};

	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
		grid_add(g, str_of(words_in(heads[i], lang)));
}

void
standings_print(const struct invocation *inv, const struct standings *all)
{
	struct grid g = {.arena = inv->arena, .column_count = 5};

	add_head(&g, inv->lang);
	for (size_t i = 0; i < all->targets->count; i++) {
		const struct standing *s = &all->items[i];

		grid_add(&g, s->agency->id);
		grid_add(
		    &g, str_of(words_in(stands[s->stand].text, inv->lang)));
		grid_add(&g, str_of(reason_word(s->reason)));
		grid_add(&g, str_of(words_in(names[s->names].text, inv->lang)));
		grid_add(&g, s->led_to.len > 0 ? s->led_to : seed_of(s));
	}
	grid_print(&g, 0, inv->out);
}

static void
append_csv_row(struct buf *out, const struct str cells[COLUMNS])
{
	for (size_t c = 0; c < COLUMNS; c++) {
		if (c > 0)
			(void)buf_append_char(out, ',');
		csv_append_field(out, cells[c]);
	}
	(void)buf_append_char(out, '\n');
}

void
standings_print_csv(const struct invocation *inv, const struct standings *all)
{
	struct buf text = {0};
	struct str cells[COLUMNS];

	for (size_t c = 0; c < COLUMNS; c++)
		cells[c] = str_of(columns[c]);
	append_csv_row(&text, cells);
	for (size_t i = 0; i < all->targets->count; i++) {
		fill_cells(&all->items[i], cells);
		append_csv_row(&text, cells);
	}
	print_bytes(buf_str(&text), inv->out);
	buf_release(&text);
}

void
standings_print_json(const struct invocation *inv, const struct standings *all)
{
	struct buf text = {0};
	struct str cells[COLUMNS];

	for (size_t i = 0; i < all->targets->count; i++) {
		json_t *row = json_object();

		assert(row != NULL);
		fill_cells(&all->items[i], cells);
		for (size_t c = 0; c < COLUMNS; c++)
			(void)json_object_set_new(row, columns[c],
			    cells[c].len > 0 ? json_from_str(cells[c])
			                     : json_null());
		json_append_line(&text, row);
		json_decref(row);
	}
	print_bytes(buf_str(&text), inv->out);
	buf_release(&text);
}
