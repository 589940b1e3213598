#include "score/fitness.h"

#include "store/view_row.h"

static const struct {
	const char *word;
	struct words text;
} checks[FITNESS_COUNT] = {
    [FITNESS_COMPLETE] = {"complete",
        {"the round has ended and every address has a final state",
            "รอบจบแล้ว และทุกที่อยู่เว็บมีสถานะสุดท้าย"}},
    [FITNESS_ROWS] = {"rows",
        {"every agency has a verdict for each rule", "ทุกหน่วยงานมีผลครบทุกกฎ"}},
    [FITNESS_COLUMNS] = {"columns",
        {"each rule that counts is decided for some agency",
            "กฎที่นับคะแนนทุกข้อตัดสินได้อย่างน้อยหนึ่งหน่วยงาน"}},
    [FITNESS_CONTROL] = {"control",
        {"the control hosts answered all the time", "เว็บควบคุมตอบตลอดรอบ"}},
    [FITNESS_REACHED] = {"reached",
        {"at least 95 % of the agencies that may have a site were reached",
            "เข้าถึงเว็บของหน่วยงานที่อาจมีเว็บได้อย่างน้อยร้อยละ 95"}},
};

const char *
fitness_word(enum fitness_check c)
{
	return checks[c].word;
}

bool
fitness_of_word(struct str word, enum fitness_check *out)
{
	for (int i = 0; i < FITNESS_COUNT; i++)
		if (str_is(word, checks[i].word)) {
			*out = (enum fitness_check)i;
			return true;
		}
	return false;
}

struct words
fitness_text(enum fitness_check c)
{
	return checks[c].text;
}

/* A rule of the plan that counts, and for how many agencies it is decided. */
struct column {
	struct str rule_id;
	int64_t rows;
	int64_t decided;
};

struct columns {
	struct column *items;
	size_t count;
	size_t capacity;
};

static struct column *
column_of(struct columns *c, struct str rule_id)
{
	for (size_t i = 0; i < c->count; i++)
		if (str_equal(c->items[i].rule_id, rule_id))
			return &c->items[i];
	return NULL;
}

static void
gather_columns(struct columns *c, const struct plan *plan, struct arena *a)
{
	for (size_t i = 0; i < plan->indicator_count; i++)
		for (size_t k = 0; k < plan->indicators[i].rule_count; k++) {
			const struct plan_rule *r =
			    &plan->indicators[i].rules[k];

			if (r->standing == STANDING_SHOWN_ONLY ||
			    column_of(c, r->id) != NULL)
				continue;
			c->items = arena_grow(a, c->items, &c->capacity,
			    c->count + 1, sizeof(*c->items));
			c->items[c->count++] =
			    (struct column){.rule_id = r->id};
		}
}

static enum err_code
count_verdicts(struct store *s, const struct scored_query *of,
    struct columns *columns, struct err *e)
{
	const struct scored_verdict *v = NULL;
	struct scored_cursor *cursor = NULL;
	enum err_code rc = store_scored_open(s, of, &cursor, e);

	while (rc == ERR_NONE) {
		struct column *c;

		rc = store_scored_next(cursor, &v, e);
		if (rc != ERR_NONE || v == NULL)
			break;
		c = column_of(columns, v->rule_id);
		if (c == NULL)
			continue;
		c->rows++;
		c->decided += v->effective != OUTCOME_CANT_TELL &&
		    v->effective != OUTCOME_UNTESTED;
	}
	store_scored_close(cursor);
	return rc;
}

static bool
take_round(void *state, const struct view_row *r)
{
	struct fitness *f = state;

	f->holds[FITNESS_COMPLETE] = view_row_number(r, "complete", 0) == 1;
	return true;
}

static bool
take_agency(void *state, const struct view_row *r)
{
	static const char *const without[] = {
	    "no-website", "social-only", "merged"};
	struct fitness *f = state;
	bool is_reached = str_is(view_row_text(r, "status"), "reached");

	f->agencies++;
	f->reached += is_reached;
	f->with_site += is_reached ||
	    str_number_among(view_row_text(r, "listed"), without, 3) < 0;
	return true;
}

static bool
take_pause(void *state, const struct view_row *r)
{
	struct fitness *f = state;

	f->pauses += str_is(view_row_text(r, "cause"), "control");
	return true;
}

static void
judge_columns(struct fitness *f, const struct columns *columns, struct arena *a)
{
	f->empty_rules =
	    arena_array(a, columns->count, sizeof(*f->empty_rules));
	for (size_t i = 0; i < columns->count; i++) {
		const struct column *c = &columns->items[i];

		f->missing_rows += f->agencies - c->rows;
		if (c->decided == 0)
			f->empty_rules[f->empty_rule_count++] = c->rule_id;
	}
	f->holds[FITNESS_ROWS] = f->missing_rows == 0;
	f->holds[FITNESS_COLUMNS] = f->empty_rule_count == 0;
	f->holds[FITNESS_CONTROL] = f->pauses == 0;
	f->holds[FITNESS_REACHED] =
	    f->reached * 100 >= f->with_site * FITNESS_REACHED_PERCENT;
}

enum err_code
fitness_read(struct store *s, const struct scored_query *of,
    const struct plan *plan, struct arena *a, struct fitness *out,
    struct err *e)
{
	const struct view_filter filter = {"round", of->round};
	const struct view_rows looks[] = {
	    {"rounds", &filter, 1, take_round, out},
	    {"agencies", &filter, 1, take_agency, out},
	    {"pauses", &filter, 1, take_pause, out},
	};
	struct columns columns = {0};
	enum err_code rc;

	*out = (struct fitness){0};
	gather_columns(&columns, plan, a);
	rc = count_verdicts(s, of, &columns, e);
	for (size_t i = 0;
	     rc == ERR_NONE && i < sizeof(looks) / sizeof(looks[0]); i++)
		rc = view_rows_each(s, &looks[i], e);
	if (rc == ERR_NONE)
		judge_columns(out, &columns, a);
	return rc;
}
