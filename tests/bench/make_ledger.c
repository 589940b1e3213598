/*
 * make_ledger FOLDER RULES AGENCIES
 *
 * Makes a store in a new folder: a round of so many agencies with a verdict of
 * each rule of a pack, two pieces of evidence each, and a review of every
 * fiftieth. The same arguments make the same verdicts.
 *
 * make_ledger --scan FOLDER
 *
 * The floor: reads what figures are made of with plain SQL, in order, and
 * prints how many rows there are.
 */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "crawl/audit_rules.h"
#include "dice.h"
#include "ledger_scan.h"
#include "record/region.h"
#include "store/reviews.h"

enum { ROW_OF_REVIEW = 50, PROVINCES = 76, MINISTRIES = 20, PROOFS = 2 };

static const char scan_sql[] =
    "SELECT a.agency_id, v.rule_id, v.rule_revision, v.outcome,"
    " v.level, v.reason, v.confidence, v.url, v.evidence_sha256"
    " FROM agency a CROSS JOIN verdict v ON v.agency = a.id"
    " AND v.audit = 'crawl' WHERE a.round = 1"
    " ORDER BY a.agency_id, v.rule_id";

struct making {
	struct rule_set *rules;
	struct store *store;
	struct round round;
	struct dice dice;
	struct arena arena;
	struct err e;
	int64_t verdicts;
};

static void
must(struct making *m, enum err_code rc)
{
	if (rc == ERR_NONE)
		return;
	(void)fprintf(stderr, "make_ledger: %s\n", m->e.msg);
	exit(3);
}

static void
begin(struct making *m, const char *folder)
{
	struct round_setup round = {.name = str_of("synthetic"),
	    .rule_pack = rule_set_digest(m->rules),
	    .config = str_of("{}"),
	    .program_version = "0"};
	struct audit_setup audit = {.round = round.name,
	    .name = str_of("crawl"),
	    .rule_pack = str_of(round.rule_pack),
	    .program_version = str_of("0")};

	must(m,
	    store_open(folder, STORE_WRITE, &clock_system, &m->store, &m->e));
	must(m, store_round_begin(m->store, &round, &m->round, &m->e));
	audit.rules = audit_rules_of(m->rules, &m->arena, &audit.rule_count);
	must(m, store_audit_begin(m->store, &audit, &m->e));
}

/* Somebody says that it is as the program says. */
static void
add_review(struct making *m, const struct agency *agency,
    const struct verdict *v, const char *sha256)
{
	struct review r = {.round = m->round.name,
	    .audit = str_of("crawl"),
	    .agency_id = agency->id,
	    .rule_id = v->rule_id,
	    .rule_revision = v->rule_revision,
	    .machine_outcome = v->outcome,
	    .machine_level = -1,
	    .reviewer = str_of("mali"),
	    .decision = REVIEW_CONFIRM,
	    .outcome = v->outcome,
	    .level = -1,
	    .decided_us = m->verdicts,
	    .evidence_sha256 = str_of(sha256)};

	must(m, store_review_add(m->store, &r, &m->e));
}

static void
add_verdict(struct making *m, const struct agency *agency, int64_t row,
    const struct rule_info *rule)
{
	struct site_page page = {.url = str_of("https://www.example/page")};
	struct proof proofs[PROOFS] = {0};
	struct verdict v = {.rule_id = rule->id,
	    .rule_revision = rule->revision,
	    .scope = rule->scope,
	    .outcome = (enum outcome)dice_below(&m->dice, OUTCOME_COUNT),
	    .level = -1,
	    .confidence = rule->confidence,
	    .pages_examined = 20,
	    .is_complete = true,
	    .proofs = proofs,
	    .proof_count = PROOFS};
	struct region_piece pieces[PROOFS];
	char sha256[DIGEST_TEXT_BYTES];

	for (size_t i = 0; i < PROOFS; i++) {
		struct evidence *ev = &proofs[i].evidence;

		ev->label = str_of("a label of a condition");
		ev->quote = arena_printf(&m->arena,
		    "some text of a page that was found, number %lld",
		    (long long)(m->verdicts * PROOFS + (int64_t)i));
		ev->context_before = str_of("what stands before it, a line");
		ev->context_after = str_of("and what stands behind it");
		ev->byte_start = ev->byte_end = -1;
		proofs[i].page = &page;
		pieces[i] = (struct region_piece){ev->match_kind, ev->quote,
		    ev->context_before, ev->context_after};
	}
	must(m,
	    store_verdict_put(m->store, row, str_of("crawl"),
	        str_of("https://www.example/"), &v, &m->e));
	region_digest(pieces, PROOFS, sha256);
	if (m->verdicts++ % ROW_OF_REVIEW == 0)
		add_review(m, agency, &v, sha256);
	arena_reset(&m->arena);
}

static void
add_agency(struct making *m, int64_t number)
{
	char id[32], province[8], ministry[32];
	struct agency agency = {.level = str_of("province")};
	int64_t row = 0;

	(void)snprintf(id, sizeof(id), "a-%06lld", (long long)number);
	(void)snprintf(province, sizeof(province), "%02lld",
	    (long long)(number % PROVINCES + 10));
	(void)snprintf(ministry, sizeof(ministry), "ministry %lld",
	    (long long)(number % MINISTRIES));
	agency.id = str_of(id);
	agency.name_th = str_of(id);
	agency.province_code = str_of(province);
	agency.ministry_th = str_of(ministry);
	must(m, store_agency_put(m->store, m->round.id, &agency, &row, &m->e));
	for (size_t i = 0; i < rule_set_count(m->rules); i++)
		add_verdict(m, &agency, row, rule_set_info(m->rules, i));
}

static int
make(const char *folder, const char *pack, int64_t agencies)
{
	struct making m = {.dice = {7}};
	struct arena words = {0};
	struct diag_list diags = {.arena = &words};
	bool is_complete = false;

	must(&m, rule_set_load(pack, &diags, &m.rules, &m.e));
	begin(&m, folder);
	for (int64_t i = 0; i < agencies; i++)
		add_agency(&m, i);
	must(&m,
	    store_audit_finish(
	        m.store, m.round.name, str_of("crawl"), &is_complete, &m.e));
	assert(is_complete);
	store_close(m.store);
	rule_set_free(m.rules);
	arena_release(&m.arena);
	arena_release(&words);
	(void)printf("%lld verdicts\n", (long long)m.verdicts);
	return 0;
}

int
main(int argc, char **argv)
{
	int64_t agencies;

	if (argc == 3 && strcmp(argv[1], "--scan") == 0)
		return ledger_scan(argv[2], scan_sql);
	if (argc != 4 ||
	    !str_to_int64(str_of(argv[3]), 1, 1000000, &agencies)) {
		(void)fprintf(stderr,
		    "usage: make_ledger FOLDER RULES AGENCIES\n"
		    "       make_ledger --scan FOLDER\n");
		return 2;
	}
	return make(argv[1], argv[2], agencies);
}
