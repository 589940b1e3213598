/* samruat rules lock: which rule stands at which revision with which
 * behaviour. */
#include <string.h>

#include "audit/lock.h"
#include "base/file.h"
#include "base/limits.h"
#include "cli/grid.h"
#include "cli/rules_open.h"

static const struct command_option options[] = {
    {"check", NULL,
        {"writes nothing; exit 1 when the lock is not that of the rules",
            "ไม่เขียนไฟล์ จบด้วยรหัส 1 เมื่อไฟล์ล็อกไม่ตรงกับกฎ"}},
    {0},
};

static const struct words written_words = {"{1}: {2} rules", "{1}: กฎ {2} ข้อ"};
static const struct words current_words = {
    "{1} is that of the rules", "{1} ตรงกับกฎ"};
static const struct words missing_words = {
    "{1}: there is no lock yet; samruat rules lock writes it",
    "{1}: ยังไม่มีไฟล์ล็อก สร้างด้วยคำสั่ง samruat rules lock"};
static const struct words added_words = {
    "{1} is not in the lock", "{1} ยังไม่อยู่ในไฟล์ล็อก"};
static const struct words gone_words = {
    "{1} is in the lock and not in the rules", "{1} อยู่ในไฟล์ล็อกแต่ไม่มีในกฎ"};
static const struct words changed_words = {
    "{1}: the lock has revision {2}, the rule is of revision {3}",
    "{1}: ไฟล์ล็อกเป็นฉบับ {2} กฎเป็นฉบับ {3}"};

static struct str
id_of(struct str line)
{
	struct str id = {0};

	(void)str_next_word(&line, &id);
	return id;
}

/* The line of a rule, empty when there is none. */
static struct str
line_of(struct str text, struct str id)
{
	struct str line;

	while (str_split(&text, '\n', &line))
		if (str_equal(id_of(line), id))
			return str_trim(line);
	return (struct str){0};
}

/* The second word of a line. */
static struct str
revision_of(struct str line)
{
	struct str id, revision = {0};

	(void)str_next_word(&line, &id);
	(void)str_next_word(&line, &revision);
	return revision;
}

static void
tell(const struct invocation *inv, struct words words, struct str a,
    struct str b, struct str c)
{
	const struct str args[] = {a, b, c};

	print_words(words, inv->lang, args, 3, inv->out);
}

static void
tell_difference(
    const struct invocation *inv, struct str locked, struct str wanted)
{
	struct str rest = wanted, line;

	while (str_split(&rest, '\n', &line)) {
		struct str id = id_of(line), old = line_of(locked, id);

		if (old.len == 0)
			tell(inv, added_words, id, (struct str){0},
			    (struct str){0});
		else if (!str_equal(old, line))
			tell(inv, changed_words, id, revision_of(old),
			    revision_of(line));
	}
	rest = locked;
	while (str_split(&rest, '\n', &line)) {
		struct str id = id_of(line);

		if (id.len > 0 && line_of(wanted, id).len == 0)
			tell(inv, gone_words, id, (struct str){0},
			    (struct str){0});
	}
}

static enum err_code
check(
    struct invocation *inv, const char *path, struct str wanted, struct err *e)
{
	struct buf locked = {0};
	enum err_code rc = ERR_NONE;

	inv->exit_code = 1;
	if (!file_exists(path)) {
		tell(inv, missing_words, str_of(path), (struct str){0},
		    (struct str){0});
		return ERR_NONE;
	}
	rc = file_read(path, LIMIT_RULE_FILE_BYTES, &locked, e);
	if (rc == ERR_NONE && str_equal(buf_str(&locked), wanted)) {
		inv->exit_code = 0;
		tell(inv, current_words, str_of(path), (struct str){0},
		    (struct str){0});
	} else if (rc == ERR_NONE) {
		tell_difference(inv, buf_str(&locked), wanted);
	}
	buf_release(&locked);
	return rc;
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	const char *folder =
	    inv->operand_count > 0 ? inv->operands[0] : "rules";
	const char *path = file_join(inv->arena, folder, lock_file_name);
	struct rule_set *set = NULL;
	struct buf wanted = {0};
	enum err_code rc;

	if (!file_is_folder(folder))
		return err_set(e, ERR_USAGE,
		    "%s is no folder; a lock is of a whole pack", folder);
	rc = rules_open(inv, folder, &set, e);
	if (rc != ERR_NONE)
		return rc;
	lock_append(&wanted, set);
	if (option_is_set(inv, "check")) {
		rc = check(inv, path, buf_str(&wanted), e);
	} else {
		rc = file_write(path, buf_str(&wanted), e);
		if (rc == ERR_NONE)
			tell(inv, written_words, str_of(path),
			    arena_printf(
			        inv->arena, "%zu", rule_set_count(set)),
			    (struct str){0});
	}
	buf_release(&wanted);
	rule_set_free(set);
	return rc;
}

const struct command command_rules_lock = {
    .name = "rules lock",
    .usage = "[DIR] [--check]",
    .summary = {"notes the revision and behaviour of every rule (default: "
                "rules)",
        "บันทึกฉบับและพฤติกรรมของกฎทุกข้อ (ค่าเริ่มต้น rules)"},
    .options = options,
    .operands_max = 1,
    .run = run,
};
