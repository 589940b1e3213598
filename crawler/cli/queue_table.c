/* The queue of those who review, as a table for programs. */
#include "cli/grid.h"
#include "cli/queue_print.h"
#include "publish/mask.h"
#include "publish/value.h"

enum column {
	COLUMN_RULE,
	COLUMN_REVISION,
	COLUMN_OUTCOME,
	COLUMN_LEVEL,
	COLUMN_REASON,
	COLUMN_CONFIDENCE,
	COLUMN_STATE,
	COLUMN_REOPENED,
	COLUMN_AGENCIES,
	COLUMN_AGENCY_IDS,
	COLUMN_EFFECT,
	COLUMN_UNCERTAINTY,
	COLUMN_RANK,
	COLUMN_URL,
	COLUMN_EVIDENCE,
	COLUMN_DIGEST,
	COLUMN_KIND,
	COLUMN_LABEL,
	COLUMN_BEFORE,
	COLUMN_QUOTE,
	COLUMN_AFTER,
	COLUMN_COUNT
};

static const struct view_column columns[COLUMN_COUNT] = {
    [COLUMN_RULE] = {"rule_id", VALUE_TEXT},
    [COLUMN_REVISION] = {"rule_revision", VALUE_INT},
    [COLUMN_OUTCOME] = {"outcome", VALUE_TEXT},
    [COLUMN_LEVEL] = {"level", VALUE_INT},
    [COLUMN_REASON] = {"reason", VALUE_TEXT},
    [COLUMN_CONFIDENCE] = {"confidence", VALUE_TEXT},
    [COLUMN_STATE] = {"review_state", VALUE_TEXT},
    [COLUMN_REOPENED] = {"reopened", VALUE_INT},
    [COLUMN_AGENCIES] = {"agencies", VALUE_INT},
    [COLUMN_AGENCY_IDS] = {"agency_ids", VALUE_TEXT},
    [COLUMN_EFFECT] = {"effect", VALUE_REAL},
    [COLUMN_UNCERTAINTY] = {"uncertainty", VALUE_REAL},
    [COLUMN_RANK] = {"rank", VALUE_REAL},
    [COLUMN_URL] = {"url", VALUE_TEXT},
    [COLUMN_EVIDENCE] = {"evidence_id", VALUE_TEXT},
    [COLUMN_DIGEST] = {"evidence_sha256", VALUE_TEXT},
    [COLUMN_KIND] = {"match_kind", VALUE_TEXT},
    [COLUMN_LABEL] = {"label", VALUE_TEXT},
    [COLUMN_BEFORE] = {"context_before", VALUE_TEXT},
    [COLUMN_QUOTE] = {"quote", VALUE_TEXT},
    [COLUMN_AFTER] = {"context_after", VALUE_TEXT},
};
static const struct view_info table = {"queue", columns, COLUMN_COUNT};

static struct str
joined(const struct queue_list *l, const struct queue_item *item)
{
	struct buf text = {0};
	struct str all;

	for (size_t i = 0; i < item->agency_count; i++)
		buf_printf(&text, "%s%.*s", i > 0 ? " " : "",
		    STR_ARG(item->agencies[i]));
	all = arena_str(l->inv->arena, buf_str(&text));
	buf_release(&text);
	return all;
}

static void
fill_item(const struct queue_list *l, const struct queue_item *item,
    struct view_value *row)
{
	row[COLUMN_RULE] = value_text(item->rule_id);
	row[COLUMN_REVISION] = value_int(item->rule_revision);
	row[COLUMN_OUTCOME] = value_word(outcome_word(item->outcome));
	if (item->level >= 0)
		row[COLUMN_LEVEL] = value_int(item->level);
	row[COLUMN_REASON] = value_word(reason_word(item->reason));
	row[COLUMN_CONFIDENCE] = value_text(item->confidence);
	row[COLUMN_STATE] = value_word(decision_state_word(item->state));
	row[COLUMN_REOPENED] = value_int(item->is_reopened);
	row[COLUMN_AGENCIES] = value_int((int64_t)item->agency_count);
	row[COLUMN_AGENCY_IDS] = value_text(joined(l, item));
	row[COLUMN_EFFECT] = value_real(item->effect);
	row[COLUMN_UNCERTAINTY] = value_real(item->uncertainty);
	row[COLUMN_RANK] = value_real(queue_rank(item));
	row[COLUMN_URL] = value_text(item->url);
	row[COLUMN_DIGEST] = value_text(item->evidence_sha256);
}

static void
fill_proof(const struct queue_list *l, const struct queue_proof *p,
    struct view_value *row)
{
	const struct str parts[] = {
	    p->context_before, p->quote, p->context_after};
	struct buf masked[3] = {{0}};

	if (p->evidence_id.len == 0)
		return;
	(void)mask_parts(parts, 3, masked);
	row[COLUMN_EVIDENCE] = value_text(p->evidence_id);
	row[COLUMN_KIND] = value_word(match_kind_word(p->kind));
	row[COLUMN_LABEL] = value_text(p->label);
	for (size_t i = 0; i < 3; i++) {
		row[COLUMN_BEFORE + i] =
		    value_text(arena_str(l->inv->arena, buf_str(&masked[i])));
		buf_release(&masked[i]);
	}
}

enum err_code
queue_print_table(const struct queue_list *l, const struct table_format *format,
    struct err *e)
{
	struct queue_proof proof;
	struct buf line = {0};
	enum err_code rc = ERR_NONE;

	format->head(&line, &table);
	for (size_t i = 0; rc == ERR_NONE && i < l->queue.count && i < l->limit;
	     i++) {
		struct view_value row[COLUMN_COUNT] = {{0}};

		rc = queue_proof_read(l, &l->queue.items[i], &proof, e);
		if (rc != ERR_NONE)
			break;
		fill_item(l, &l->queue.items[i], row);
		fill_proof(l, &proof, row);
		format->row(&line, &table, row);
	}
	if (rc == ERR_NONE)
		print_bytes(buf_str(&line), l->inv->out);
	buf_release(&line);
	return rc;
}
