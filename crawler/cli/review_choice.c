#include "cli/review_choice.h"

#include "audit/rules.h"
#include "base/file.h"

enum { LEVEL_MAX = 4 };

enum err_code
review_choice_read(
    const struct invocation *inv, struct review_choice *out, struct err *e)
{
	const char *word = option_get(inv, "outcome");
	bool is_confirmed = option_is_set(inv, "confirm");
	bool is_unsure = option_is_set(inv, "unsure");
	int64_t level = -1;
	enum err_code rc;

	if (is_confirmed + is_unsure + (word != NULL) != 1)
		return err_set(e, ERR_USAGE,
		    "give one of --confirm, --outcome "
		    "passed|failed|inapplicable and --unsure");
	out->decision = is_confirmed ? REVIEW_CONFIRM : REVIEW_UNSURE;
	if (word != NULL) {
		if (!review_decision_of_word(str_of(word), &out->decision) ||
		    out->decision == REVIEW_CONFIRM ||
		    out->decision == REVIEW_UNSURE)
			return err_set(e, ERR_USAGE,
			    "--outcome is passed, failed or inapplicable, not "
			    "%s",
			    word);
		(void)outcome_of_word(str_of(word), &out->outcome);
	}
	rc = option_number(
	    inv, "level", (struct number_range){0, LEVEL_MAX, -1}, &level, e);
	out->level = (int)level;
	out->settles = option_is_set(inv, "settle");
	return rc;
}

static enum err_code
fit_confirmation(
    const struct review_target *t, struct review_choice *c, struct err *e)
{
	if (t->outcome == OUTCOME_CANT_TELL || t->outcome == OUTCOME_UNTESTED)
		return err_set(e, ERR_USAGE,
		    "the program did not decide %.*s of %.*s (%s: %s), so "
		    "there is nothing to confirm: say what it is with "
		    "--outcome passed, failed or inapplicable, or --unsure",
		    STR_ARG(t->rule_id), STR_ARG(t->agency_id),
		    outcome_word(t->outcome),
		    words_in(reason_text(t->reason), LANG_EN));
	if (c->level >= 0 && c->level != t->level)
		return err_set(e, ERR_USAGE,
		    "--confirm takes the program's level; of another level "
		    "say --outcome %s --level %d",
		    outcome_word(t->outcome), c->level);
	c->outcome = t->outcome;
	c->level = t->level;
	return ERR_NONE;
}

/* The level from which on a rule passes, by a rule pack that has that revision
 * of it; 0: none has. */
static int
pass_at(const struct invocation *inv, const struct review_target *t)
{
	const char *folder = option_get(inv, "rules");
	struct diag_list diags = {.arena = inv->arena};
	struct rule_set *set = NULL;
	struct err ignored = {0};
	int level = 0;
	size_t i;

	if (folder == NULL)
		folder = "rules";
	if (!file_is_folder(folder) ||
	    rule_set_load(folder, &diags, &set, &ignored) != ERR_NONE)
		return 0;
	i = rule_set_find(set, t->rule_id);
	if (i != STR_NONE && rule_set_info(set, i)->has_levels &&
	    rule_set_info(set, i)->revision == t->rule_revision)
		level = rule_set_info(set, i)->pass_at;
	rule_set_free(set);
	return level;
}

static enum err_code
fit_level(const struct invocation *inv, const struct review_target *t,
    struct review_choice *c, struct err *e)
{
	int passes_at;

	if (c->level < 0 && c->outcome == t->outcome)
		c->level = t->level;
	if (c->level < 0)
		return err_set(e, ERR_USAGE,
		    "%.*s has levels: say which with --level 0 to 4",
		    STR_ARG(t->rule_id));
	passes_at = pass_at(inv, t);
	if (passes_at > 0 &&
	    (c->outcome == OUTCOME_PASSED) != (c->level >= passes_at))
		return err_set(e, ERR_USAGE,
		    "%.*s passes from level %d on: --outcome %s and --level %d "
		    "do not fit",
		    STR_ARG(t->rule_id), passes_at, outcome_word(c->outcome),
		    c->level);
	return ERR_NONE;
}

enum err_code
review_choice_fit(const struct invocation *inv, const struct review_targets *of,
    struct review_choice *c, struct err *e)
{
	const struct review_target *t = &of->items[0];
	bool takes_level = of->has_levels &&
	    (c->decision == REVIEW_PASSED || c->decision == REVIEW_FAILED);

	if (c->decision == REVIEW_CONFIRM)
		return fit_confirmation(t, c, e);
	if (takes_level)
		return fit_level(inv, t, c, e);
	if (c->level < 0)
		return ERR_NONE;
	if (!of->has_levels)
		return err_set(
		    e, ERR_USAGE, "%.*s has no levels", STR_ARG(t->rule_id));
	return err_set(e, ERR_USAGE, "only passed and failed have a level");
}
