/*
 * make_survey FOLDER RULES NAME...
 *
 * Makes a store in a new folder as a survey of all agencies of targets/NAME.csv
 * would have left it: the rounds 2560 and 2561 with pages, verdicts of each
 * rule of a pack, evidence and reviews, of which the first is released. Names
 * of agencies are real, everything that is said of them is made up. The same
 * arguments make the same rows.
 *
 * make_survey --scan FOLDER
 *
 * The floor: reads the verdicts of the newest round with their evidence by
 * plain SQL, in order, and prints how many rows there are.
 */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/score_plan.h"
#include "crawl/audit_rules.h"
#include "crawl/targets.h"
#include "ledger_scan.h"
#include "score/digest.h"
#include "score/plan.h"
#include "store/reviews.h"
#include "survey_review.h"
#include "survey_verdict.h"

enum { ROUNDS = 2, AGENCIES_OF_FLUSH = 50, SITE_SECONDS = 300 };

static const int64_t second_us = 1000000;
static const int64_t day_us = (int64_t)24 * 3600 * 1000000;

static const struct {
	const char *name;
	const char *began_at;
} rounds[ROUNDS] = {
    {"2560", "2017-07-03T01:00:00Z"}, {"2561", "2018-07-02T01:00:00Z"}};

static const char config[] =
    "{\"asks_probes\":true,\"delay_max_ms\":60000,\"delay_ms\":2000,"
    "\"depth_max\":3,\"forbids_on_403\":false,\"looks_as_phone\":true,"
    "\"max_age_ms\":0,\"pages_max\":40,\"reads_sitemaps\":true,"
    "\"retry_span_ms\":21600000,\"transfer_ms\":120000,"
    "\"user_agent\":\"samruat/0.1.0 (+mailto:survey@samruat.example)\"}";

static const char scan_sql[] =
    "SELECT a.agency_id, v.rule_id, v.rule_revision, v.outcome, v.level,"
    " v.reason, v.confidence, v.url, v.evidence_sha256, e.url, e.label,"
    " e.quote, e.context_before, e.context_after, e.match_kind"
    " FROM agency a CROSS JOIN verdict v ON v.agency = a.id"
    " AND v.audit = 'crawl' LEFT JOIN evidence_row e ON e.verdict = v.id"
    " WHERE a.round = (SELECT max(id) FROM round)"
    " ORDER BY a.agency_id, v.rule_id, e.number";

struct making {
	const char *folder;
	const char *pack;
	struct arena words; /* rules, targets, diags */
	struct arena arena; /* of one agency */
	struct rule_set *set;
	struct survey_rule *rules;
	struct targets targets;
	struct store *store;
	struct round round;
	int number; /* of the round, from 0 */
	int64_t now_us;
	struct err e;
	int64_t verdicts;
};

static void
must(struct making *m, enum err_code rc)
{
	if (rc == ERR_NONE)
		return;
	(void)fprintf(stderr, "make_survey: %s\n", m->e.msg);
	exit(3);
}

static int64_t
clock_now(void *state)
{
	return ((struct making *)state)->now_us;
}

/* targets/NAME.csv of all names, one a line; seeds/ likewise. */
static char *
paths_of(struct making *m, const char *folder, char **names)
{
	struct buf text = {0};
	char *paths;

	for (; *names != NULL; names++)
		buf_printf(&text, "%s%s/%s.csv", text.len > 0 ? "\n" : "",
		    folder, *names);
	paths = arena_cstr(&m->words, buf_str(&text));
	buf_release(&text);
	return paths;
}

static void
load(struct making *m, char **names)
{
	struct diag_list diags = {.arena = &m->words};

	must(m, rule_set_load(m->pack, &diags, &m->set, &m->e));
	must(m,
	    targets_read(paths_of(m, "targets", names),
	        paths_of(m, "seeds", names), &diags, &m->targets, &m->e));
	m->rules = survey_rules_of(m->set, &m->words);
}

static void
begin_round(struct making *m)
{
	struct round_setup round = {.name = str_of(rounds[m->number].name),
	    .rule_pack = rule_set_digest(m->set),
	    .config = str_of(config),
	    .program_version = "0.1.0",
	    .warc_software = str_of("samruat/0.1.0"),
	    .operator_contact = str_of("survey@samruat.example")};
	struct audit_setup audit = {.round = round.name,
	    .name = str_of("crawl"),
	    .rule_pack = str_of(round.rule_pack),
	    .program_version = str_of("0.1.0")};

	if (!clock_from_iso(str_of(rounds[m->number].began_at), &m->now_us))
		assert(false);
	must(m, store_round_begin(m->store, &round, &m->round, &m->e));
	audit.rules = audit_rules_of(m->set, &m->words, &audit.rule_count);
	must(m, store_audit_begin(m->store, &audit, &m->e));
}

/* An agency as the survey knows it: with an address that is made up. */
static struct agency
agency_of(struct making *m, const struct agency *from,
    const struct survey_fate *fate, struct survey_site *site)
{
	struct agency a = *from;
	struct seed *seed = arena_array(&m->arena, 1, sizeof(*seed));

	site->host =
	    arena_printf(&m->arena, "www.%.*s.example", STR_ARG(from->id));
	a.status = fate->listed;
	a.successor_id = (struct str){0};
	a.seeds = seed;
	a.seed_count =
	    fate->listed == AGENCY_ACTIVE || fate->listed == AGENCY_SOCIAL_ONLY;
	*seed = (struct seed){.role = SEED_HOME,
	    .scope = SCOPE_HOST,
	    .url = arena_printf(&m->arena, "%s://%.*s/",
	        fate->is_secure ? "https" : "http", STR_ARG(site->host))};
	if (fate->listed == AGENCY_SOCIAL_ONLY)
		*seed = (struct seed){.role = SEED_FACEBOOK,
		    .scope = SCOPE_PAGE,
		    .url = arena_printf(&m->arena,
		        "https://social.example/%.*s", STR_ARG(from->id))};
	if (a.seed_count > 0)
		site->home = seed->url;
	return a;
}

static void
add_agency(struct making *m, const struct agency *from)
{
	struct survey_fate fate = survey_fate_of(from, m->number);
	struct survey_site site = {
	    .fate = &fate, .now_us = m->now_us, .round = m->number};
	struct agency agency = agency_of(m, from, &fate, &site);

	site.agency = &agency;
	must(m,
	    store_agency_put(m->store, m->round.id, &agency, &site.row, &m->e));
	must(m,
	    survey_pages_put(m->store, m->round.id, &site, &m->arena, &m->e));
	for (size_t i = 0; i < rule_set_count(m->set); i++) {
		struct verdict v =
		    survey_verdict_of(&site, &m->rules[i], &m->arena);

		must(m,
		    store_verdict_put(m->store, site.row, str_of("crawl"),
		        site.home, &v, &m->e));
		must(m,
		    survey_review_add(
		        m->store, m->round.name, &site, &v, &m->e));
		m->verdicts++;
	}
	must(
	    m, store_agency_set_status(m->store, site.row, fate.status, &m->e));
	m->now_us += SITE_SECONDS * second_us;
	arena_reset(&m->arena);
}

static void
add_round(struct making *m)
{
	bool is_complete = false;

	begin_round(m);
	for (size_t i = 0; i < m->targets.count; i++) {
		add_agency(m, &m->targets.agencies[i]);
		if (i % AGENCIES_OF_FLUSH == 0)
			must(m, store_flush(m->store, &m->e));
	}
	must(m,
	    store_audit_finish(
	        m->store, m->round.name, str_of("crawl"), &is_complete, &m->e));
	assert(is_complete);
	must(m, store_round_finish(m->store, m->round.id, &is_complete, &m->e));
	assert(is_complete);
}

static struct plan
plan_of(struct making *m, const struct stored_audit *audit)
{
	struct score_plan_source from = {.set = m->set, .audit = *audit};
	struct audit_rule *rules = NULL;
	struct plan plan = {0};
	struct str missing;

	must(m, score_profile_find(m->set, NULL, &from.profile, &m->e));
	must(m,
	    store_audit_rules_read(
	        m->store, audit, &m->words, &rules, &from.rule_count, &m->e));
	from.rules = rules;
	must(m, score_plan_make(&from, &m->words, &plan, &missing, &m->e));
	return plan;
}

/* Freezes the round that has just ended, under its own name. */
static void
release(struct making *m)
{
	struct stored_audit audit = {0};
	struct scored_query of = {.audit = str_of("crawl")};
	char digest[DIGEST_TEXT_BYTES];
	struct release r = {.program_version = str_of("0.1.0"),
	    .released_us = m->now_us + 60 * day_us,
	    .excuses = str_of("{\"reached\":\"หน่วยงานที่ติดต่อไม่ได้"
	                      "จะสอบถามทางโทรศัพท์\"}"),
	    .figures_sha256 = str_of("")};
	struct buf json = {0};
	struct plan plan;

	must(m,
	    store_audit_find(
	        m->store, m->round.name, &m->words, &audit, &m->e));
	plan = plan_of(m, &audit);
	of.round = audit.round;
	must(m, store_review_last(m->store, &of.last_review, &m->e));
	must(m, score_digest(m->store, &plan, &of, digest, &m->e));
	plan_write(&json, &plan);
	r.name = r.round = audit.round;
	r.audit = audit.name;
	r.profile = plan.profile;
	r.plan = buf_str(&json);
	r.rule_pack = audit.rule_pack;
	r.last_review = of.last_review;
	r.figures_sha256 = str_of(digest);
	must(m, store_release_add(m->store, &r, &m->e));
	buf_release(&json);
}

/* The store keeps the name of its round, so each has it anew. */
static void
make_round(struct making *m)
{
	const struct clock clock = {clock_now, clock_now, m};

	must(m, store_open(m->folder, STORE_WRITE, &clock, &m->store, &m->e));
	add_round(m);
	if (m->number == 0)
		release(m);
	store_close(m->store);
}

int
main(int argc, char **argv)
{
	struct making m = {0};

	if (argc == 3 && strcmp(argv[1], "--scan") == 0)
		return ledger_scan(argv[2], scan_sql);
	if (argc < 4) {
		(void)fprintf(stderr,
		    "usage: make_survey FOLDER RULES NAME...\n"
		    "       make_survey --scan FOLDER\n");
		return 2;
	}
	m.folder = argv[1];
	m.pack = argv[2];
	load(&m, argv + 3);
	for (; m.number < ROUNDS; m.number++)
		make_round(&m);
	(void)printf("%zu agencies, %lld verdicts\n", m.targets.count,
	    (long long)m.verdicts);
	rule_set_free(m.set);
	arena_release(&m.arena);
	arena_release(&m.words);
	return 0;
}
