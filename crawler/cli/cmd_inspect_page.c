/* samruat inspect page: what the reader makes of one file. */
#include "base/file.h"
#include "base/limits.h"
#include "cli/command.h"
#include "cli/page_json.h"

static const struct command_option options[] = {
    {"url", "URL",
        {"where the page is from (default: https://page.example/)",
            "ที่อยู่ของหน้านี้ (ค่าเริ่มต้น https://page.example/)"}},
    {"content-type", "TYPE",
        {"its Content-Type field (default: text/html)",
            "ค่า Content-Type ของหน้านี้ (ค่าเริ่มต้น text/html)"}},
    {0},
};

static enum err_code
run(struct invocation *inv, struct err *e)
{
	const char *where = option_get(inv, "url");
	const char *type = option_get(inv, "content-type");
	struct url url = url_parse(inv->arena,
	    str_of(where != NULL ? where : "https://page.example/"), NULL,
	    NULL);
	struct page_input input = {
	    .content_type = str_of(type != NULL ? type : "text/html")};
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
