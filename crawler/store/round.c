/* Rounds and the agencies in them. */
#include <assert.h>

#include "store/store_impl.h"
#include "store/view.h"

enum { NAME_BYTES_MAX = 64 };

/* What the ledger holds of a round. */
struct found_round {
	int64_t id;
	struct str name;
	bool is_complete;
	struct str rule_pack;
};

static enum err_code
find_round(struct store *s, struct str name, struct found_round *out,
    bool *is_there, struct err *e)
{
	struct query q = query_begin(
	    s, name.len > 0 ? STMT_ROUND_BY_NAME : STMT_ROUND_NEWEST);
	enum err_code rc;

	if (name.len > 0)
		query_text(&q, name);
	rc = query_row(&q, is_there, e);
	if (rc == ERR_NONE && *is_there) {
		out->id = query_int_at(&q, 0);
		out->name = query_text_at(&q, 1, &s->arena);
		out->is_complete = query_int_at(&q, 2) != 0;
		out->rule_pack = query_text_at(&q, 3, &s->arena);
	}
	query_end(&q);
	return rc;
}

/* The name becomes part of file names. */
static bool
is_good_name(struct str name)
{
	if (name.len == 0 || name.len > NAME_BYTES_MAX || name.ptr[0] == '.')
		return false;
	for (size_t i = 0; i < name.len; i++) {
		char c = str_lower_char(name.ptr[i]);

		if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' &&
		    c != '_' && c != '.')
			return false;
	}
	return true;
}

/* "round-N" behind the newest, or the first of that form that is free. */
static enum err_code
next_name(struct store *s, int64_t newest_id, struct str *out, struct err *e)
{
	struct found_round other = {0};
	bool is_taken = true;
	enum err_code rc = ERR_NONE;

	for (int64_t n = newest_id + 1; rc == ERR_NONE && is_taken; n++) {
		*out = arena_printf(&s->arena, "round-%lld", (long long)n);
		rc = find_round(s, *out, &other, &is_taken, e);
	}
	return rc;
}

static enum err_code
add_round(struct store *s, struct str name, const struct round_setup *setup,
    struct round *out, struct err *e)
{
	struct query q = query_begin(s, STMT_ROUND_ADD);
	bool is_there = false;
	enum err_code rc;

	query_text(&q, name);
	query_int(&q, clock_wall_us(s->clock));
	query_text(&q, str_of(setup->rule_pack));
	query_text(&q, setup->config);
	query_text(&q, str_of(setup->program_version));
	rc = query_row(&q, &is_there, e);
	if (rc == ERR_NONE)
		*out = (struct round){
		    query_int_at(&q, 0), arena_str(&s->arena, name), false};
	query_end(&q);
	return rc;
}

static enum err_code
resume_round(struct store *s, const struct found_round *found,
    const struct round_setup *setup, struct round *out, struct err *e)
{
	struct query q;

	if (found->is_complete)
		return err_set(e, ERR_USAGE, "round %.*s is complete",
		    STR_ARG(found->name));
	if (!str_is(found->rule_pack, setup->rule_pack))
		return err_set(e, ERR_USAGE,
		    "round %.*s was begun with other rules; give the new round "
		    "a name of its own",
		    STR_ARG(found->name));
	*out = (struct round){found->id, found->name, true};
	q = query_begin(s, STMT_ROUND_RESUME);
	query_text(&q, setup->config);
	query_text(&q, str_of(setup->program_version));
	query_int(&q, found->id);
	return query_run(&q, e);
}

enum err_code
store_round_begin(struct store *s, const struct round_setup *setup,
    struct round *out, struct err *e)
{
	struct found_round found = {0};
	struct str name = setup->name;
	struct round round = {0};
	bool is_there = false;
	enum err_code rc;

	assert(s->mode == STORE_WRITE && s->warc.fd < 0);
	if (name.len > 0 && !is_good_name(name))
		return err_set(e, ERR_USAGE,
		    "a round's name has letters a-z, digits, - _ and . only, "
		    "at most %d",
		    NAME_BYTES_MAX);
	rc = find_round(s, name, &found, &is_there, e);
	if (rc != ERR_NONE)
		return rc;
	if (is_there && (name.len > 0 || !found.is_complete)) {
		rc = resume_round(s, &found, setup, &round, e);
	} else {
		if (name.len == 0)
			rc = next_name(s, found.id, &name, e);
		if (rc == ERR_NONE)
			rc = add_round(s, name, setup, &round, e);
	}
	if (rc == ERR_NONE)
		rc = store_flush(s, e);
	if (rc != ERR_NONE)
		return rc;
	s->round = round;
	s->warc_software = arena_str(&s->arena, setup->warc_software);
	s->operator_contact = arena_str(&s->arena, setup->operator_contact);
	*out = round;
	return ERR_NONE;
}

static enum err_code
count_in_round(struct store *s, enum stmt which, int64_t round, int64_t *out,
    struct err *e)
{
	struct query q = query_begin(s, which);
	bool is_there = false;
	enum err_code rc;

	query_int(&q, round);
	rc = query_row(&q, &is_there, e);
	if (rc == ERR_NONE)
		*out = query_int_at(&q, 0);
	query_end(&q);
	return rc;
}

enum err_code
store_round_finish(
    struct store *s, int64_t round, bool *is_complete, struct err *e)
{
	int64_t ready = 0, gaps = 0;
	enum err_code rc = warcs_seal(s, e);
	struct query q;

	if (rc == ERR_NONE)
		rc = count_in_round(s, STMT_ROUND_READY_URLS, round, &ready, e);
	if (rc == ERR_NONE)
		rc =
		    count_in_round(s, STMT_ROUND_VERDICT_GAPS, round, &gaps, e);
	if (rc != ERR_NONE)
		return rc;
	q = query_begin(s, STMT_ROUND_FINISH);
	query_int(&q, clock_wall_us(s->clock));
	query_int(&q, ready == 0 && gaps == 0);
	query_int(&q, round);
	rc = query_run(&q, e);
	if (rc == ERR_NONE)
		rc = store_flush(s, e);
	if (rc == ERR_NONE)
		*is_complete = ready == 0 && gaps == 0;
	return rc;
}

enum err_code
store_latest_round(
    struct store *s, struct arena *a, struct str *out, struct err *e)
{
	struct found_round found = {0};
	bool is_there = false;
	enum err_code rc = find_round(s, (struct str){0}, &found, &is_there, e);

	if (rc != ERR_NONE)
		return rc;
	if (!is_there)
		return err_set(e, ERR_USAGE, "the store holds no round yet");
	*out = arena_str(a, found.name);
	return ERR_NONE;
}

enum err_code
store_progress_read(struct store *s, struct str round,
    struct round_progress *out, struct err *e)
{
	struct query q = query_begin(s, STMT_ROUND_PROGRESS);
	struct round_progress p = {0};
	bool is_there = true;
	enum err_code rc;

	query_text(&q, round);
	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		int64_t state = query_int_at(&q, 0);

		if (state >= URL_READY && state <= URL_FAILED)
			p.urls[state] = query_int_at(&q, 1);
	}
	query_end(&q);
	if (rc == ERR_NONE)
		*out = p;
	return rc;
}
