/*
 * The evidence of both sides of a comparison: that of one agency at a time,
 * read when it is asked for.
 */
#ifndef CLI_COMPARE_PROOF_H
#define CLI_COMPARE_PROOF_H

#include "record/finding.h"
#include "score/compare.h"

struct compare_proof {
	struct str rule_id;
	struct evidence evidence;
	struct str url;
	struct str evidence_id;
	struct str captured_at;
};

struct proof_list {
	struct compare_proof *proofs;
	size_t count;
	size_t capacity;
	bool is_read;
};

/* A zeroed struct with its comparison is one that nothing was read of. */
struct proof_book {
	const struct comparison *comparison;
	struct arena arena;
	struct str agency_id;
	struct proof_list sides[COMPARE_SIDES];
};

/*
 * Picks the proofs of one side of a change that show what changed: those that
 * the other side does not have, or all where it has them all. At most max go
 * into out; *left is how many more there are. They live until the next change
 * of another agency.
 */
struct proof_wish {
	const struct change *change;
	enum compare_side side; /* from or to of the change */
	size_t max;
};
enum err_code proof_book_pick(struct proof_book *b,
    const struct proof_wish *wish, const struct compare_proof **out,
    size_t *count, size_t *left, struct err *e);

void proof_book_release(struct proof_book *b);

#endif
