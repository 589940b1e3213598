/* What a verdict takes from the answers to probes. */
#include "audit/probe_impl.h"
#include "audit/roll_up_impl.h"

static bool
is_basis(const struct roll *roll, const struct deciders *deciders,
    struct str leaves, const struct evidence *e)
{
	return e->match_kind == MATCH_STRUCTURE &&
	    roll_is_decider(roll, deciders, leaves, e->label);
}

static void
prove_probe(const struct roll *roll, struct verdict *v,
    const struct site_probe *probe, const struct deciders *deciders,
    struct str leaves, bool wants_basis)
{
	const struct finding *f =
	    site_page_finding(&probe->page, roll->rule->info.id);

	for (size_t i = 0; f != NULL && i < f->evidence_count; i++) {
		struct evidence e = f->evidence[i];
		bool is_one = is_basis(roll, deciders, leaves, &e);

		if (is_one != wants_basis || v->proof_count >= LIMIT_EVIDENCE)
			continue;
		if (!is_one)
			e.match_kind = MATCH_ABSENCE;
		v->proofs[v->proof_count++] = (struct proof){e, &probe->page};
	}
}

void
roll_prove_probes(const struct roll *roll, struct verdict *v,
    const struct deciders *deciders, struct str leaves)
{
	const struct site *site = roll->site;

	/* First the answers on which the outcome rests, then the others. */
	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < site->probe_count; i++)
			prove_probe(roll, v, &site->probes[i], deciders, leaves,
			    round == 0);
}
