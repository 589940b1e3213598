/* samruat inspect page: what the reader makes of one file. */
#include <assert.h>

#include "base/file.h"
#include "base/json.h"
#include "base/limits.h"
#include "cli/command.h"
#include "page/page.h"

static const struct command_option options[] = {
    {"url", "URL",
        {"where the page is from (default: https://page.example/)",
            "ที่อยู่ของหน้านี้ (ค่าเริ่มต้น https://page.example/)"}},
    {"content-type", "TYPE",
        {"its Content-Type field", "ค่า Content-Type ของหน้านี้"}},
    {0},
};

static json_t *
links_json(const struct page *p)
{
	static const char *const kinds[] = {
	    [LINK_WEB] = "web",
	    [LINK_MAIL] = "mail",
	    [LINK_PHONE] = "phone",
	    [LINK_SCRIPT] = "script",
	    [LINK_HERE] = "here",
	    [LINK_OTHER] = "other",
	};
	json_t *list = json_array();

	for (size_t i = 0; i < p->link_count; i++) {
		const struct page_link *link = &p->links[i];

		(void)json_array_append_new(list,
		    json_pack("{s:s, s:o, s:o, s:o, s:b, s:b}", "kind",
		        kinds[link->kind], "url", json_from_str(link->url.href),
		        "text", json_from_str(link->text), "file_type",
		        json_from_str(link->file_type), "visible",
		        link->is_visible, "frame", link->is_frame));
	}
	return list;
}

static json_t *
fields_json(const struct page_form *f)
{
	json_t *list = json_array();

	for (size_t i = 0; i < f->field_count; i++)
		(void)json_array_append_new(list,
		    json_pack("{s:o, s:o, s:b}", "type",
		        json_from_str(f->fields[i].type), "label",
		        json_from_str(f->fields[i].label), "visible",
		        f->fields[i].is_visible));
	return list;
}

static json_t *
forms_json(const struct page *p)
{
	json_t *list = json_array();

	for (size_t i = 0; i < p->form_count; i++) {
		const struct page_form *f = &p->forms[i];

		(void)json_array_append_new(list,
		    json_pack("{s:s, s:s, s:o, s:I, s:I, s:o}", "kind",
		        form_kind_word(f->kind), "method",
		        f->is_post ? "post" : "get", "action",
		        json_from_str(f->action.href), "visible_fields",
		        (json_int_t)f->visible_count, "labelled_fields",
		        (json_int_t)f->labelled_count, "fields",
		        fields_json(f)));
	}
	return list;
}

static json_t *
headings_json(const struct page *p, struct arena *a)
{
	json_t *list = json_array();

	for (size_t i = 0; i < p->element_count; i++) {
		struct str name = p->elements[i].name;

		if (name.len != 2 || name.ptr[0] != 'h' || name.ptr[1] < '1' ||
		    name.ptr[1] > '6')
			continue;
		(void)json_array_append_new(list,
		    json_pack("{s:i, s:o}", "level", name.ptr[1] - '0', "text",
		        json_from_str(page_text(p, (uint32_t)i, a))));
	}
	return list;
}

static json_t *
encoding_json(const struct page *p)
{
	return json_pack("{s:o, s:s, s:o, s:I}", "used",
	    json_from_cstr(p->charset.name), "source",
	    p->charset.name == NULL ? ""
	                            : charset_source_name(p->charset.source),
	    "declared", json_from_str(p->charset.declared), "replaced",
	    (json_int_t)p->replaced_count);
}

static json_t *
page_json(const struct page *p, struct arena *a)
{
	struct buf flags = {0};
	json_t *value;

	view_append_words(&flags, p->view_flags);
	value = json_pack(
	    "{s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:I, s:I, "
	    "s:I}",
	    "reason", reason_word(p->reason), "view",
	    json_from_str(buf_str(&flags)), "title", json_from_str(p->title),
	    "lang", json_from_str(p->lang), "encoding", encoding_json(p),
	    "redirect_to", json_from_str(p->redirect_to), "redirect_kind",
	    json_from_str(p->redirect_kind), "headings", headings_json(p, a),
	    "links", links_json(p), "forms", forms_json(p), "words_th",
	    (json_int_t)p->words_th, "words_en", (json_int_t)p->words_en,
	    "elements", (json_int_t)p->element_count);
	assert(value != NULL);
	buf_release(&flags);
	return value;
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	const char *where = option_get(inv, "url");
	struct url url = url_parse(inv->arena,
	    str_of(where != NULL ? where : "https://page.example/"), NULL,
	    NULL);
	struct page_input input = {
	    .content_type = str_of(option_get(inv, "content-type"))};
	struct buf content = {0}, text = {0};
	enum err_code rc;

	if (url.kind != URL_WEB)
		return err_set(e, ERR_USAGE, "%s is no web address", where);
	rc = file_read(inv->operands[0], LIMIT_DECODED_BYTES, &content, e);
	if (rc == ERR_NONE) {
		struct page *p;
		json_t *value;

		page_global_init();
		input.url = url_key(&url);
		input.payload = buf_str(&content);
		p = page_open(&input);
		value = page_json(p, inv->arena);
		json_append_line(&text, value);
		(void)fwrite(text.data, 1, text.len, inv->out);
		json_decref(value);
		page_close(p);
	}
	buf_release(&text);
	buf_release(&content);
	return rc;
}

const struct command command_inspect_page = {
    .name = "inspect page",
    .usage = "FILE [--url URL] [--content-type TYPE]",
    .summary = {"prints what the reader makes of a saved page, as JSON",
        "แสดงสิ่งที่โปรแกรมอ่านได้จากหน้าเว็บที่บันทึกไว้ (JSON)"},
    .options = options,
    .operands_min = 1,
    .operands_max = 1,
    .run = run,
};
