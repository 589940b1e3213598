#include "audit/probe_impl.h"

#include <string.h>

#include "audit/match/matcher_impl.h"
#include "web/url.h"

const struct rule_probe *
rule_set_probes(const struct rule_set *set, size_t *count)
{
	*count = set->probe_count;
	return set->probes;
}

bool
probe_path_is_good(struct arena *a, struct str path)
{
	struct url u;

	if (path.len == 0 || path.len > LIMIT_PROBE_PATH_BYTES ||
	    path.ptr[0] != '/' || str_starts(path, str_of("//")))
		return false;
	u = url_parse(a,
	    arena_printf(a, "https://site.example%.*s", STR_ARG(path)), NULL,
	    NULL);
	/* What the URL Standard would change is another address, or one that
	 * only looks like the site's. */
	return u.kind == URL_WEB && u.query.len == 0 && u.fragment.len == 0 &&
	    str_equal(u.path, path);
}

bool
probe_plan_add(struct rule_set *set, struct str path, bool wants_maps)
{
	size_t at = 0;

	while (at < set->probe_count &&
	    str_compare(set->probes[at].path, path) < 0)
		at++;
	if (at < set->probe_count && str_equal(set->probes[at].path, path)) {
		set->probes[at].wants_maps |= wants_maps;
		return true;
	}
	if (set->probe_count == LIMIT_PROBES)
		return false;
	set->probes = arena_grow(&set->arena, set->probes, &set->probe_capacity,
	    set->probe_count + 1, sizeof(*set->probes));
	memmove(&set->probes[at + 1], &set->probes[at],
	    (set->probe_count - at) * sizeof(*set->probes));
	set->probes[at] = (struct rule_probe){path, wants_maps};
	set->probe_count++;
	return true;
}

const struct probe_test *
probe_test_of(const struct probe_leaf *leaf)
{
	size_t number = leaf->rule->slots.items[leaf->slot].leaf;
	const struct leaf *l = &leaf->set->leaves[number];

	return l->matcher == &match_probe ? l->data : NULL;
}

/* What an answer says to a leaf. */
static char
letter_of(const struct probe_leaf *leaf, const struct site_probe *probe,
    enum reason *why)
{
	const struct finding *f =
	    site_page_finding(&probe->page, leaf->rule->info.id);
	char letter = f != NULL && leaf->slot < f->leaves.len
	    ? f->leaves.ptr[leaf->slot]
	    : 'u';

	if (letter == 't' || letter == 'f')
		return letter;
	if (probe->page.reason != REASON_NONE)
		*why = probe->page.reason;
	else if (f != NULL && f->reason != REASON_NONE)
		*why = f->reason;
	return 'u';
}

/* One of the sitemaps named is enough; "not one of them" needs all. */
static char
settle_maps(const struct probe_leaf *leaf, const struct site *site,
    struct str path, enum reason *why)
{
	size_t count = 0, unknown = 0;

	for (size_t i = 0; i < site->probe_count; i++) {
		const struct site_probe *probe = &site->probes[i];
		char letter;

		if (!probe->is_map || !str_equal(probe->path, path))
			continue;
		letter = letter_of(leaf, probe, why);
		if (letter == 't')
			return 't';
		count++;
		unknown += letter == 'u';
	}
	return count > 0 && unknown == 0 ? 'f' : 'u';
}

char
probe_settle(
    const struct probe_leaf *leaf, const struct site *site, enum reason *why)
{
	const struct probe_test *t = probe_test_of(leaf);
	char own = 'u';

	*why = site->home_reason != REASON_NONE ? site->home_reason
	                                        : REASON_INCOMPLETE;
	for (size_t i = 0; i < site->probe_count; i++)
		if (!site->probes[i].is_map &&
		    str_equal(site->probes[i].path, t->path))
			own = letter_of(leaf, &site->probes[i], why);
	if (t->map != NULL && own == 't')
		own = settle_maps(leaf, site, t->path, why);
	return own;
}
