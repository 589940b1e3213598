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

struct str
probe_path_scheme(struct str path, struct str *rest)
{
	static const char *const schemes[] = {"http:/", "https:/"};

	*rest = path;
	for (size_t i = 0; i < 2; i++) {
		struct str scheme = str_of(schemes[i]);

		if (!str_starts(path, scheme))
			continue;
		*rest = str_slice(path, scheme.len - 1, path.len);
		return str_slice(scheme, 0, scheme.len - 2);
	}
	return (struct str){0};
}

bool
probe_plan_add(struct rule_set *set, struct str path, bool wants_maps)
{
	struct str rest;
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
	set->probes[at] = (struct rule_probe){.path = path,
	    .scheme = probe_path_scheme(path, &rest),
	    .wants_maps = wants_maps};
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

/* An address that could not even be asked for the robots.txt there: what its
 * gate came to is the answer, to those who ask for no more. */
static char
letter_of_silence(const struct probe_leaf *leaf, const struct site_probe *probe)
{
	const struct probe_test *t = probe_test_of(leaf);

	return t->status.count > 0 && !probe_asks_for_content(t) &&
	        !t->asks_end && !t->asks_tls &&
	        status_holds(&t->status, 0, probe->page.reason) == TRUTH_TRUE
	    ? 't'
	    : 'u';
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
	if (f == NULL && probe->page.reason != REASON_NONE)
		return letter_of_silence(leaf, probe);
	if (probe->page.reason != REASON_NONE)
		return 'u';
	if (f != NULL && f->reason != REASON_NONE)
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
