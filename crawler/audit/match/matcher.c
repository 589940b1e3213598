#include "audit/match/matcher_impl.h"

static const struct matcher *const matchers[] = {
    &match_text,
    &match_regex,
    &match_element,
    &match_xpath,
    &match_link,
    &match_form_control,
    &match_meta,
    &match_viewport,
    &match_refresh,
    &match_json_ld,
    &match_url,
    &match_header,
    &match_status,
    &match_cookie,
    &match_tls,
    &match_tech,
    &match_file,
    &match_date,
    &match_fiscal_year,
    &match_class,
    &match_fact,
    &match_home_title,
    &match_lang,
    &match_block,
    &match_pairs,
    &match_seed,
    &match_probe,
    &match_entry,
    &match_broken_links,
    &match_rule,
};

const struct matcher *
matcher_named(struct str name)
{
	for (size_t i = 0; i < sizeof(matchers) / sizeof(matchers[0]); i++)
		if (str_is(name, matchers[i]->name))
			return matchers[i];
	return NULL;
}

size_t
matcher_names(const char **names, size_t max)
{
	size_t count = 0;

	for (; count < sizeof(matchers) / sizeof(matchers[0]) && count < max;
	     count++)
		names[count] = matchers[count]->name;
	return count;
}

bool
matcher_check_site(
    struct loader *l, const struct yaml_node *value, const char *name)
{
	bool is_in_rule = l->rule != NULL && l->slots == &l->rule->slots;

	if (is_in_rule && !str_is(l->rule->info.scope, "page"))
		return true;
	complain(l, COMPLAINT_SCOPE, &value->place,
	    is_in_rule ? "scope: site" : NULL, str_of(name),
	    str_of("`scope: site`, `scope: agency`"));
	return false;
}
