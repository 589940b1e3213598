/* samruat rules sample: verdicts drawn at random, for people to judge. */
#include "base/file.h"
#include "base/limits.h"
#include "cli/grid.h"
#include "cli/rules_open.h"
#include "cli/rules_sample.h"

enum { COUNT_MAX = 1000 };

static const struct command_option options[] = {
    {"rule", "ID", {"only this rule; may be repeated", "เฉพาะกฎข้อนี้ ใช้ซ้ำได้"}},
    {"count", "N",
        {"verdicts of each kind, of each rule (20)",
            "จำนวนผลแต่ละแบบต่อกฎ (20)"}},
    {"seed", "N",
        {"another number draws others (1)", "เลขสุ่ม เปลี่ยนเลขได้ผลชุดอื่น (1)"}},
    {"to", "DIR",
        {"adds the rows to DIR/ID.csv, a file for each rule",
            "เพิ่มแถวลงใน DIR/ID.csv หนึ่งไฟล์ต่อกฎ"}},
    RULES_REPLAY_OPTIONS,
    {0},
};

/* Which rules --rule names; NULL when it is not there. */
static enum err_code
read_wanted(const struct invocation *inv, const struct rule_set *set,
    const bool **out, struct err *e)
{
	struct str names = str_of(option_get(inv, "rule")), id;
	bool *wanted;

	*out = NULL;
	if (names.len == 0)
		return ERR_NONE;
	wanted = arena_array(inv->arena, rule_set_count(set), sizeof(*wanted));
	while (str_split(&names, '\n', &id)) {
		size_t i = rule_set_find(set, id);

		if (i == STR_NONE)
			return err_set(
			    e, ERR_USAGE, "there is no rule %.*s", STR_ARG(id));
		wanted[i] = true;
	}
	*out = wanted;
	return ERR_NONE;
}

static enum err_code
print_all(const struct invocation *inv, const struct sample *s, size_t count,
    struct err *e)
{
	struct buf text = {0};
	enum err_code rc = ERR_NONE;
	size_t rows = 0;

	(void)buf_append_cstr(&text, sample_head);
	for (size_t i = 0; rc == ERR_NONE && i < count; i++)
		rc = sample_append(&text, s, i, (struct str){0}, &rows, e);
	print_bytes(buf_str(&text), inv->out);
	buf_release(&text);
	return rc;
}

/* Adds the rows of one rule to its file, which is made when there are some. */
static enum err_code
add_rows(const struct invocation *inv, const struct sample *s, size_t rule,
    struct str id, struct err *e)
{
	static const struct words added = {"{1}: {2} rows", "{1}: {2} แถว"};
	const char *folder = option_get(inv, "to");
	const char *path = file_join(inv->arena, folder,
	    arena_printf(inv->arena, "%.*s.csv", STR_ARG(id)).ptr);
	struct buf text = {0}, rows = {0};
	size_t count = 0;
	enum err_code rc = ERR_NONE;

	if (file_exists(path))
		rc = file_read(path, LIMIT_RULE_FILE_BYTES, &text, e);
	if (rc == ERR_NONE)
		rc = sample_append(&rows, s, rule, buf_str(&text), &count, e);
	if (rc == ERR_SYNTAX)
		rc = err_prefix(e, "%s", path);
	if (text.len == 0)
		(void)buf_append_cstr(&text, sample_head);
	if (text.len > 0 && text.data[text.len - 1] != '\n')
		(void)buf_append_char(&text, '\n');
	(void)buf_append_str(&text, buf_str(&rows));
	if (rc == ERR_NONE && count > 0)
		rc = file_write(path, buf_str(&text), e);
	if (rc == ERR_NONE && count > 0) {
		const struct str args[] = {
		    str_of(path), arena_printf(inv->arena, "%zu", count)};

		print_words(added, inv->lang, args, 2, inv->out);
	}
	buf_release(&text);
	buf_release(&rows);
	return rc;
}

static enum err_code
write_all(const struct invocation *inv, const struct rule_set *set,
    const struct sample *s, struct err *e)
{
	enum err_code rc = file_make_folder(option_get(inv, "to"), e);

	for (size_t i = 0; rc == ERR_NONE && i < rule_set_count(set); i++)
		rc = add_rows(inv, s, i, rule_set_info(set, i)->id, e);
	return rc;
}

static enum err_code
draw(struct invocation *inv, const struct rule_set *set, struct err *e)
{
	struct rules_source source = {0};
	struct sample_wish wish = {.set = set};
	struct sample *s = NULL;
	int64_t count = 0, lost = 0;
	enum err_code rc = read_wanted(inv, set, &wish.wanted, e);

	if (rc == ERR_NONE)
		rc = option_number(inv, "count",
		    (struct number_range){1, COUNT_MAX, 20}, &count, e);
	if (rc == ERR_NONE)
		rc = option_number(inv, "seed",
		    (struct number_range){0, INT64_MAX, 1}, &wish.seed, e);
	if (rc == ERR_NONE)
		rc = rules_source_open(inv, &source, e);
	if (rc != ERR_NONE)
		return rc;
	wish.count = (size_t)count;
	rc = sample_draw(&source, &wish, inv->arena, &s, &lost, e);
	rules_source_close(&source);
	if (rc == ERR_NONE)
		rc = option_is_set(inv, "to")
		    ? write_all(inv, set, s, e)
		    : print_all(inv, s, rule_set_count(set), e);
	if (rc == ERR_NONE && lost > 0)
		inv->exit_code = 1;
	return rc;
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	struct rule_set *set = NULL;
	enum err_code rc = rules_open(
	    inv, inv->operand_count > 0 ? inv->operands[0] : "rules", &set, e);

	if (rc == ERR_NONE)
		rc = draw(inv, set, e);
	rule_set_free(set);
	return rc;
}

const struct command command_rules_sample = {
    .name = "rules sample",
    .usage = "[DIR] [--on DIR or --round NAME] [--rule ID] [--count N] "
             "[--seed N] [--to DIR]",
    .summary = {"draws verdicts at random, for people to judge",
        "สุ่มผลจากหน้าที่เก็บไว้ให้คนตรวจ"},
    .options = options,
    .operands_max = 1,
    .run = run,
};
