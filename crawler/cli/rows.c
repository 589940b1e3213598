#include "cli/rows.h"

/* A taker that wants every row. */
struct every_row {
	void (*fn)(void *state, const struct view_row *r);
	void *state;
};

static bool
pass_on(void *state, const struct view_row *r)
{
	const struct every_row *every = state;

	every->fn(every->state, r);
	return true;
}

enum err_code
rows_each(const struct row_query *q,
    void (*fn)(void *state, const struct view_row *r), void *state,
    struct err *e)
{
	enum { FILTERS = sizeof(q->filters) / sizeof(q->filters[0]) };
	struct every_row every = {fn, state};
	struct view_filter filters[FILTERS];
	struct view_rows rows = {.view = q->view,
	    .filters = filters,
	    .take = pass_on,
	    .state = &every};

	for (size_t i = 0; i < FILTERS; i++)
		if (q->filters[i].value.len > 0)
			filters[rows.filter_count++] = q->filters[i];
	return view_rows_each(q->store, &rows, e);
}

static void
note_there(void *state, const struct view_row *r)
{
	(void)r;
	*(bool *)state = true;
}

static enum err_code
check_round(struct store *s, const char *named, struct err *e)
{
	struct row_query q = {s, "rounds", {{"round", str_of(named)}}};
	bool is_there = false;
	enum err_code rc = rows_each(&q, note_there, &is_there, e);

	if (rc == ERR_NONE && !is_there)
		rc =
		    err_set(e, ERR_USAGE, "the store holds no round %s", named);
	return rc;
}

enum err_code
rows_open(const struct invocation *inv, const char *named, struct store **out,
    struct str *round, struct err *e)
{
	struct store *s = NULL;
	enum err_code rc =
	    store_open(inv->store, STORE_READ, inv->clock, &s, e);

	if (rc != ERR_NONE)
		return rc;
	if (named == NULL) {
		rc = store_latest_round(s, inv->arena, round, e);
	} else {
		rc = check_round(s, named, e);
		*round = str_of(named);
	}
	if (rc != ERR_NONE) {
		store_close(s);
		return rc;
	}
	*out = s;
	return ERR_NONE;
}
