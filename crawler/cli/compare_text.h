/*
 * A comparison for people: what is compared, and each change with the evidence
 * of both sides.
 */
#ifndef CLI_COMPARE_TEXT_H
#define CLI_COMPARE_TEXT_H

#include "cli/command.h"
#include "cli/compare_proof.h"
#include "cli/compare_tally.h"

/* Both sides with their rounds, programs and rule packs; whether and how the
 * rules differ; and what lies between them. */
enum err_code compare_print_head(
    const struct invocation *inv, const struct comparison *c, struct err *e);

/* The means of indicators under profiles by which both sides were scored, where
 * their rules have the same revisions; how many have not. */
enum err_code compare_print_figures(
    const struct invocation *inv, const struct comparison *c, struct err *e);

/* What to do where it is open whether the rule changed a verdict or the site;
 * nothing where it is not. */
void compare_print_advice(const struct invocation *inv,
    const struct comparison *c, const struct compare_tally *t);

struct compare_printing {
	const struct invocation *inv;
	struct proof_book book;
	struct buf agency_id; /* of the change before */
	bool has_begun;
};

/* One change, below its agency's name. */
enum err_code compare_print_change(
    struct compare_printing *p, const struct change *c, struct err *e);

#endif
