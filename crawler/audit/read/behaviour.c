#include "audit/read/behaviour_impl.h"

#include "audit/plan_impl.h"
#include "audit/read/list_impl.h"
#include "audit/read/spelling_impl.h"
#include "text/match.h"

enum { CLASS_DEPTH_MAX = 8 };

/* The fields of a rule on which its verdicts depend. */
static const char *const fields[] = {"scope", "applies_to", "pages",
    "ownership", "quarantine", "applies_when", "pass_when", "fail_when",
    "levels", "pass_at", "for_each", "must", "unless", "allow", "unsure_when",
    "roll_up", "sites", "confidence"};

static void append_mentions(struct buf *out, struct rule_set *set,
    const struct yaml_node *node, int depth);

static void seal_rule(struct rule_set *set, struct rule *rule);

/* An entry of a list and the longer words in which it does not count. */
static void
append_entry(struct buf *out, const struct list_file *list, size_t i)
{
	const struct texts *longer = &list->not_within[i];

	buf_printf(
	    out, "%zu:%.*s", list->items[i].len, STR_ARG(list->items[i]));
	for (size_t k = 0; k < longer->count; k++)
		buf_printf(out, "!%zu:%.*s", longer->items[k].len,
		    STR_ARG(longer->items[k]));
}

static void
append_list(struct buf *out, const struct rule_set *set, struct str name)
{
	for (const struct list_file *l = set->lists; l != NULL; l = l->next)
		for (size_t i = 0; str_equal(l->name, name) && i < l->count;
		     i++)
			append_entry(out, l, i);
}

static void
append_class(struct buf *out, struct rule_set *set, size_t i, int depth)
{
	if (i == STR_NONE || depth > CLASS_DEPTH_MAX)
		return;
	(void)buf_append_str(
	    out, spelling_of(&set->arena, set->classes[i].source));
	append_mentions(out, set, set->classes[i].source, depth + 1);
}

/* A rule that rests on another does what that one does. */
static void
append_rule(struct buf *out, struct rule_set *set, const struct yaml_node *node)
{
	const struct yaml_node *id =
	    node->kind == YAML_MAP ? yaml_get(node, "id") : node;
	size_t i = id == NULL ? STR_NONE : rule_set_find(set, id->text);

	if (i == STR_NONE)
		return;
	if (set->rules[i].info.behaviour_sha256[0] == '\0')
		seal_rule(set, &set->rules[i]);
	(void)buf_append_cstr(out, set->rules[i].info.behaviour_sha256);
}

/* What a node names and does not hold itself. */
static void
append_mentions(struct buf *out, struct rule_set *set,
    const struct yaml_node *node, int depth)
{
	if (node->kind == YAML_TEXT && list_is_name(node->text))
		append_list(out, set, node->text);
	for (size_t i = 0; i < node->count; i++) {
		const struct yaml_item *item = &node->items[i];

		if (str_is(item->key, "class") && item->value.kind == YAML_TEXT)
			append_class(
			    out, set, class_find(set, item->value.text), depth);
		if (str_is(item->key, "tech") && item->value.kind == YAML_TEXT)
			append_class(out, set,
			    technology_find(set, item->value.text), depth);
		if (str_is(item->key, "rule"))
			append_rule(out, set, &item->value);
		append_mentions(out, set, &item->value, depth);
	}
}

static void
seal_rule(struct rule_set *set, struct rule *rule)
{
	struct buf text = {0};

	buf_printf(&text, "rule/1 %s\n", MATCH_FORM_VERSION);
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		const struct yaml_node *node =
		    yaml_get(rule->source, fields[i]);

		if (node == NULL)
			continue;
		buf_printf(&text, "%s ", fields[i]);
		(void)buf_append_str(&text, spelling_of(&set->arena, node));
		append_mentions(&text, set, node, 0);
		(void)buf_append_char(&text, '\n');
	}
	if (rule->ownership != WISH_ANY)
		append_list(&text, set, str_of("lists/portal-hosts.txt"));
	digest_of(DIGEST_SHA256, buf_str(&text), rule->info.behaviour_sha256);
	buf_release(&text);
}

void
behaviour_seal(struct rule_set *set)
{
	struct buf text = {0};

	for (size_t i = 0; i < set->rule_count; i++) {
		struct rule *r = &set->rules[i];

		if (r->info.behaviour_sha256[0] == '\0')
			seal_rule(set, r);
		buf_printf(&text, "%.*s %d %s\n", STR_ARG(r->info.id),
		    r->info.revision, r->info.behaviour_sha256);
	}
	digest_of(DIGEST_SHA256, buf_str(&text), set->digest);
	buf_release(&text);
}
