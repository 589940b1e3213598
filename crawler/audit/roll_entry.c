/* What a verdict takes from the agency's way in: the address where it ended,
 * and why no home page stands there. */
#include "audit/match/matcher_impl.h"
#include "audit/roll_up_impl.h"

/* "https://www.agency.example/: refused" */
static struct str
summary_of(const struct roll *roll)
{
	struct str end = roll->site->home_end;
	enum reason why = roll_home_reason(roll->site);

	if (why == REASON_NONE)
		return end;
	return end.len == 0 ? str_of(reason_word(why))
	                    : arena_printf(roll->arena, "%.*s: %s",
	                          STR_ARG(end), reason_word(why));
}

static const struct site_page *
home_of(const struct site *site)
{
	for (size_t i = 0; i < site->page_count; i++)
		if (site->pages[i].is_home &&
		    str_equal(site->pages[i].url, site->home_end))
			return &site->pages[i];
	return NULL;
}

void
roll_prove_entry(struct roll *roll, struct verdict *v,
    const struct deciders *deciders, struct str leaves)
{
	for (size_t i = 0; i < deciders->count; i++) {
		size_t at = deciders->slots[i];
		const struct slot *slot = &roll->rule->slots.items[at];
		bool is_true = at < leaves.len && leaves.ptr[at] == 't';
		struct evidence e = {.label = evidence_label(roll->set, slot),
		    .match_kind = is_true ? MATCH_STRUCTURE : MATCH_ABSENCE,
		    .byte_start = -1,
		    .byte_end = -1};
		const struct matcher *m = roll->set->leaves[slot->leaf].matcher;

		if (v->proof_count == LIMIT_EVIDENCE ||
		    (m != &match_entry && m != &match_broken_links))
			continue;
		e.quote = m == &match_entry
		    ? summary_of(roll)
		    : match_broken_summary(roll->site, roll->arena);
		v->proofs[v->proof_count++] =
		    (struct proof){e, home_of(roll->site)};
	}
}

void
roll_show_entry(struct roll *roll, struct leaf_result *out)
{
	out->reason = roll_home_reason(roll->site);
	out->saw = summary_of(roll);
}
