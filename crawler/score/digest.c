#include "score/digest.h"

static void
append_text(struct buf *line, struct str text)
{
	(void)buf_append_str(line, text);
	(void)buf_append_char(line, '\t');
}

static void
append_real(struct buf *line, double value, bool is_there)
{
	if (is_there)
		buf_printf(line, "%.15g", value);
	(void)buf_append_char(line, '\t');
}

static void
append_number(struct buf *line, int64_t number)
{
	buf_printf(line, "%lld\t", (long long)number);
}

void
score_digest_row(struct digest *d, const struct figure_row *row)
{
	const struct figure *f = &row->figure;
	struct buf line = {0};

	append_text(&line, row->agency_id);
	append_text(&line, row->pillar);
	append_text(&line, row->indicator);
	append_real(&line, f->score, f->has_score);
	append_real(&line, f->lower, f->has_bounds);
	append_real(&line, f->upper, f->has_bounds);
	append_real(&line, f->coverage, f->has_bounds);
	append_number(&line, f->level);
	append_number(&line, f->passed);
	append_number(&line, f->failed);
	append_number(&line, f->undecided);
	append_number(&line, f->inapplicable);
	(void)buf_append_char(&line, '\n');
	digest_add(d, buf_str(&line));
	buf_release(&line);
}

static enum err_code
add_row(void *state, const struct figure_row *row, struct err *e)
{
	(void)e;
	score_digest_row(state, row);
	return ERR_NONE;
}

enum err_code
score_digest(struct store *s, const struct plan *plan,
    const struct scored_query *of, char out[DIGEST_TEXT_BYTES], struct err *e)
{
	struct digest *d = digest_new(DIGEST_SHA256);
	struct score_wish wish = {
	    .store = s, .plan = plan, .of = *of, .on_row = add_row, .state = d};
	enum err_code rc = score_each(&wish, e);

	if (rc == ERR_NONE)
		digest_finish(d, out);
	else
		digest_free(d);
	return rc;
}
