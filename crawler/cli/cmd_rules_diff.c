/* samruat rules diff: which verdicts another rule pack would change, over
 * pages that are stored. */
#include "cli/grid.h"
#include "cli/rules_diff.h"
#include "cli/rules_open.h"
#include "cli/rules_replay.h"

static const struct command_option options[] = {
    RULES_REPLAY_OPTIONS,
    {"agency", "ID",
        {"only this agency; may be repeated", "เฉพาะหน่วยงานนี้ ใช้ซ้ำได้"}},
    {"rule", "ID", {"only this rule", "เฉพาะกฎข้อนี้"}},
    {"all", NULL, {"verdicts that do not change, too", "แสดงผลที่ไม่เปลี่ยนด้วย"}},
    {"json", NULL,
        {"JSON: an object for each change, then the counts",
            "JSON: บรรทัดละหนึ่งการเปลี่ยนแปลง แล้วตามด้วยจำนวน"}},
    {0},
};

struct printing {
	const struct invocation *inv;
	bool is_json;
};

static void
print_change(void *state, const struct diff_change *c)
{
	const struct printing *p = state;
	struct buf text = {0};

	if (p->is_json)
		diff_append_change_json(&text, c);
	else
		diff_append_change(&text, c, p->inv->lang);
	print_bytes(buf_str(&text), p->inv->out);
	buf_release(&text);
}

static void
print_counts(const struct invocation *inv, const struct diff *d, bool is_json)
{
	struct buf text = {0};

	if (!is_json) {
		diff_print_counts(inv, d);
		return;
	}
	diff_append_counts_json(&text, d);
	print_bytes(buf_str(&text), inv->out);
	buf_release(&text);
}

/* Whether an agency is one of those named; all are when none is. */
static bool
is_wanted(struct str names, struct str id)
{
	struct str name;

	if (names.len == 0)
		return true;
	while (str_split(&names, '\n', &name))
		if (str_equal(name, id))
			return true;
	return false;
}

static enum err_code
check_names(const struct diff *d, struct str names, struct err *e)
{
	const struct replay *r = d->side[0].replay;
	struct str name;

	while (str_split(&names, '\n', &name)) {
		bool is_there = false;

		for (size_t i = 0; i < replay_count(r); i++)
			if (str_equal(replay_agency(r, i)->id, name))
				is_there = true;
		if (!is_there)
			return err_set(e, ERR_USAGE, "there is no agency %.*s",
			    STR_ARG(name));
	}
	return ERR_NONE;
}

static enum err_code
compare(struct invocation *inv, struct diff *d, struct err *e)
{
	struct printing printing = {inv, option_is_set(inv, "json")};
	struct str names = str_of(option_get(inv, "agency"));
	const struct replay *r = d->side[0].replay;
	enum err_code rc = check_names(d, names, e);

	d->tells_all = option_is_set(inv, "all");
	d->on_change = print_change;
	d->state = &printing;
	for (size_t i = 0; rc == ERR_NONE && i < replay_count(r); i++)
		if (is_wanted(names, replay_agency(r, i)->id))
			rc = diff_agency(d, i, e);
	d->state = NULL;
	if (rc != ERR_NONE)
		return rc;
	print_counts(inv, d, printing.is_json);
	if (d->lost > 0)
		inv->exit_code = 1;
	return ERR_NONE;
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	struct diff d = {0};
	struct rules_source source = {0};
	struct str only = str_of(option_get(inv, "rule"));
	enum err_code rc = rules_source_open(inv, &source, e);

	for (size_t i = 0; rc == ERR_NONE && i < 2; i++)
		rc = rules_open(inv, inv->operands[i], &d.side[i].set, e);
	if (rc == ERR_NONE)
		rc = diff_prepare(&d, only, inv->arena, e);
	for (size_t i = 0; rc == ERR_NONE && i < 2; i++)
		rc = rules_source_replay(
		    &source, d.side[i].set, &d.side[i].replay, e);
	if (rc == ERR_NONE)
		rc = compare(inv, &d, e);
	for (size_t i = 0; i < 2; i++) {
		replay_free(d.side[i].replay);
		rule_set_free(d.side[i].set);
	}
	rules_source_close(&source);
	return rc;
}

const struct command command_rules_diff = {
    .name = "rules diff",
    .usage = "OLD NEW [--round NAME] [--agency ID] [--rule ID] [--all] "
             "[--json]\n"
             "OLD NEW --on DIR [--rule ID] [--all] [--json]",
    .summary = {"tells which verdicts of stored pages other rules would change",
        "บอกว่ากฎชุดใหม่เปลี่ยนผลใดบ้างในหน้าที่เก็บไว้"},
    .options = options,
    .operands_min = 2,
    .operands_max = 2,
    .run = run,
};
