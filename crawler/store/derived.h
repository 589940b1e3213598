/*
 * Verdicts that were derived anew, held against those of the ledger: all of a
 * verdict's columns and all of its evidence. Writes nothing.
 */
#ifndef STORE_DERIVED_H
#define STORE_DERIVED_H

#include "store/store.h"

/* What of a verdict is not as derived. */
enum derived_fault {
	DERIVED_OTHERWISE, /* a column has another value */
	DERIVED_NO_VERDICT, /* it was derived and is not there */
	DERIVED_NO_EVIDENCE, /* a piece of evidence, the same */
	DERIVED_MORE_EVIDENCE, /* there are pieces that were not derived */
	DERIVED_NO_SUCH_VERDICT, /* no rule makes it */
	/* of what the audit notes of its rules */
	DERIVED_NO_RULE,
	DERIVED_NO_SUCH_RULE,
	DERIVED_RULE_OTHERWISE
};
enum { DERIVED_FAULT_COUNT = 8 };

struct derived_difference {
	enum derived_fault fault;
	size_t evidence; /* its number from 1, or how many; 0: the verdict */
	struct str column; /* of DERIVED_OTHERWISE, as the view calls it */
	struct str stored; /* as SQL writes it: 'passed', 3, NULL */
	struct str derived;
};

/* Set arena, in which items and their texts live; zero the rest. */
struct derived_list {
	struct arena *arena;
	struct derived_difference *items;
	size_t count;
	size_t capacity;
};

/* Whose verdicts. */
struct derived_of {
	int64_t agency_row;
	struct str audit;
	struct str site_url; /* as store_verdict_put was told */
};

/* Appends what the ledger has otherwise of a verdict. */
enum err_code store_verdict_compare(struct store *s,
    const struct derived_of *of, const struct verdict *v,
    struct derived_list *out, struct err *e);

/* The rules of which an agency has verdicts in an audit, in order of id. Texts
 * live in the arena. */
enum err_code store_verdict_rules(struct store *s, const struct derived_of *of,
    struct arena *a, struct str **out, size_t *count, struct err *e);

/* "ROUND/AUDIT" of verdicts whose audit the ledger does not have. Texts live in
 * the arena. */
enum err_code store_verdicts_astray(struct store *s, struct arena *a,
    struct str **out, size_t *count, struct err *e);

#endif
