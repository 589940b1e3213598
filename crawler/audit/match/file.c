/* file: what a capture that is no page is: its kind, its size, and whether a
 * PDF has text. */
#include "audit/match/matcher_impl.h"
#include "page/pdf.h"

enum file_kind {
	FILE_PDF,
	FILE_DOC,
	FILE_DOCX,
	FILE_XLS,
	FILE_XLSX,
	FILE_PPT,
	FILE_PPTX,
	FILE_ODT,
	FILE_RTF,
	FILE_ZIP,
	FILE_RAR,
	FILE_IMAGE,
	FILE_OTHER,
	FILE_KIND_COUNT
};

static const char *const kind_words[] = {"pdf", "doc", "docx", "xls", "xlsx",
    "ppt", "pptx", "odt", "rtf", "zip", "rar", "image", "other"};

/* By which bytes a file begins; where several kinds begin alike, by the ending
 * of its name, and the last of them without one. */
static const struct {
	const char *magic;
	size_t len;
	enum file_kind kind;
	const char *ending; /* NULL: any */
} signs[] = {
    {"\xd0\xcf\x11\xe0", 4, FILE_XLS, "xls"},
    {"\xd0\xcf\x11\xe0", 4, FILE_PPT, "ppt"},
    {"\xd0\xcf\x11\xe0", 4, FILE_DOC, NULL},
    {"{\\rtf", 5, FILE_RTF, NULL},
    {"PK\x03\x04", 4, FILE_DOCX, "docx"},
    {"PK\x03\x04", 4, FILE_XLSX, "xlsx"},
    {"PK\x03\x04", 4, FILE_PPTX, "pptx"},
    {"PK\x03\x04", 4, FILE_ODT, "odt"},
    {"PK\x03\x04", 4, FILE_ZIP, NULL},
    {"Rar!", 4, FILE_RAR, NULL},
    {"\x89PNG", 4, FILE_IMAGE, NULL},
    {"\xff\xd8\xff", 3, FILE_IMAGE, NULL},
    {"GIF8", 4, FILE_IMAGE, NULL},
};

struct file_test {
	bool kinds[FILE_KIND_COUNT];
	bool has_kinds;
	struct number_test size; /* bytes as received */
	enum answer text_layer;
};

static void
read_kind(struct loader *l, const struct yaml_node *value, struct file_test *t)
{
	size_t i = field_word(l, value, kind_words, FILE_KIND_COUNT);

	if (i != STR_NONE)
		t->kinds[i] = true;
	t->has_kinds = true;
}

static void
read_kinds(struct loader *l, const struct yaml_node *value, void *into)
{
	if (value->kind != YAML_LIST) {
		read_kind(l, value, into);
		return;
	}
	for (size_t i = 0; i < value->count; i++)
		read_kind(l, &value->items[i].value, into);
}

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	static const struct field items[] = {
	    {"type", read_kinds, 0, NULL},
	    {"size", number_read, offsetof(struct file_test, size), NULL},
	    {"text_layer", field_answer, offsetof(struct file_test, text_layer),
	        NULL},
	};
	static const struct fields fields = FIELDS("`file`", items);
	struct file_test *t = arena_alloc(l->arena, sizeof(*t));

	return fields_read(l, value, &fields, t) ? t : NULL;
}

static enum file_kind
kind_of(const struct page *p, struct arena *a)
{
	struct str ending = url_file_type(a, &p->url);

	if (pdf_is(p->body))
		return FILE_PDF;
	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (str_starts(
		        p->body, (struct str){signs[i].magic, signs[i].len}) &&
		    (signs[i].ending == NULL ||
		        str_is_fold(ending, signs[i].ending)))
			return signs[i].kind;
	return FILE_OTHER;
}

static enum truth
judge_text(const struct file_test *t, const struct page *p, bool is_cut)
{
	switch (pdf_find_text(p->body, is_cut)) {
	case PDF_TEXT_SHOWN:
		return t->text_layer == ANSWER_YES ? TRUTH_TRUE : TRUTH_FALSE;
	case PDF_TEXT_NONE:
		return t->text_layer == ANSWER_NO ? TRUTH_TRUE : TRUTH_FALSE;
	case PDF_TEXT_UNKNOWN:
		break;
	}
	return TRUTH_UNKNOWN;
}

static const char *
refusal(const struct file_test *t, struct scan *s, enum file_kind kind,
    enum truth *truth)
{
	const struct page *p = s->page;
	const struct response *r = scan_response(s);
	double size = r != NULL && r->body_bytes >= 0 ? (double)r->body_bytes
	                                              : (double)p->body.len;

	*truth = TRUTH_FALSE;
	if (t->has_kinds && !t->kinds[kind])
		return "is of another kind";
	if (number_holds(&t->size, size, size) == TRUTH_FALSE)
		return "is of another size";
	*truth = TRUTH_TRUE;
	if (t->text_layer == ANSWER_UNKNOWN)
		return NULL;
	*truth =
	    kind == FILE_PDF ? judge_text(t, p, s->is_partial) : TRUTH_FALSE;
	if (*truth == TRUTH_TRUE)
		return NULL;
	return *truth == TRUTH_UNKNOWN    ? "cannot be looked into"
	    : t->text_layer == ANSWER_YES ? "has no text"
	                                  : "has text";
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct file_test *t = data;
	const struct page *p = s->page;
	enum file_kind kind = kind_of(p, s->arena);
	struct hit hit = hit_of_element(PAGE_NONE);

	if (p->reason != REASON_NOT_HTML)
		return;
	hit.quote = arena_printf(s->arena, "%.*s (%s, %zu bytes)",
	    STR_ARG(url_key(&p->url)), kind_words[kind], p->body.len);
	hit.why = refusal(t, s, kind, &out->truth);
	out->saw = hit.quote;
	if (hit.why == NULL)
		result_hit(out, hit);
	else
		result_miss(out, hit);
}

const struct matcher match_file = {.name = "file",
    .spoilers = VIEW_TRUNCATED,
    .load = load,
    .run = run,
    .sees_files = true};
