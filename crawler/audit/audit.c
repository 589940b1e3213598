#include "audit/audit.h"

#include "audit/judge_impl.h"
#include "audit/match/matcher_impl.h"
#include "audit/select_impl.h"
#include "audit/signs_impl.h"

static bool
is_selected(
    struct scan *s, const struct rule *r, struct str classes, struct str unsure)
{
	const struct page_facts facts = {.is_known = true,
	    .is_home = s->context->is_home,
	    .depth = s->context->depth,
	    .url = s->page->url.href,
	    .classes = classes,
	    .unsure = unsure,
	    .has_classes = true};

	return !r->is_of_site && select_page(r->pages, &facts) == TRUTH_TRUE;
}

bool
rule_set_sees_files(const struct rule_set *set)
{
	for (size_t i = 0; i < set->leaf_count; i++)
		if (set->leaves[i].matcher == &match_file)
			return true;
	return false;
}

bool
rule_sees_files(const struct rule_set *set, const struct rule *r)
{
	for (size_t i = 0; i < r->slots.count; i++)
		if (set->leaves[r->slots.items[i].leaf].matcher == &match_file)
			return true;
	return false;
}

/* Whether the page is put aside: what somebody has done to it makes nothing
 * that it shows the agency's own. */
static bool
is_put_aside(const struct rule_set *set, const struct audit_page *out)
{
	for (size_t i = 0; i < out->finding_count; i++) {
		const struct finding *f = &out->findings[i];
		size_t rule = f->outcome == OUTCOME_FAILED
		    ? rule_set_find(set, f->rule_id)
		    : STR_NONE;

		if (rule != STR_NONE &&
		    set->rules[rule].quarantine == ANSWER_YES)
			return true;
	}
	return false;
}

void
audit_page_as(const struct rule_set *set, struct page *p,
    const struct audit_context *context, const struct texts *classes,
    struct arena *a, struct audit_page *out)
{
	struct scan s;
	struct str unsure;
	bool is_file;

	*out = (struct audit_page){0};
	is_file = p->reason == REASON_NOT_HTML;
	if (view_reason(p->reason, p->view_flags) != REASON_NONE && !is_file)
		return;
	s = scan_begin(set, p, context, a);
	s.forced_classes = classes;
	signs_look(&s);
	out->page_class = scan_class_names(&s);
	unsure = scan_unsure_names(&s);
	out->findings = arena_array(a, set->rule_count, sizeof(*out->findings));
	for (size_t i = 0; i < set->rule_count; i++) {
		const struct rule *r = &set->rules[i];
		struct finding *f = &out->findings[out->finding_count];

		if (is_file && !rule_sees_files(set, r))
			continue;
		out->finding_count += signs_finding(&s, i, f);
		if (f->rule_id.len > 0 ||
		    !is_selected(&s, r, out->page_class, unsure))
			continue;
		*f = judge_page(&s, r);
		signs_keep(&s, i, f);
		out->finding_count++;
	}
	if (is_put_aside(set, out))
		p->view_flags |= (unsigned)VIEW_SPAM;
	scan_end(&s);
}

void
audit_page(const struct rule_set *set, struct page *p,
    const struct audit_context *context, struct arena *a,
    struct audit_page *out)
{
	audit_page_as(set, p, context, NULL, a, out);
}
