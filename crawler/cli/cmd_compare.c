/* samruat compare: what became of each verdict between two audits, and whether
 * the site did it or the rule. */
#include <string.h>

#include "cli/compare_row.h"
#include "cli/compare_text.h"
#include "cli/grid.h"
#include "cli/table_option.h"

static const struct command_option options[] = {
    {"agency", "ID", {"only this agency", "เฉพาะหน่วยงานนี้"}},
    {"rule", "ID", {"only this rule; may be repeated", "เฉพาะกฎข้อนี้ ใช้ซ้ำได้"}},
    {"kind", "KIND",
        {"only changes of this kind, such as site or rule; may be repeated",
            "เฉพาะการเปลี่ยนแปลงแบบนี้ เช่น site หรือ rule ใช้ซ้ำได้"}},
    {"by", "WHAT",
        {"only counts, by rule or by ministry",
            "เฉพาะจำนวน แยกตามกฎ (rule) หรือกระทรวง (ministry)"}},
    TABLE_FORMAT_OPTION,
    {0},
};

/* What is wanted, and where it goes. */
struct comparing {
	const struct invocation *inv;
	struct comparison comparison;
	struct str rules; /* ids, a line each; empty: all */
	bool kinds[CHANGE_KIND_COUNT];
	bool is_by; /* counts alone */
	const struct table_format *format; /* NULL: text */
	struct compare_tally tally;
	struct compare_printing printing;
	struct buf row;
};

static bool
is_line_of(struct str lines, struct str text)
{
	struct str line;

	while (str_split(&lines, '\n', &line))
		if (str_equal(line, text))
			return true;
	return false;
}

static bool
is_wanted(const struct comparing *c, const struct change *change)
{
	if (c->rules.len > 0 &&
	    (change->rule == NULL || !is_line_of(c->rules, change->rule->id)))
		return false;
	return c->kinds[change->kind];
}

static enum err_code
count_change(void *state, const struct change *change, struct err *e)
{
	struct comparing *c = state;

	(void)e;
	if (is_wanted(c, change))
		compare_tally_add(&c->tally, change);
	return ERR_NONE;
}

static enum err_code
print_change(void *state, const struct change *change, struct err *e)
{
	struct comparing *c = state;
	enum err_code rc;

	if (change->kind == CHANGE_SAME || !is_wanted(c, change))
		return ERR_NONE;
	if (c->format == NULL)
		return compare_print_change(&c->printing, change, e);
	buf_clear(&c->row);
	rc = compare_row_append(
	    &c->row, c->format, &c->printing.book, change, e);
	if (rc == ERR_NONE)
		print_bytes(buf_str(&c->row), c->inv->out);
	return rc;
}

static enum err_code
walk(struct comparing *c,
    enum err_code (*on_change)(void *, const struct change *, struct err *),
    struct err *e)
{
	const struct compare_wish wish = {
	    str_of(option_get(c->inv, "agency")), on_change, c};

	return compare_each(&c->comparison, &wish, e);
}

static enum err_code
check_rules(const struct comparing *c, struct err *e)
{
	struct str lines = c->rules, id;

	while (str_split(&lines, '\n', &id)) {
		bool is_there = false;

		for (size_t i = 0; i < c->comparison.rule_count; i++)
			is_there |= str_equal(c->comparison.rules[i].id, id);
		if (!is_there)
			return err_set(e, ERR_USAGE,
			    "neither side has a rule %.*s", STR_ARG(id));
	}
	return ERR_NONE;
}

static enum err_code
read_kinds(struct comparing *c, struct err *e)
{
	struct str lines = str_of(option_get(c->inv, "kind")), word;
	bool is_all = lines.len == 0;
	enum change_kind kind;

	for (int k = 0; k < CHANGE_KIND_COUNT; k++)
		c->kinds[k] = is_all;
	while (str_split(&lines, '\n', &word)) {
		struct buf known = {0};
		enum err_code rc;

		if (change_kind_of_word(word, &kind) && kind != CHANGE_SAME) {
			c->kinds[kind] = true;
			continue;
		}
		for (int k = CHANGE_SAME + 1; k < CHANGE_KIND_COUNT; k++)
			buf_printf(&known, " %s",
			    change_kind_word((enum change_kind)k));
		rc = err_set(e, ERR_USAGE, "--kind is one of%s, not %.*s",
		    buf_cstr(&known), STR_ARG(word));
		buf_release(&known);
		return rc;
	}
	return ERR_NONE;
}

static enum err_code
read_options(struct comparing *c, struct err *e)
{
	const char *by = option_get(c->inv, "by");
	enum err_code rc = option_table_format(c->inv, &c->format, e);

	if (rc != ERR_NONE)
		return rc;
	c->rules = str_of(option_get(c->inv, "rule"));
	c->is_by = by != NULL;
	c->tally.arena = c->inv->arena;
	c->tally.by_ministry = by != NULL && strcmp(by, "ministry") == 0;
	if (by != NULL && !c->tally.by_ministry && strcmp(by, "rule") != 0)
		return err_set(
		    e, ERR_USAGE, "--by is rule or ministry, not %s", by);
	return read_kinds(c, e);
}

/* Figures are of all agencies and rules. */
static bool
is_whole(const struct comparing *c)
{
	return !option_is_set(c->inv, "agency") &&
	    !option_is_set(c->inv, "rule") && !option_is_set(c->inv, "kind");
}

/* Counts stand before the changes, so both sides are read twice. */
static enum err_code
print_text(struct comparing *c, struct err *e)
{
	enum err_code rc = walk(c, count_change, e);

	if (rc == ERR_NONE)
		rc = compare_print_head(c->inv, &c->comparison, e);
	if (rc != ERR_NONE)
		return rc;
	compare_tally_sort(&c->tally);
	compare_tally_print(c->inv, &c->tally);
	compare_print_advice(c->inv, &c->comparison, &c->tally);
	if (is_whole(c))
		rc = compare_print_figures(c->inv, &c->comparison, e);
	return rc != ERR_NONE || c->is_by ? rc : walk(c, print_change, e);
}

static enum err_code
print_table(struct comparing *c, struct err *e)
{
	enum err_code rc;

	if (c->is_by) {
		rc = walk(c, count_change, e);
		if (rc != ERR_NONE)
			return rc;
		compare_tally_sort(&c->tally);
		compare_tally_append(&c->row, c->format, &c->tally);
		print_bytes(buf_str(&c->row), c->inv->out);
		return ERR_NONE;
	}
	c->format->head(&c->row, &compare_columns);
	print_bytes(buf_str(&c->row), c->inv->out);
	return walk(c, print_change, e);
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	struct comparing c = {.inv = inv, .printing = {.inv = inv}};
	struct store *s = NULL;
	enum err_code rc = read_options(&c, e);

	if (rc == ERR_NONE)
		rc = store_open(inv->store, STORE_READ, inv->clock, &s, e);
	if (rc == ERR_NONE)
		rc = compare_find(s, str_of(inv->operands[0]),
		    str_of(inv->operands[1]), inv->arena, &c.comparison, e);
	if (rc == ERR_NONE)
		rc = check_rules(&c, e);
	c.printing.book.comparison = &c.comparison;
	if (rc == ERR_NONE)
		rc = c.format == NULL ? print_text(&c, e) : print_table(&c, e);
	proof_book_release(&c.printing.book);
	buf_release(&c.printing.agency_id);
	buf_release(&c.row);
	store_close(s);
	return rc;
}

const struct command command_compare = {
    .name = "compare",
    .usage = "ROUND[/AUDIT] ROUND[/AUDIT] [--agency ID] [--rule ID] "
             "[--kind KIND] [--by rule|ministry] [--format text|csv|jsonl]",
    .summary = {"tells what changed between two audits: the site, the rule, or "
                "what could be seen",
        "บอกว่าระหว่างการตรวจสองครั้งอะไรเปลี่ยน เว็บไซต์ กฎ หรือสิ่งที่มองเห็น"},
    .options = options,
    .operands_min = 2,
    .operands_max = 2,
    .run = run,
};
