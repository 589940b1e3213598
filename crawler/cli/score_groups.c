/* Figures of groups of agencies, as tables or as rows. */
#include "cli/grid.h"
#include "cli/rows.h"
#include "cli/score_view.h"
#include "publish/value.h"
#include "record/province.h"

static struct str
no_name(struct str key, enum lang lang, struct arena *a)
{
	(void)key;
	(void)lang;
	(void)a;
	return (struct str){0};
}

static struct str
province_name(struct str key, enum lang lang, struct arena *a)
{
	const struct province *p = province_of_code(key);

	(void)a;
	if (p == NULL)
		return (struct str){0};
	return str_of(words_in(p->name, lang));
}

static const struct score_by by_table[] = {
    {"ministry", "ministry_th", {"ministry", "กระทรวง"}, no_name},
    {"province", "province_code", {"province", "จังหวัด"}, province_name},
    {"office", "office_code", {"kind of office", "ประเภทสำนักงาน"}, no_name},
    {"level", "level", {"level", "ระดับ"}, no_name},
    {"agency", "agency_id", {"agency", "หน่วยงาน"}, no_name},
};

const struct score_by *
score_by(size_t i)
{
	return i < sizeof(by_table) / sizeof(by_table[0]) ? &by_table[i] : NULL;
}

/* The agencies of a round in order of id, each with its group's key. */
struct members {
	const struct score_by *by;
	struct arena *arena;
	struct str *ids;
	struct str *keys;
	size_t count;
	size_t id_capacity;
	size_t key_capacity;
};

struct grouping {
	struct groups groups;
	struct members members;
	size_t at; /* the member whose figures come */
};

static void
add_member(void *state, const struct view_row *r)
{
	struct members *m = state;

	m->ids = arena_grow(
	    m->arena, m->ids, &m->id_capacity, m->count + 1, sizeof(*m->ids));
	m->keys = arena_grow(m->arena, m->keys, &m->key_capacity, m->count + 1,
	    sizeof(*m->keys));
	m->ids[m->count] = view_row_copy(r, "agency_id", m->arena);
	if (m->by->word != NULL)
		m->keys[m->count] = view_row_copy(r, m->by->column, m->arena);
	m->count++;
}

static enum err_code
add_figure(void *state, const struct figure_row *row, struct err *e)
{
	struct grouping *g = state;
	const struct members *m = &g->members;

	(void)e;
	while (g->at < m->count && !str_equal(m->ids[g->at], row->agency_id))
		g->at++;
	groups_add(&g->groups,
	    g->at < m->count ? m->keys[g->at] : (struct str){0}, row);
	return ERR_NONE;
}

static const struct words not_stated = {"not stated", "ไม่ระบุ"};

static void
print_table(
    const struct score_view *v, const struct groups *g, const struct group *of)
{
	static const struct words heads[] = {{"", ""}, {"score", "คะแนน"},
	    {"lower", "ต่ำสุด"}, {"upper", "สูงสุด"}, {"coverage", "ครอบคลุม"},
	    {"published", "เผยแพร่"}, {"of", "จาก"}};
	enum { COLUMNS = sizeof(heads) / sizeof(heads[0]) };
	struct arena *a = v->inv->arena;
	struct grid grid = {.arena = a, .column_count = COLUMNS, .right = 0x7e};

	for (size_t i = 0; i < COLUMNS; i++)
		grid_add(&grid, str_of(words_in(heads[i], v->inv->lang)));
	for (size_t i = 0; i < g->figure_count; i++) {
		const struct group_name *name = &g->names[i];
		const struct group_figure *f = &of->figures[i];
		const struct plan_indicator *indicator = name->of_indicator;
		bool is_number =
		    indicator != NULL && indicator->kind == INDICATOR_COUNT;

		if (indicator != NULL)
			grid_add(&grid,
			    arena_printf(a, "  %.*s",
			        STR_ARG(score_title(v, indicator->title_th,
			            indicator->title_en, indicator->key))));
		else
			grid_add(&grid,
			    score_title(v, name->of_pillar->title_th,
			        name->of_pillar->title_en, name->pillar));
		grid_add(&grid,
		    score_text(a, f->score, f->published > 0, is_number));
		grid_add(
		    &grid, score_text(a, f->lower, f->applies > 0, is_number));
		grid_add(
		    &grid, score_text(a, f->upper, f->applies > 0, is_number));
		grid_add(
		    &grid, score_text(a, f->coverage, f->applies > 0, false));
		grid_add_number(&grid, f->published);
		grid_add_number(&grid, f->applies);
	}
	grid_print(&grid, 0, v->inv->out);
}

static void
print_group(const struct score_view *v, const struct score_by *by,
    const struct groups *g, const struct group *of)
{
	static const struct words head = {
	    "{1}: {2} ({3} agencies)", "{1}: {2} ({3} หน่วยงาน)"};
	static const struct words all = {
	    "All agencies. The score is the mean over those whose score is "
	    "published; bounds and coverage are means over all to which "
	    "something applies.",
	    "ทุกหน่วยงาน คะแนนคือค่าเฉลี่ยของหน่วยงานที่เผยแพร่คะแนน "
	    "ส่วนช่วงและความครอบคลุมคือค่าเฉลี่ยของทุกหน่วยงานที่เข้าข่าย"};
	struct arena *a = v->inv->arena;
	enum lang lang = v->inv->lang;

	if (by->word != NULL) {
		struct str name = by->name_of(of->key, lang, a);
		const struct str args[] = {str_of(words_in(by->title, lang)),
		    of->key.len == 0   ? str_of(words_in(not_stated, lang))
		        : name.len > 0 ? arena_printf(a, "%.*s %.*s",
		                             STR_ARG(of->key), STR_ARG(name))
		                       : of->key,
		    arena_printf(a, "%lld", (long long)of->agencies)};

		print_words(head, lang, args, 3, v->inv->out);
	} else {
		print_words(all, lang, NULL, 0, v->inv->out);
	}
	print_table(v, g, of);
	(void)fputc('\n', v->inv->out);
}

static const struct view_column columns[] = {
    SCORE_COLUMNS,
    {"by", VALUE_TEXT},
    {"group", VALUE_TEXT},
    {"group_th", VALUE_TEXT},
    {"group_en", VALUE_TEXT},
    {"pillar", VALUE_TEXT},
    {"indicator", VALUE_TEXT},
    {"kind", VALUE_TEXT},
    {"agencies", VALUE_INT},
    {"applies", VALUE_INT},
    {"published", VALUE_INT},
    {"score", VALUE_REAL},
    {"lower", VALUE_REAL},
    {"upper", VALUE_REAL},
    {"coverage", VALUE_REAL},
    {"level", VALUE_REAL},
};
enum { COLUMN_COUNT = sizeof(columns) / sizeof(columns[0]) };
static const struct view_info figures_view = {"figures", columns, COLUMN_COUNT};

static struct str
name_in(const struct score_by *by, struct str key, enum lang lang,
    const struct score_view *v)
{
	return by->word != NULL ? by->name_of(key, lang, v->inv->arena)
	                        : (struct str){0};
}

static void
write_row(const struct score_view *v, const struct score_by *by,
    const struct groups *g, const struct group *of, size_t i, struct buf *out)
{
	const struct group_name *name = &g->names[i];
	const struct group_figure *f = &of->figures[i];
	bool is_by = by->word != NULL;
	struct str key =
	    is_by && of->key.len == 0 ? str_of("not-stated") : of->key;
	struct view_value row[COLUMN_COUNT];
	size_t n = score_first_values(v, row);

	row[n++] = value_word(is_by ? by->word : "all");
	row[n++] = value_text(key);
	row[n++] = value_text(name_in(by, of->key, LANG_TH, v));
	row[n++] = value_text(name_in(by, of->key, LANG_EN, v));
	row[n++] = value_text(name->pillar);
	row[n++] = value_text(name->indicator);
	row[n++] = value_text(name->of_indicator != NULL
	        ? str_of(indicator_kind_word(name->of_indicator->kind))
	        : (struct str){0});
	row[n++] = value_int(of->agencies);
	row[n++] = value_int(f->applies);
	row[n++] = value_int(f->published);
	row[n++] = value_real_if(f->published > 0, f->score);
	row[n++] = value_real_if(f->applies > 0, f->lower);
	row[n++] = value_real_if(f->applies > 0, f->upper);
	row[n++] = value_real_if(f->applies > 0, f->coverage);
	row[n++] = value_real_if(f->level >= 0, f->level);
	v->format->row(out, &figures_view, row);
}

static void
write_groups(const struct score_view *v, const struct score_by *by,
    const struct groups *g)
{
	struct buf out = {0};

	v->format->head(&out, &figures_view);
	for (size_t i = 0; i < g->count; i++)
		for (size_t k = 0; k < g->figure_count; k++)
			write_row(v, by, g, g->items[i], k, &out);
	print_bytes(buf_str(&out), v->inv->out);
	buf_release(&out);
}

enum err_code
score_print_groups(
    const struct score_view *v, const struct score_by *by, struct err *e)
{
	struct grouping g = {.members = {.by = by, .arena = v->inv->arena}};
	struct row_query q = {v->store, "agencies", {{"round", v->of.round}}};
	struct score_wish wish = {.store = v->store,
	    .plan = &v->plan,
	    .of = v->of,
	    .on_row = add_figure,
	    .state = &g};
	enum err_code rc = rows_each(&q, add_member, &g.members, e);

	groups_init(&g.groups, &v->plan);
	if (rc == ERR_NONE)
		rc = score_each(&wish, e);
	groups_finish(&g.groups);
	if (rc == ERR_NONE && v->format != NULL)
		write_groups(v, by, &g.groups);
	else
		for (size_t i = 0; rc == ERR_NONE && i < g.groups.count; i++)
			print_group(v, by, &g.groups, g.groups.items[i]);
	groups_release(&g.groups);
	return rc;
}
