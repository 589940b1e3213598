/*
 * The queue of those who review, as `review list` prints it: for people, with
 * the command that decides each entry, or as a table for programs.
 */
#ifndef CLI_QUEUE_PRINT_H
#define CLI_QUEUE_PRINT_H

#include "cli/command.h"
#include "publish/table_format.h"
#include "score/queue.h"
#include "store/audits.h"

struct queue_list {
	const struct invocation *inv;
	struct store *store;
	struct stored_audit audit;
	struct audit_rule *rules; /* of the audit, for titles */
	size_t rule_count;
	const struct plan *plan; /* NULL: none, each rule weighs the same */
	int64_t last_review;
	struct queue queue; /* what was asked for */
	size_t limit; /* entries to print */
};

/* Numbers of citizens are not masked on the own terminal. */
enum err_code queue_print_text(const struct queue_list *l, struct err *e);

/* A row for each entry; numbers of citizens are masked. */
enum err_code queue_print_table(const struct queue_list *l,
    const struct table_format *format, struct err *e);

/* The first piece of evidence of an entry's first agency that shows something,
 * else the first. */
struct queue_proof {
	struct str evidence_id; /* empty: there is none */
	struct str label;
	struct str quote;
	struct str context_before;
	struct str context_after;
	enum match_kind kind;
};
enum err_code queue_proof_read(const struct queue_list *l,
    const struct queue_item *item, struct queue_proof *out, struct err *e);

#endif
