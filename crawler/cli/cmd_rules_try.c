/* samruat rules try: one rule on one page, or on a stream of pages. */
#include "base/file.h"
#include "base/json.h"
#include "base/limits.h"
#include "cli/batch.h"
#include "cli/grid.h"
#include "cli/rules_open.h"
#include "text/cells.h"

static const struct command_option options[] = {
    {"url", "URL",
        {"where the page is from (default: https://page.example/)",
            "ที่อยู่ของหน้านี้ (ค่าเริ่มต้น https://page.example/)"}},
    {"header", "'NAME: VALUE'",
        {"a field of the answer's head; may be repeated",
            "ช่องในส่วนหัวของคำตอบ ใช้ซ้ำได้"}},
    {"agency", "NAME",
        {"the agency's name, for rules that look for it",
            "ชื่อหน่วยงาน สำหรับกฎที่มองหาชื่อนี้"}},
    {"json", NULL, {"prints JSON", "แสดงเป็น JSON"}},
    {"batch", NULL,
        {"reads JSON lines with html, url and headers from standard input",
            "อ่านบรรทัด JSON ที่มี html, url และ headers จากอินพุตมาตรฐาน"}},
    {0},
};

static const char default_url[] = "https://page.example/";
static const char default_type[] = "text/html; charset=utf-8";

/* One page as it was given. */
struct given {
	struct str html;
	struct str url;
	struct str content_type;
	struct str content_encoding;
	struct buf head; /* of the answer; empty: nothing was said of it */
};

static void
try_page(const struct invocation *inv, const struct rule_set *set,
    const struct given *given, struct arena *a, struct audit_trial *out)
{
	struct url url = url_parse(a, given->url, NULL, NULL);
	struct page_input input = {.url = url_key(&url),
	    .content_type = given->content_type,
	    .content_encoding = given->content_encoding,
	    .payload = given->html};
	/* The agency of the page: nothing is known of it but its name. */
	const struct agency agency = {
	    .name_th = str_of(option_get(inv, "agency"))};
	const struct response response = {.status = 200,
	    .head = buf_str(&given->head),
	    .first_byte_us = -1,
	    .body_bytes = (int64_t)given->html.len,
	    .redirects = -1};
	const struct audit_context context = {.agency = &agency,
	    .is_home = true,
	    .response = given->head.len > 0 ? &response : NULL};
	struct page *p;

	if (url.kind != URL_WEB)
		input.url = str_of(default_url);
	p = page_open(&input);
	/* Rules on which it rests may have come with it. */
	audit_try(
	    set, rule_set_of_file(set, inv->operands[0]), p, &context, a, out);
	page_close(p);
}

static void
set_header(struct given *given, struct str name, struct str value)
{
	if (given->head.len == 0)
		response_head_begin(&given->head, 200);
	response_head_add(&given->head, name, value);
	if (str_is_fold(name, "content-type"))
		given->content_type = value;
	if (str_is_fold(name, "content-encoding"))
		given->content_encoding = value;
}

/* The fields of --header, joined by newlines. */
static void
set_headers(struct given *given, struct str fields)
{
	struct str line;

	while (str_split(&fields, '\n', &line)) {
		size_t colon = str_find_char(line, ':', 0);

		if (colon != STR_NONE)
			set_header(given, str_trim(str_slice(line, 0, colon)),
			    str_trim(str_slice(line, colon + 1, line.len)));
	}
}

static void
append_evidence(struct buf *out, const struct audit_trial *trial)
{
	for (size_t i = 0; i < trial->evidence_count; i++) {
		const struct evidence *e = &trial->evidence[i];

		buf_printf(out, "%s  ", match_kind_word(e->match_kind));
		cells_append_safe(out, e->label);
		(void)buf_append_cstr(out, ": ");
		cells_append_safe(out, e->quote);
		if (e->line > 0)
			buf_printf(out, "  (line %lld, %.*s)",
			    (long long)e->line, STR_ARG(e->node_path));
		(void)buf_append_char(out, '\n');
	}
}

static void
append_trial(struct buf *out, const struct audit_trial *trial, enum lang lang)
{
	(void)buf_append_cstr(out, outcome_word(trial->outcome));
	if (trial->level >= 0)
		buf_printf(out, " (level %d)", trial->level);
	if (trial->reason != REASON_NONE)
		buf_printf(
		    out, ": %s", words_in(reason_text(trial->reason), lang));
	(void)buf_append_char(out, '\n');
	rules_append_tree(out, trial, 2, lang);
	append_evidence(out, trial);
}

static enum err_code
try_file(struct invocation *inv, const struct rule_set *set, struct err *e)
{
	const char *url = option_get(inv, "url");
	struct given given = {.url = str_of(url != NULL ? url : default_url),
	    .content_type = str_of(default_type)};
	struct buf content = {0}, text = {0};
	struct audit_trial trial;
	enum err_code rc =
	    file_read(inv->operands[1], LIMIT_DECODED_BYTES, &content, e);

	if (rc == ERR_NONE) {
		given.html = buf_str(&content);
		set_headers(&given, str_of(option_get(inv, "header")));
		try_page(inv, set, &given, inv->arena, &trial);
		if (option_is_set(inv, "json")) {
			json_t *value = rules_trial_json(&trial, true);

			json_append_line(&text, value);
			json_decref(value);
		} else {
			append_trial(&text, &trial, inv->lang);
		}
		print_bytes(buf_str(&text), inv->out);
	}
	buf_release(&given.head);
	buf_release(&text);
	buf_release(&content);
	return rc;
}

/* What a stream of pages is tried with. */
struct stream {
	const struct invocation *inv;
	const struct rule_set *set;
};

static json_t *
try_line(void *state, const json_t *in, struct arena *a)
{
	const struct stream *stream = state;
	struct given given = {.content_type = str_of(default_type),
	    .html = json_text(in, "html"),
	    .url = json_text(in, "url")};
	json_t *headers = json_object_get(in, "headers"), *value;
	struct audit_trial trial;
	const char *name;

	json_object_foreach(headers, name, value) if (json_is_string(value))
	    set_header(&given, str_of(name), str_of(json_string_value(value)));
	if (given.url.len == 0)
		given.url = str_of(default_url);
	try_page(stream->inv, stream->set, &given, a, &trial);
	buf_release(&given.head);
	return rules_trial_json(&trial, false);
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	bool is_batch = option_is_set(inv, "batch");
	struct rule_set *set = NULL;
	enum err_code rc;

	if (is_batch == (inv->operand_count == 2))
		return err_set(e, ERR_USAGE,
		    "give either a page or --batch behind the rule");
	if (file_is_folder(inv->operands[0]))
		return err_set(e, ERR_USAGE,
		    "%s is a folder; name one rule file", inv->operands[0]);
	rc = rules_open(inv, inv->operands[0], &set, e);
	if (rc != ERR_NONE)
		return rc;
	if (rule_set_of_file(set, inv->operands[0]) == STR_NONE) {
		rule_set_free(set);
		return err_set(
		    e, ERR_USAGE, "%s holds no rule", inv->operands[0]);
	}
	page_global_init();
	rc = is_batch ? batch_run(inv, try_line, &(struct stream){inv, set}, e)
	              : try_file(inv, set, e);
	rule_set_free(set);
	return rc;
}

const struct command command_rules_try = {
    .name = "rules try",
    .usage = "RULE.yaml FILE.html [--url URL] [--header 'N: V']... "
             "[--agency NAME] [--json]\n"
             "RULE.yaml --batch",
    .summary = {"applies one rule to a saved page and tells why",
        "ใช้กฎหนึ่งข้อกับหน้าเว็บที่บันทึกไว้ พร้อมเหตุผล"},
    .options = options,
    .operands_min = 1,
    .operands_max = 2,
    .run = run,
};
