#include "crawl/audit_rules.h"

static struct str
joined(const struct str *words, size_t count, struct arena *a)
{
	struct buf text = {0};
	struct str copy;

	for (size_t i = 0; i < count; i++) {
		(void)buf_append_cstr(&text, i > 0 ? " " : "");
		(void)buf_append_str(&text, words[i]);
	}
	copy = arena_str(a, buf_str(&text));
	buf_release(&text);
	return copy;
}

struct audit_rule *
audit_rules_of(const struct rule_set *set, struct arena *a, size_t *count)
{
	size_t n = rule_set_count(set);
	struct audit_rule *rules = arena_array(a, n, sizeof(*rules));

	for (size_t i = 0; i < n; i++) {
		const struct rule_info *info = rule_set_info(set, i);

		rules[i] = (struct audit_rule){.id = info->id,
		    .revision = info->revision,
		    .behaviour_sha256 = str_of(info->behaviour_sha256),
		    .status = info->status,
		    .severity = info->severity,
		    .scope = info->scope,
		    .confidence = info->confidence,
		    .has_levels = info->has_levels,
		    .indicators =
		        joined(info->indicators, info->indicator_count, a),
		    .title_th = info->title.th,
		    .title_en = info->title.en};
	}
	*count = n;
	return rules;
}
