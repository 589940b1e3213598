/* samruat rules explain: what a message code means, or what a rule does. */
#include "audit/describe.h"
#include "audit/explain.h"
#include "base/file.h"
#include "cli/grid.h"
#include "cli/rules_open.h"
#include "text/cells.h"

static const struct command_option options[] = {
    {"rules", "DIR",
        {"the rule pack (default: rules)", "โฟลเดอร์กฎ (ค่าเริ่มต้น rules)"}},
    {0},
};

static const struct words wrong_words = {"wrong:", "ผิด:"};
static const struct words right_words = {"right:", "ถูก:"};
static const struct words why_words = {"why", "เหตุผล"};
static const struct words fix_words = {"fix", "วิธีแก้"};
static const struct words revision_words = {"revision", "ฉบับ"};
static const struct words file_words = {"file", "ไฟล์"};
static const struct words lists_words = {"lists", "รายการ"};

static void
append_spaces(struct buf *out, size_t count)
{
	while (count-- > 0)
		(void)buf_append_char(out, ' ');
}

/* A text of one or more lines, each after indent spaces. */
static void
append_block(struct buf *out, struct str text, size_t indent)
{
	struct str line;

	while (str_split(&text, '\n', &line)) {
		append_spaces(out, indent);
		cells_append_safe(out, line);
		(void)buf_append_char(out, '\n');
	}
}

static void
append_code(struct buf *out, const struct explanation *x, enum lang lang)
{
	buf_printf(out, "%s: %s\n%s\n\n", x->code, words_in(x->what, lang),
	    words_in(x->why, lang));
	buf_printf(out, "%s\n", words_in(wrong_words, lang));
	append_block(out, str_of(x->wrong), 4);
	buf_printf(out, "%s\n", words_in(right_words, lang));
	append_block(out, str_of(x->right), 4);
}

static void
append_line(struct buf *out, const struct rule_line *line, enum lang lang)
{
	append_spaces(out, 2 * (size_t)(line->depth + 1));
	if (line->key.len == 0)
		(void)buf_append_cstr(out, "-");
	else if (line->words.en != NULL)
		(void)buf_append_cstr(out, words_in(line->words, lang));
	else
		cells_append_safe(out, line->key);
	if (line->label.len > 0) {
		(void)buf_append_cstr(out, " (");
		cells_append_safe(out, line->label);
		(void)buf_append_char(out, ')');
	}
	if (line->text.len > 0) {
		(void)buf_append_cstr(out, line->key.len > 0 ? ": " : " ");
		cells_append_safe(out, line->text);
	}
	(void)buf_append_char(out, '\n');
}

static struct str
in_lang(struct text_th_en text, enum lang lang)
{
	return lang == LANG_TH ? text.th : text.en;
}

static void
append_named(
    struct buf *out, struct words name, struct str text, enum lang lang)
{
	buf_printf(out, "  %s: ", words_in(name, lang));
	cells_append_safe(out, text);
	(void)buf_append_char(out, '\n');
}

static void
append_field(struct buf *out, const struct invocation *inv,
    const struct rule_set *set, size_t i, const char *field)
{
	struct rule_lines lines = rule_describe(set, i, field, inv->arena);

	for (size_t n = 0; n < lines.count; n++)
		append_line(out, &lines.items[n], inv->lang);
}

static void
append_lists(struct buf *out, const struct invocation *inv,
    const struct rule_set *set, size_t i)
{
	size_t count = 0;
	const struct rule_list *lists =
	    rule_lists_of(set, i, inv->arena, &count);

	for (size_t n = 0; n < count; n++)
		append_named(out, lists_words,
		    arena_printf(inv->arena, "%.*s (%zu)",
		        STR_ARG(lists[n].name), lists[n].count),
		    inv->lang);
}

static void
append_rule(struct buf *out, const struct invocation *inv,
    const struct rule_set *set, size_t i)
{
	const struct rule_info *info = rule_set_info(set, i);

	cells_append_safe(out, info->id);
	(void)buf_append_cstr(out, ": ");
	cells_append_safe(out, in_lang(info->title, inv->lang));
	(void)buf_append_char(out, '\n');
	append_named(out, why_words, in_lang(info->why, inv->lang), inv->lang);
	append_named(out, fix_words, in_lang(info->fix, inv->lang), inv->lang);
	append_named(out, revision_words,
	    arena_printf(inv->arena, "%d, %.*s, %.*s", info->revision,
	        STR_ARG(info->status), STR_ARG(info->severity)),
	    inv->lang);
	append_named(out, file_words, str_of(info->file), inv->lang);
	(void)buf_append_char(out, '\n');
	for (size_t n = 0; rule_deciding_fields[n] != NULL; n++)
		append_field(out, inv, set, i, rule_deciding_fields[n]);
	append_lists(out, inv, set, i);
	append_field(out, inv, set, i, "evidence");
	append_field(out, inv, set, i, "refs");
	append_field(out, inv, set, i, "act");
}

static enum err_code
explain_rule(struct invocation *inv, struct buf *out, struct err *e)
{
	const char *folder = option_get(inv, "rules");
	struct rule_set *set = NULL;
	size_t i;
	enum err_code rc;

	if (folder == NULL && !file_is_folder("rules"))
		return err_set(e, ERR_USAGE,
		    "%s is no code of a message; for a rule name the folder "
		    "of the rules: --rules DIR",
		    inv->operands[0]);
	rc = rules_open(inv, folder != NULL ? folder : "rules", &set, e);
	if (rc != ERR_NONE)
		return rc;
	i = rule_set_find(set, str_of(inv->operands[0]));
	if (i == STR_NONE)
		rc = err_set(e, ERR_USAGE,
		    "%s is neither a code of a message nor a rule",
		    inv->operands[0]);
	else
		append_rule(out, inv, set, i);
	rule_set_free(set);
	return rc;
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	const struct explanation *x = explanation_of(str_of(inv->operands[0]));
	struct buf out = {0};
	enum err_code rc = ERR_NONE;

	if (x != NULL)
		append_code(&out, x, inv->lang);
	else
		rc = explain_rule(inv, &out, e);
	print_bytes(buf_str(&out), inv->out);
	buf_release(&out);
	return rc;
}

const struct command command_rules_explain = {
    .name = "rules explain",
    .usage = "CODE|ID [--rules DIR]",
    .summary = {"tells what a message code means, or what a rule does",
        "อธิบายรหัสข้อความ หรืออธิบายกฎหนึ่งข้อ"},
    .options = options,
    .operands_min = 1,
    .operands_max = 1,
    .run = run,
};
