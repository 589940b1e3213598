#include "cli/claims_files.h"

#include "base/suggest.h"
#include "cli/claims_files_impl.h"

enum {
	ANSWER_AGENCY,
	ANSWER_QUESTION,
	ANSWER_ANSWER,
	ANSWER_NOTE,
	ANSWER_COLUMNS
};

static const struct table_column columns[ANSWER_COLUMNS] = {
    [ANSWER_AGENCY] = {"agency_id", true, false},
    [ANSWER_QUESTION] = {"question", true, false},
    [ANSWER_ANSWER] = {"answer", true, true},
    [ANSWER_NOTE] = {"note", false, false},
};
const struct table_kind claims_answer_table = {columns, ANSWER_COLUMNS};

static const struct diag_kind unknown_agency = {"K010", DIAG_ERROR,
    {"the round has no agency \"{1}\"", "รอบนี้ไม่มีหน่วยงานรหัส \"{1}\""}};
static const struct diag_kind unknown_question = {"K011", DIAG_ERROR,
    {"the map has no question \"{1}\"", "ตารางจับคู่ไม่มีคำถาม \"{1}\""}};
static const struct diag_kind doubled_answer = {"K012", DIAG_ERROR,
    {"the agency's answer to this question stands in line {1} already",
        "คำตอบของหน่วยงานต่อคำถามนี้มีอยู่แล้วที่บรรทัด {1}"}};
static const struct diag_kind bad_yes_no = {"K013", DIAG_ERROR,
    {"\"{1}\" is neither yes nor no", "\"{1}\" ไม่ใช่คำตอบว่าใช่หรือไม่ใช่"}};
static const struct diag_kind bad_number = {
    "K014", DIAG_ERROR, {"\"{1}\" is no whole number", "\"{1}\" ไม่ใช่จำนวนเต็ม"}};

/* One digit of either script; how many bytes it takes, 0: none is there. */
static size_t
digit_at(struct str s, size_t i, int64_t *out)
{
	unsigned char c = (unsigned char)s.ptr[i];

	if (c >= '0' && c <= '9') {
		*out = c - '0';
		return 1;
	}
	/* U+0E50 to U+0E59 */
	if (i + 2 < s.len && c == 0xe0 && (unsigned char)s.ptr[i + 1] == 0xb9 &&
	    (unsigned char)s.ptr[i + 2] >= 0x90 &&
	    (unsigned char)s.ptr[i + 2] <= 0x99) {
		*out = (unsigned char)s.ptr[i + 2] - 0x90;
		return 3;
	}
	return 0;
}

bool
claims_number(struct str text, int64_t *out)
{
	enum { DIGITS_MAX = 15, GROUP = 3 };
	int64_t number = 0, digit = 0;
	int digits = 0, since_comma = GROUP;
	bool has_comma = false;

	for (size_t i = 0, n; i < text.len; i += n) {
		n = digit_at(text, i, &digit);
		if (n > 0 && digits < DIGITS_MAX) {
			number = number * 10 + digit;
			digits++;
			since_comma++;
			continue;
		}
		/* Behind a comma stand three digits, before the first at most
		 * three. */
		if (n > 0 || text.ptr[i] != ',' || digits == 0 ||
		    (has_comma ? since_comma != GROUP : digits > GROUP))
			return false;
		has_comma = true;
		since_comma = 0;
		n = 1;
	}
	if (digits == 0 || (has_comma && since_comma != GROUP))
		return false;
	*out = number;
	return true;
}

bool
claims_yes_no(struct str text, enum claim_answer *out)
{
	static const char *const yes[] = {"yes", "y", "true", "ใช่", "มี"};
	static const char *const no[] = {"no", "n", "false", "ไม่ใช่", "ไม่มี"};
	int64_t number;

	if (str_is_one_of_fold(text, yes, sizeof(yes) / sizeof(yes[0])))
		*out = CLAIM_YES;
	else if (str_is_one_of_fold(text, no, sizeof(no) / sizeof(no[0])))
		*out = CLAIM_NO;
	else if (claims_number(text, &number) && number <= 1)
		*out = number == 1 ? CLAIM_YES : CLAIM_NO;
	else
		return false;
	return true;
}

static void
read_answer(const struct table *t, const struct csv_row *row,
    const struct claim_question *q, struct claim *c)
{
	struct str text = table_field(t, row, ANSWER_ANSWER);

	if (text.len == 0)
		return;
	if (q->kind == CLAIM_NUMBER) {
		c->answer = CLAIM_COUNTED;
		if (!claims_number(text, &c->number))
			table_complain(t, row,
			    &(struct table_fault){&bad_number, ANSWER_ANSWER,
			        {text}, "12, 1,250, ๑๒"});
		return;
	}
	if (!claims_yes_no(text, &c->answer))
		table_complain(t, row,
		    &(struct table_fault){&bad_yes_no, ANSWER_ANSWER, {text},
		        "yes, no, ใช่, ไม่ใช่, มี, ไม่มี, 1, 0"});
}

/* Whether the row speaks of the round's agencies; a mistake unless such rows
 * are passed over. */
static bool
is_known_agency(struct claims_reading *in, const struct table *t,
    const struct csv_row *row, struct str id)
{
	if (map_get(&in->ground->agencies, id) != NULL)
		return true;
	if (in->paths->skips_agencies)
		in->files.skipped_agencies++;
	else
		table_complain(t, row,
		    &(struct table_fault){&unknown_agency, ANSWER_AGENCY, {id},
		        "--other-agencies skip"});
	return false;
}

static const struct claims_asked *
question_of(
    struct claims_reading *in, const struct table *t, const struct csv_row *row)
{
	struct str key = table_field(t, row, ANSWER_QUESTION);
	const struct claims_asked *asked = map_get(&in->questions, key);

	if (asked != NULL || !in->has_map)
		return asked;
	if (in->paths->skips_questions)
		in->files.skipped_questions++;
	else
		table_complain(t, row,
		    &(struct table_fault){&unknown_question, ANSWER_QUESTION,
		        {key}, "--other-questions skip"});
	return NULL;
}

static bool
is_first(struct claims_reading *in, const struct table *t,
    const struct csv_row *row, const struct claim *c)
{
	struct str key = arena_printf(
	    in->arena, "%.*s\n%zu", STR_ARG(c->agency_id), c->question);
	int64_t *line = map_get(&in->answers, key);

	if (line != NULL) {
		table_complain(t, row,
		    &(struct table_fault){&doubled_answer, ANSWER_AGENCY,
		        {arena_printf(in->arena, "%lld", (long long)*line)},
		        NULL});
		return false;
	}
	line = arena_alloc(in->arena, sizeof(*line));
	*line = row->line;
	map_put(&in->answers, key, line);
	return true;
}

static void
read_claim(
    struct claims_reading *in, const struct table *t, const struct csv_row *row)
{
	struct claim c = {.agency_id = table_field(t, row, ANSWER_AGENCY)};
	const struct claims_asked *asked = question_of(in, t, row);

	if (!is_known_agency(in, t, row, c.agency_id) || asked == NULL)
		return;
	c.question = asked->number;
	if (!is_first(in, t, row, &c))
		return;
	if (asked->is_sound)
		read_answer(t, row, &in->files.questions[c.question], &c);
	in->files.claims = arena_grow(in->arena, in->files.claims,
	    &in->claim_capacity, in->files.claim_count + 1, sizeof(c));
	in->files.claims[in->files.claim_count++] = c;
}

void
claims_answer_rows(struct claims_reading *in, struct table *t)
{
	struct csv_row row;
	bool is_whole = true;

	while (table_next(t, &row, &is_whole))
		if (is_whole)
			read_claim(in, t, &row);
}

static enum err_code
read_table(struct claims_reading *in, const char *path,
    const struct table_kind *kind,
    void (*rows)(struct claims_reading *in, struct table *t),
    struct diag_list *diags, struct err *e)
{
	bool is_usable = false;
	struct table t;
	enum err_code rc = table_open(&t, path, kind, diags, &is_usable, e);

	if (rc == ERR_NONE && is_usable)
		rows(in, &t);
	return rc;
}

enum err_code
claims_files_read(const struct claims_paths *paths,
    const struct claims_ground *ground, struct diag_list *diags,
    struct claims_files *out, struct err *e)
{
	struct claims_reading in = {
	    .paths = paths, .ground = ground, .arena = ground->arena};
	size_t errors = diags->error_count;
	enum err_code rc = read_table(
	    &in, paths->map, &claims_map_table, claims_map_rows, diags, e);

	if (rc == ERR_NONE)
		rc = read_table(&in, paths->answers, &claims_answer_table,
		    claims_answer_rows, diags, e);
	if (rc == ERR_NONE && diags->error_count > errors)
		rc = err_set(e, ERR_SYNTAX, "%zu mistakes in the tables",
		    diags->error_count - errors);
	if (rc == ERR_NONE)
		*out = in.files;
	map_release(&in.questions);
	map_release(&in.answers);
	return rc;
}
