/* What is compared: rounds, audits, programs and rule packs of both sides. */
#include "cli/compare_text.h"
#include "cli/grid.h"
#include "cli/rows.h"

enum { PACK_DIGITS = 12 };

struct round_times {
	struct arena *arena;
	struct str started_at;
	struct str finished_at;
};

static void
take_round(void *state, const struct view_row *r)
{
	struct round_times *t = state;

	t->started_at = view_row_copy(r, "started_at", t->arena);
	t->finished_at = view_row_copy(r, "finished_at", t->arena);
}

static struct str
short_pack(struct str pack)
{
	struct str prefix = str_of("sha256:");

	if (str_starts(pack, prefix))
		pack = str_slice(pack, prefix.len, pack.len);
	return pack.len > 0 ? str_slice(pack, 0, PACK_DIGITS) : str_of("?");
}

static enum err_code
add_side(struct grid *g, const struct invocation *inv,
    const struct comparison *c, enum compare_side side, struct err *e)
{
	static const struct words names[COMPARE_SIDES] = {
	    {"before", "ก่อน"}, {"after", "หลัง"}, {"between", "ระหว่าง"}};
	static const struct words open = {"not finished", "ยังไม่จบ"},
	                          part = {"not complete", "ไม่ครบ"};
	const struct stored_audit *audit = &c->sides[side];
	struct round_times t = {.arena = inv->arena};
	const struct row_query q = {
	    c->store, "rounds", {{"round", audit->round}}};
	enum err_code rc = rows_each(&q, take_round, &t, e);

	if (t.finished_at.len == 0)
		t.finished_at = str_of(words_in(open, inv->lang));
	grid_add(g, str_of(words_in(names[side], inv->lang)));
	grid_add(g,
	    arena_printf(inv->arena, "%.*s/%.*s", STR_ARG(audit->round),
	        STR_ARG(audit->name)));
	grid_add(g,
	    arena_printf(inv->arena, "rules %.*s",
	        STR_ARG(short_pack(audit->rule_pack))));
	grid_add(g,
	    arena_printf(
	        inv->arena, "samruat %.*s", STR_ARG(audit->program_version)));
	grid_add(g,
	    arena_printf(inv->arena, "%.*s - %.*s%s%s", STR_ARG(t.started_at),
	        STR_ARG(t.finished_at), audit->is_complete ? "" : "  ",
	        audit->is_complete ? "" : words_in(part, inv->lang)));
	return rc;
}

static struct str
number(const struct invocation *inv, size_t n)
{
	return arena_printf(inv->arena, "%zu", n);
}

static void
print_rules(const struct invocation *inv, const struct comparison *c)
{
	static const struct words
	    same = {"the rule packs are the same", "ชุดกฎเป็นชุดเดียวกัน"},
	    differ = {"the rule packs differ: {1} rules are in both, of which "
	              "{2} decide in another way; new: {3}, gone: {4}",
	        "ชุดกฎต่างกัน: มีทั้งสองฝั่ง {1} ข้อ ตัดสินต่างจากเดิม {2} ข้อ "
	        "เพิ่มมา {3} ข้อ หายไป {4} ข้อ"},
	    split = {"for {1} of these {2} tells the rule from the site",
	        "ในจำนวนนี้ {1} ข้อ ใช้ {2} แยกผลของกฎออกจากผลของเว็บไซต์"};
	const struct stored_audit *sides = c->sides,
	                          *between = &c->sides[COMPARE_BETWEEN];
	size_t both = 0, other = 0, came = 0, went = 0, told = 0;

	for (size_t i = 0; i < c->rule_count; i++) {
		const struct compared_rule *r = &c->rules[i];
		bool was = r->is_in[COMPARE_BEFORE];
		bool is = r->is_in[COMPARE_AFTER];

		both += was && is;
		other += was && is && !r->is_same;
		came += !was;
		went += !is;
		told += r->is_split;
	}
	if (other + came + went == 0 &&
	    str_equal(sides[COMPARE_BEFORE].rule_pack,
	        sides[COMPARE_AFTER].rule_pack)) {
		print_words(same, inv->lang, NULL, 0, inv->out);
		return;
	}
	print_words(differ, inv->lang,
	    (const struct str[]){number(inv, both), number(inv, other),
	        number(inv, came), number(inv, went)},
	    4, inv->out);
	if (told > 0)
		print_words(split, inv->lang,
		    (const struct str[]){number(inv, told),
		        arena_printf(inv->arena, "%.*s/%.*s",
		            STR_ARG(between->round), STR_ARG(between->name))},
		    2, inv->out);
}

enum err_code
compare_print_head(
    const struct invocation *inv, const struct comparison *c, struct err *e)
{
	struct grid g = {.arena = inv->arena, .column_count = 5};
	enum err_code rc = add_side(&g, inv, c, COMPARE_BEFORE, e);

	if (rc == ERR_NONE && c->sides[COMPARE_BETWEEN].name.len > 0)
		rc = add_side(&g, inv, c, COMPARE_BETWEEN, e);
	if (rc == ERR_NONE)
		rc = add_side(&g, inv, c, COMPARE_AFTER, e);
	if (rc != ERR_NONE)
		return rc;
	grid_print(&g, 0, inv->out);
	print_rules(inv, c);
	return ERR_NONE;
}

void
compare_print_advice(const struct invocation *inv, const struct comparison *c,
    const struct compare_tally *t)
{
	static const struct words advice = {
	    "To tell rule and site apart: samruat audit --round {1} --rules DIR "
	    "--as NAME with the rules of {2}, then compare again.",
	    "แยกผลของกฎออกจากผลของเว็บไซต์ได้โดยสั่ง samruat audit --round {1} --rules DIR "
	    "--as NAME ด้วยกฎของ {2} แล้วเปรียบเทียบใหม่"};
	const struct stored_audit *after = &c->sides[COMPARE_AFTER];

	if (t->all.of[CHANGE_BOTH] == 0)
		return;
	(void)fputc('\n', inv->out);
	print_words(advice, inv->lang,
	    (const struct str[]){c->sides[COMPARE_BEFORE].round,
	        arena_printf(inv->arena, "%.*s/%.*s", STR_ARG(after->round),
	            STR_ARG(after->name))},
	    2, inv->out);
}
