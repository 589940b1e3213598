#include "publish/review_rows.h"

#include <assert.h>
#include <string.h>

#include "base/map.h"
#include "publish/mask.h"
#include "record/finding.h"
#include "store/audits.h"
#include "store/view.h"

enum { QUOTES_MAX = 3, NAMES_MAX = 3 };

/* An agency of the round. */
struct named_agency {
	struct str name;
	struct str ministry;
	struct str province;
};

struct making {
	const struct review_rows_wish *wish;
	struct arena *arena;
	struct map agencies; /* struct named_agency, by id */
	struct audit_rule *rules;
	size_t rule_count;
	struct review_row *rows;
	size_t count;
	size_t capacity;
};

/* A row of a view, and values by the columns' names. */
struct view_row {
	const struct view_info *view;
	const struct view_value *values;
};

static struct str
text_at(const struct view_row *r, const char *column)
{
	for (size_t i = 0; i < r->view->column_count; i++)
		if (strcmp(r->view->columns[i].name, column) == 0)
			return r->values[i].kind == VALUE_TEXT
			    ? r->values[i].text
			    : (struct str){0};
	assert(false && "a column that the view does not have");
	return (struct str){0};
}

static void
take_agency(struct making *m, const struct view_row *r)
{
	struct named_agency *agency = arena_alloc(m->arena, sizeof(*agency));
	struct str id = text_at(r, "agency_id");
	struct str name = text_at(r, "name_th");

	if (name.len == 0)
		name = text_at(r, "name_en");
	agency->name = arena_str(m->arena, name.len > 0 ? name : id);
	agency->ministry = arena_str(m->arena, text_at(r, "ministry_th"));
	agency->province = arena_str(m->arena, text_at(r, "province_code"));
	map_put_first(&m->agencies, arena_str(m->arena, id), agency);
}

static enum err_code
read_agencies(struct making *m, struct err *e)
{
	struct view_row r = {.view = store_view_named("agencies")};
	const struct view_filter filter = {"round", m->wish->round};
	struct view_cursor *c = NULL;
	bool is_there = true;
	enum err_code rc =
	    store_view_open(m->wish->store, r.view, &filter, 1, &c, e);

	while (rc == ERR_NONE && is_there) {
		rc = store_view_next(c, &r.values, &is_there, e);
		if (rc == ERR_NONE && is_there)
			take_agency(m, &r);
	}
	store_view_close(c);
	return rc;
}

/* Appends one piece of evidence: what stands around it, and itself between
 * marks that no text of a page is likely to have. */
static void
append_quote(struct buf *out, const struct view_row *r)
{
	struct str kind = text_at(r, "match_kind");
	bool is_absence = str_is(kind, match_kind_word(MATCH_ABSENCE));
	const struct str parts[] = {text_at(r, "context_before"),
	    text_at(r, "quote"), text_at(r, "context_after")};
	struct buf masked[3] = {{0}};

	(void)mask_parts(parts, 3, masked);
	if (out->len > 0)
		(void)buf_append_char(out, '\n');
	if (str_is(kind, match_kind_word(MATCH_NEAR_MISS)))
		(void)buf_append_cstr(out, "(เกือบใช่ nearly) ");
	if (is_absence) {
		(void)buf_append_str(out, buf_str(&masked[1]));
	} else {
		(void)buf_append_str(out, buf_str(&masked[0]));
		(void)buf_append_cstr(out, masked[0].len > 0 ? " «" : "«");
		(void)buf_append_str(out, buf_str(&masked[1]));
		(void)buf_append_cstr(out, masked[2].len > 0 ? "» " : "»");
		(void)buf_append_str(out, buf_str(&masked[2]));
	}
	for (size_t i = 0; i < 3; i++)
		buf_release(&masked[i]);
}

static void
take_evidence(struct making *m, struct review_row *row, struct buf *quote,
    const struct view_row *r)
{
	if (row->key.evidence_id.len == 0)
		row->key.evidence_id =
		    arena_str(m->arena, text_at(r, "evidence_id"));
	/* What was found nowhere has no address; what nearly was it has. */
	if (row->url.len == 0) {
		row->url = arena_str(m->arena, text_at(r, "url"));
		row->captured_at =
		    arena_str(m->arena, text_at(r, "captured_at"));
	}
	append_quote(quote, r);
}

static enum err_code
read_evidence(struct making *m, struct review_row *row, struct str agency_id,
    struct err *e)
{
	struct view_row r = {.view = store_view_named("evidence")};
	const struct view_filter filters[] = {{"round", row->key.round},
	    {"audit", row->key.audit}, {"agency_id", agency_id},
	    {"rule_id", row->key.rule_id}};
	struct view_cursor *c = NULL;
	struct buf quote = {0};
	bool is_there = true;
	enum err_code rc =
	    store_view_open(m->wish->store, r.view, filters, 4, &c, e);

	for (size_t n = 0; rc == ERR_NONE && n < QUOTES_MAX; n++) {
		rc = store_view_next(c, &r.values, &is_there, e);
		if (rc != ERR_NONE || !is_there)
			break;
		take_evidence(m, row, &quote, &r);
	}
	store_view_close(c);
	row->quote = arena_str(m->arena, buf_str(&quote));
	buf_release(&quote);
	return rc;
}

static bool
is_wanted(const struct making *m, const struct named_agency *agency)
{
	const struct review_rows_wish *w = m->wish;

	return (w->ministry.len == 0 ||
	           str_equal(w->ministry, agency->ministry)) &&
	    (w->province.len == 0 || str_equal(w->province, agency->province));
}

static struct words
title_of(const struct making *m, struct str rule_id)
{
	for (size_t i = 0; i < m->rule_count; i++)
		if (str_equal(m->rules[i].id, rule_id))
			return (struct words){
			    arena_cstr(m->arena, m->rules[i].title_en),
			    arena_cstr(m->arena, m->rules[i].title_th)};
	return (struct words){"", ""};
}

/* Who a row is about: ids and names as texts. */
static void
name_agencies(struct making *m, struct review_row *row, const struct str *ids,
    size_t count)
{
	struct buf joined = {0}, names = {0};

	for (size_t i = 0; i < count; i++) {
		const struct named_agency *agency =
		    map_get(&m->agencies, ids[i]);

		assert(agency != NULL);
		buf_printf(
		    &joined, "%s%.*s", i > 0 ? ";" : "", STR_ARG(ids[i]));
		if (i < NAMES_MAX)
			buf_printf(&names, "%s%.*s", i > 0 ? "\n" : "",
			    STR_ARG(agency->name));
	}
	if (count > NAMES_MAX)
		buf_printf(&names, "\n+ %zu", count - NAMES_MAX);
	row->agency_count = count;
	row->key.agency_ids = arena_str(m->arena, buf_str(&joined));
	row->names = arena_str(m->arena, buf_str(&names));
	buf_release(&joined);
	buf_release(&names);
}

static bool
is_full(const struct making *m)
{
	return m->wish->limit > 0 && m->count >= m->wish->limit;
}

static enum err_code
add_row(struct making *m, const struct review_subject *s, const struct str *ids,
    size_t count, struct err *e)
{
	struct review_row row = {.key = {.round = m->wish->round,
	                             .audit = m->wish->audit,
	                             .rule_id = s->rule_id,
	                             .rule_revision = s->rule_revision,
	                             .machine_outcome = s->outcome,
	                             .machine_level = s->level,
	                             .drawn = s->drawn,
	                             .evidence_sha256 = s->evidence_sha256},
	    .title = title_of(m, s->rule_id),
	    .reason = s->reason};
	enum err_code rc;

	name_agencies(m, &row, ids, count);
	rc = read_evidence(m, &row, ids[0], e);
	if (rc != ERR_NONE)
		return rc;
	m->rows = arena_grow(
	    m->arena, m->rows, &m->capacity, m->count + 1, sizeof(*m->rows));
	m->rows[m->count++] = row;
	return ERR_NONE;
}

static enum err_code
add_subject(struct making *m, const struct review_subject *s, struct err *e)
{
	struct str *ids = arena_array(m->arena, s->agency_count, sizeof(*ids));
	size_t count = 0;
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; i < s->agency_count; i++) {
		const struct named_agency *agency =
		    map_get(&m->agencies, s->agencies[i]);

		if (agency != NULL && is_wanted(m, agency))
			ids[count++] = s->agencies[i];
	}
	for (size_t i = 0; rc == ERR_NONE && i < count && !is_full(m);
	     i += REVIEW_ROW_AGENCIES)
		rc = add_row(m, s, ids + i,
		    count - i < REVIEW_ROW_AGENCIES ? count - i
		                                    : REVIEW_ROW_AGENCIES,
		    e);
	return rc;
}

enum err_code
review_rows_read(const struct review_rows_wish *wish, struct arena *a,
    struct review_row **out, size_t *count, struct err *e)
{
	const struct stored_audit of = {
	    .round = wish->round, .name = wish->audit};
	struct making m = {.wish = wish, .arena = a};
	enum err_code rc = read_agencies(&m, e);

	if (rc == ERR_NONE)
		rc = store_audit_rules_read(
		    wish->store, &of, a, &m.rules, &m.rule_count, e);
	for (size_t i = 0; rc == ERR_NONE && i < wish->subject_count; i++)
		rc = add_subject(&m, &wish->subjects[i], e);
	map_release(&m.agencies);
	if (rc == ERR_NONE) {
		*out = m.rows;
		*count = m.count;
	}
	return rc;
}
