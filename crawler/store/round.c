/* Rounds and the agencies in them. */
#include <assert.h>

#include "record/shard.h"
#include "store/store_impl.h"
#include "store/view.h"

/* What the ledger holds of a round. */
struct found_round {
	int64_t id;
	struct str name;
	bool is_complete;
	struct str rule_pack;
	struct str shard;
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
		out->shard = query_text_at(&q, 4, &s->arena);
	}
	query_end(&q);
	return rc;
}

bool
name_is_good(struct str name)
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
add_shard(
    struct store *s, int64_t round, const struct shard *shard, struct err *e)
{
	struct query q;

	if (shard->number == 0)
		return ERR_NONE;
	q = query_begin(s, STMT_SHARD_ADD);
	query_int(&q, round);
	query_int(&q, shard->number);
	query_int(&q, shard->count);
	return query_run(&q, e);
}

static enum err_code
add_round(struct store *s, struct str name, const struct round_setup *setup,
    struct round *out, struct err *e)
{
	struct query q = query_begin(s, STMT_ROUND_ADD);
	int64_t id = 0;
	enum err_code rc;

	query_text(&q, name);
	query_int(&q, clock_wall_us(s->clock));
	query_text(&q, str_of(setup->rule_pack));
	query_text(&q, setup->config);
	query_text(&q, str_of(setup->program_version));
	query_text(&q, setup->shard);
	rc = query_number(&q, &id, NULL, e);
	if (rc == ERR_NONE)
		*out = (struct round){
		    .id = id, .name = arena_str(&s->arena, name)};
	return rc;
}

/* Whoever stood still when the round was interrupted stood still until now. */
static enum err_code
end_pauses(struct store *s, int64_t round, struct err *e)
{
	struct query q = query_begin(s, STMT_PAUSE_END_ALL);

	query_int(&q, clock_wall_us(s->clock));
	query_int(&q, round);
	return query_run(&q, e);
}

static enum err_code
resume_round(struct store *s, const struct found_round *found,
    const struct round_setup *setup, struct round *out, struct err *e)
{
	struct query q;
	enum err_code rc;

	if (found->is_complete)
		return err_set(e, ERR_USAGE, "round %.*s is complete",
		    STR_ARG(found->name));
	if (!str_is(found->rule_pack, setup->rule_pack))
		return err_set(e, ERR_USAGE,
		    "round %.*s was begun with other rules; give the new round "
		    "a name of its own",
		    STR_ARG(found->name));
	if (!str_equal(found->shard, setup->shard))
		return err_set(e, ERR_USAGE,
		    "round %.*s was begun as shard \"%.*s\", not \"%.*s\"",
		    STR_ARG(found->name), STR_ARG(found->shard),
		    STR_ARG(setup->shard));
	*out = (struct round){
	    .id = found->id, .name = found->name, .is_resumed = true};
	q = query_begin(s, STMT_ROUND_RESUME);
	query_text(&q, setup->config);
	query_text(&q, str_of(setup->program_version));
	query_int(&q, found->id);
	rc = query_run(&q, e);
	return rc == ERR_NONE ? end_pauses(s, found->id, e) : rc;
}

/* Finds the round to go on with, or begins one. */
static enum err_code
choose_round(struct store *s, const struct round_setup *setup,
    const struct shard *shard, struct round *out, struct err *e)
{
	struct found_round found = {0};
	struct str name = setup->name;
	bool is_there = false;
	enum err_code rc = find_round(s, name, &found, &is_there, e);

	if (rc != ERR_NONE)
		return rc;
	if (is_there && (name.len > 0 || !found.is_complete))
		return resume_round(s, &found, setup, out, e);
	if (name.len == 0)
		rc = next_name(s, found.id, &name, e);
	if (rc == ERR_NONE)
		rc = add_round(s, name, setup, out, e);
	return rc == ERR_NONE ? add_shard(s, out->id, shard, e) : rc;
}

static enum err_code
has_others(struct store *s, int64_t round, bool *out, struct err *e)
{
	struct query q = query_begin(s, STMT_ROUND_OTHERS);
	int64_t one = 0;

	query_int(&q, round);
	return query_number(&q, &one, out, e);
}

enum err_code
store_round_begin(struct store *s, const struct round_setup *setup,
    struct round *out, struct err *e)
{
	struct round round = {0};
	struct shard shard = {0};
	enum err_code rc;

	assert(s->mode == STORE_WRITE && s->warc.fd < 0);
	if (setup->name.len > 0 && !name_is_good(setup->name))
		return err_set(e, ERR_USAGE,
		    "a round's name has letters a-z, digits, - _ and . only, "
		    "at most %d",
		    NAME_BYTES_MAX);
	if (setup->shard.len > 0 && !shard_parse(setup->shard, &shard))
		return err_set(e, ERR_USAGE,
		    "a shard is its number and how many there are, as in 2/4");
	rc = choose_round(s, setup, &shard, &round, e);
	if (rc == ERR_NONE)
		rc = has_others(s, round.id, &round.has_earlier, e);
	if (rc == ERR_NONE)
		rc = store_flush(s, e);
	if (rc != ERR_NONE)
		return rc;
	s->round = round;
	s->warc_label = round.name;
	if (shard.number > 0)
		s->warc_label = arena_printf(&s->arena, "%.*s-s%lldof%lld",
		    STR_ARG(round.name), (long long)shard.number,
		    (long long)shard.count);
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

	query_int(&q, round);
	return query_number(&q, out, NULL, e);
}

/* One that is no shard has no such row. */
static enum err_code
finish_shard(struct store *s, int64_t round, bool is_complete, struct err *e)
{
	struct query q = query_begin(s, STMT_SHARD_FINISH);

	query_int(&q, is_complete);
	query_int(&q, round);
	return query_run(&q, e);
}

enum err_code
store_round_finish(
    struct store *s, int64_t round, bool *is_complete, struct err *e)
{
	int64_t ready = 0, gaps = 0;
	enum err_code rc = warcs_seal(s, e);
	struct query q;

	if (rc == ERR_NONE)
		rc = shared_find(s, round, e);
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
		rc = finish_shard(s, round, ready == 0 && gaps == 0, e);
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
		if (state == URL_READY) {
			p.again_count = query_int_at(&q, 2);
			p.again_due_us = query_int_at(&q, 3);
		}
	}
	query_end(&q);
	if (rc == ERR_NONE)
		*out = p;
	return rc;
}
