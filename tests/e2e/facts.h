/*
 * What `score` and `export` wrote as CSV, as single numbers to look up: of
 * which round, whose (agency:ID, ministry:SLUG, province:CODE, office:CODE,
 * level:WORD, all:), of which figure (an indicator's key, "pillar-" and a
 * pillar's, a rule's id, or nothing), and which number of it ("score",
 * "passed").
 */
#ifndef TESTS_E2E_FACTS_H
#define TESTS_E2E_FACTS_H

#include "base/arena.h"
#include "base/csv.h"
#include "base/err.h"
#include "base/map.h"

struct fact_key {
	struct str round; /* empty: that of the first file */
	struct str whose;
	struct str figure;
	const char *number;
};

struct fact_sum {
	struct fact_key key;
	int64_t sum;
	struct fact_sum *next;
};

struct facts {
	struct arena *arena;
	struct map by_key;
	struct str round; /* of the first file */
	struct str overall; /* the first figure of the first file */
	struct map rounds; /* by name */
	struct fact_sum *parts; /* outcomes of each agency's indicators */
	struct map sums_by_key;
	struct fact_sum *sums; /* outcomes of each pillar's rules, agencies by
                            their score */
	size_t count;
};

/* Adds one; ERR_DB when it is there and is another. */
enum err_code facts_put(struct facts *f, const struct fact_key *key,
    struct str text, struct err *e);

/* The number under a key that is counted up while tables are read. */
int64_t *facts_sum(struct facts *f, const struct fact_key *key);

/* Hands on each row of a table with its head, whose fields are borrowed or the
 * arena's. */
typedef enum err_code facts_take_row(void *state, const struct csv_row *head,
    const struct csv_row *row, struct err *e);
enum err_code facts_rows(struct arena *a, struct str csv, facts_take_row *take,
    void *state, struct err *e);

/* Adds the rows of `score --by ...`, of the tables indicators and pillars of an
 * export, and of `score --agency ID` the weights; the text is borrowed. */
enum err_code facts_add(struct facts *f, struct str csv, struct err *e);

/* Tables of an export, as CSV. */
struct fact_tables {
	struct str verdicts;
	struct str agencies;
	struct str pages;
};

/* Adds what can be counted in them: outcomes and pages of each agency, and
 * outcomes of each rule by group. What facts_add read of
 * `score --by rule` says which rules count. How many rules there are, and
 * agencies that were reached, are numbers of all. Of the table indicators the
 * rules of a pillar are added up. */
enum err_code facts_count(
    struct facts *f, const struct fact_tables *t, struct err *e);

/* One of them; false when there is none. An empty number is there. */
bool facts_find(
    const struct facts *f, const struct fact_key *key, struct str *out);

/* A row's field by the name of its column; empty: there is none. */
struct str facts_field(
    const struct csv_row *head, const struct csv_row *row, const char *name);

/* How the report calls a group, by the column of the table agencies. */
struct str facts_group(struct arena *a, const char *by, struct str key);

void facts_release(struct facts *f);

#endif
