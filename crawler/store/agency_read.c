/* Agencies of a round, read back as the targets table named them. */
#include "store/store_impl.h"

static void
read_aliases(struct str joined, struct arena *a, struct agency *out)
{
	size_t capacity = 0;
	struct str alias;

	while (str_split(&joined, ';', &alias)) {
		out->aliases = arena_grow(a, out->aliases, &capacity,
		    out->alias_count + 1, sizeof(*out->aliases));
		out->aliases[out->alias_count++] = alias;
	}
}

static enum answer
answer_at(const struct query *q, int column)
{
	int64_t n = query_int_at(q, column);

	return n < ANSWER_UNKNOWN || n > ANSWER_YES ? ANSWER_UNKNOWN
	                                            : (enum answer)n;
}

static struct stored_agency
read_row(const struct query *q, struct arena *a)
{
	struct stored_agency s = {.row = query_int_at(q, 0)};

	s.agency = (struct agency){.id = query_text_at(q, 1, a),
	    .level = query_text_at(q, 2, a),
	    .name_th = query_text_at(q, 3, a),
	    .name_en = query_text_at(q, 4, a),
	    .ministry_th = query_text_at(q, 6, a),
	    .province_code = query_text_at(q, 7, a),
	    .office_code = query_text_at(q, 8, a),
	    .g2c = answer_at(q, 9),
	    .g2b = answer_at(q, 10),
	    .g2g = answer_at(q, 11),
	    .parent_id = query_text_at(q, 13, a),
	    .successor_id = query_text_at(q, 14, a)};
	/* One that is not ours is active. */
	(void)agency_status_of_word(query_text_at(q, 12, a), &s.agency.status);
	read_aliases(query_text_at(q, 5, a), a, &s.agency);
	return s;
}

static enum err_code
read_seeds(
    struct store *s, struct stored_agency *of, struct arena *a, struct err *e)
{
	struct query q = query_begin(s, STMT_SEEDS_READ);
	struct agency *agency = &of->agency;
	size_t capacity = 0;
	bool is_there = true;
	enum err_code rc;

	query_int(&q, of->row);
	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		struct seed seed = {.url = query_text_at(&q, 0, a)};

		if (!seed_role_of_word(query_text_at(&q, 1, a), &seed.role))
			continue;
		(void)scope_kind_of_word(query_text_at(&q, 2, a), &seed.scope);
		agency->seeds = arena_grow(a, agency->seeds, &capacity,
		    agency->seed_count + 1, sizeof(*agency->seeds));
		agency->seeds[agency->seed_count++] = seed;
	}
	query_end(&q);
	return rc;
}

enum err_code
store_agencies_read(struct store *s, struct str round, struct arena *a,
    struct stored_agency **out, size_t *count, struct err *e)
{
	struct query q = query_begin(s, STMT_AGENCIES_READ);
	struct stored_agency *all = NULL;
	size_t n = 0, capacity = 0;
	bool is_there = true;
	enum err_code rc;

	query_text(&q, round);
	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		all = arena_grow(a, all, &capacity, n + 1, sizeof(*all));
		all[n++] = read_row(&q, a);
	}
	query_end(&q);
	for (size_t i = 0; rc == ERR_NONE && i < n; i++)
		rc = read_seeds(s, &all[i], a, e);
	if (rc == ERR_NONE) {
		*out = all;
		*count = n;
	}
	return rc;
}
