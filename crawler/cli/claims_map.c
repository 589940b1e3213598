/* The map: which rule or indicator answers a question of the survey. */
#include "base/suggest.h"
#include "cli/claims_files_impl.h"

enum {
	MAP_QUESTION,
	MAP_TEXT_TH,
	MAP_TEXT_EN,
	MAP_TARGET,
	MAP_KIND,
	MAP_AT_LEAST,
	MAP_TOLERANCE,
	MAP_COLUMNS
};

static const struct table_column columns[MAP_COLUMNS] = {
    [MAP_QUESTION] = {"question", true, false},
    [MAP_TEXT_TH] = {"text_th", false, false},
    [MAP_TEXT_EN] = {"text_en", false, false},
    [MAP_TARGET] = {"target", true, false},
    [MAP_KIND] = {"kind", true, false},
    [MAP_AT_LEAST] = {"at_least", false, false},
    [MAP_TOLERANCE] = {"tolerance", false, false},
};
const struct table_kind claims_map_table = {columns, MAP_COLUMNS};

static const struct diag_kind doubled_question = {"K001", DIAG_ERROR,
    {"the question \"{1}\" stands in line {2} already",
        "คำถาม \"{1}\" มีอยู่แล้วที่บรรทัด {2}"}};
const struct diag_kind claims_unknown_target = {"K002", DIAG_ERROR,
    {"\"{1}\" is no rule of the audit and no indicator of the profile",
        "\"{1}\" ไม่ใช่เกณฑ์ของการตรวจนี้ และไม่ใช่ตัวชี้วัดของโปรไฟล์"}};
static const struct diag_kind unknown_kind = {"K003", DIAG_ERROR,
    {"there is no kind of question \"{1}\"", "ไม่มีชนิดคำถาม \"{1}\""}};
static const struct diag_kind bad_threshold = {"K004", DIAG_ERROR,
    {"\"{1}\" is no whole number from 1", "\"{1}\" ไม่ใช่จำนวนเต็มตั้งแต่ 1 ขึ้นไป"}};
static const struct diag_kind bad_tolerance = {"K005", DIAG_ERROR,
    {"\"{1}\" is no whole number, with or without %",
        "\"{1}\" ไม่ใช่จำนวนเต็ม จะมี % หรือไม่ก็ได้"}};
static const struct diag_kind idle_value = {"K006", DIAG_ERROR,
    {"{1} says nothing of a question of the kind {2}",
        "{1} ใช้กับคำถามชนิด {2} ไม่ได้"}};
static const struct diag_kind uncounted = {"K007", DIAG_ERROR,
    {"the indicator \"{1}\" is yes or no, and no number",
        "ตัวชี้วัด \"{1}\" เป็นแบบมีหรือไม่มี ไม่ใช่จำนวน"}};
static const struct diag_kind shown_only = {"K008", DIAG_WARNING,
    {"the rule {1} is a {2}: its verdicts are in no score",
        "เกณฑ์ {1} มีสถานะ {2} ผลของเกณฑ์นี้ไม่นับในคะแนน"}};

static const struct plan_indicator *
indicator_named(const struct plan *plan, struct str key)
{
	for (size_t i = 0; plan != NULL && i < plan->indicator_count; i++)
		if (str_equal(plan->indicators[i].key, key))
			return &plan->indicators[i];
	return NULL;
}

static void
read_target(struct claims_reading *in, const struct table *t,
    const struct csv_row *row, struct claim_question *q)
{
	const struct claims_ground *g = in->ground;
	struct str text = table_field(t, row, MAP_TARGET);
	const struct claims_rule *rule = map_get(&g->rules, text);

	q->indicator = rule == NULL ? indicator_named(g->plan, text) : NULL;
	if (rule != NULL) {
		q->rule_id = text;
		q->has_levels = rule->has_levels;
		if (str_is(rule->status, "draft") ||
		    str_is(rule->status, "deprecated"))
			table_complain(t, row,
			    &(struct table_fault){&shown_only, MAP_TARGET,
			        {text, rule->status}, NULL});
	} else if (q->indicator == NULL) {
		table_complain(t, row,
		    &(struct table_fault){&claims_unknown_target, MAP_TARGET,
		        {text}, suggest(text, g->targets, g->target_count)});
	}
}

static void
read_kind(
    const struct table *t, const struct csv_row *row, struct claim_question *q)
{
	struct str text = table_field(t, row, MAP_KIND);

	if (!claim_kind_of_word(text, &q->kind))
		table_complain(t, row,
		    &(struct table_fault){
		        &unknown_kind, MAP_KIND, {text}, "yes-no, number"});
	else if (q->kind == CLAIM_NUMBER && q->indicator != NULL &&
	    q->indicator->kind == INDICATOR_ANY)
		table_complain(t, row,
		    &(struct table_fault){
		        &uncounted, MAP_KIND, {q->indicator->key}, "yes-no"});
}

/* A value that is there though the kind of question has no use for it. */
static void
complain_of_idle(const struct table *t, const struct csv_row *row,
    size_t column, const struct claim_question *q)
{
	table_complain(t, row,
	    &(struct table_fault){&idle_value, column,
	        {str_of(columns[column].name),
	            str_of(claim_kind_word(q->kind))},
	        NULL});
}

static void
read_threshold(
    const struct table *t, const struct csv_row *row, struct claim_question *q)
{
	struct str text = table_field(t, row, MAP_AT_LEAST);

	q->at_least = CLAIM_NO_THRESHOLD;
	if (text.len == 0)
		return;
	if (q->kind != CLAIM_YES_NO)
		complain_of_idle(t, row, MAP_AT_LEAST, q);
	else if (!claims_number(text, &q->at_least) || q->at_least < 1)
		table_complain(t, row,
		    &(struct table_fault){
		        &bad_threshold, MAP_AT_LEAST, {text}, NULL});
}

static void
read_tolerance(
    const struct table *t, const struct csv_row *row, struct claim_question *q)
{
	struct str text = table_field(t, row, MAP_TOLERANCE), number = text;

	if (text.len == 0)
		return;
	q->is_percent = str_ends(text, str_of("%"));
	if (q->is_percent)
		number = str_trim(str_slice(text, 0, text.len - 1));
	if (q->kind != CLAIM_NUMBER)
		complain_of_idle(t, row, MAP_TOLERANCE, q);
	else if (!claims_number(number, &q->tolerance))
		table_complain(t, row,
		    &(struct table_fault){
		        &bad_tolerance, MAP_TOLERANCE, {text}, "2, 10 %"});
}

static void
keep_question(struct claims_reading *in, const struct table *t,
    const struct csv_row *row, const struct claim_question *q, bool is_sound)
{
	struct claims_asked *asked = map_get(&in->questions, q->key);

	if (asked != NULL) {
		table_complain(t, row,
		    &(struct table_fault){&doubled_question, MAP_QUESTION,
		        {q->key,
		            arena_printf(
		                in->arena, "%lld", (long long)asked->line)},
		        NULL});
		return;
	}
	asked = arena_alloc(in->arena, sizeof(*asked));
	asked->number = in->files.question_count;
	asked->line = row->line;
	asked->is_sound = is_sound;
	map_put(&in->questions, q->key, asked);
	in->files.questions = arena_grow(in->arena, in->files.questions,
	    &in->question_capacity, in->files.question_count + 1, sizeof(*q));
	in->files.questions[in->files.question_count++] = *q;
}

static void
read_question(struct claims_reading *in, const struct table *t,
    const struct csv_row *row, bool is_whole)
{
	struct claim_question q = {
	    .key = table_field(t, row, MAP_QUESTION),
	    .text_th = table_field(t, row, MAP_TEXT_TH),
	    .text_en = table_field(t, row, MAP_TEXT_EN),
	};
	size_t errors = t->diags->error_count;

	if (is_whole) {
		read_target(in, t, row, &q);
		read_kind(t, row, &q);
		read_threshold(t, row, &q);
		read_tolerance(t, row, &q);
	}
	/* Of a row with mistakes the question is known all the same. */
	if (q.key.len > 0)
		keep_question(in, t, row, &q,
		    is_whole && t->diags->error_count == errors);
}

void
claims_map_rows(struct claims_reading *in, struct table *t)
{
	struct csv_row row;
	bool is_whole = true;

	in->has_map = true;
	while (table_next(t, &row, &is_whole))
		read_question(in, t, &row, is_whole);
}
