#include "cli/report_rules.h"

#include "cli/rules_doc.h"

static void
tell(void *state, size_t i, struct html *h)
{
	struct report_rule_texts *texts = state;

	doc_append_details(h, texts->set, i, &texts->scratch);
	arena_reset(&texts->scratch);
}

struct report_rules
report_rule_texts_of(struct report_rule_texts *texts,
    const struct rule_set *set, struct arena *a)
{
	size_t count = rule_set_count(set);
	struct report_rule *items = arena_array(a, count + 1, sizeof(*items));

	*texts = (struct report_rule_texts){.set = set};
	for (size_t i = 0; i < count; i++) {
		const struct rule_info *info = rule_set_info(set, i);

		items[i] = (struct report_rule){.id = info->id,
		    .revision = info->revision,
		    .behaviour_sha256 = str_of(info->behaviour_sha256),
		    .why_th = info->why.th,
		    .why_en = info->why.en,
		    .fix_th = info->fix.th,
		    .fix_en = info->fix.en};
	}
	return (struct report_rules){
	    .items = items, .count = count, .tell = tell, .state = texts};
}

void
report_rule_texts_release(struct report_rule_texts *texts)
{
	arena_release(&texts->scratch);
}
