/* samruat inspect charset: which encoding a page is in, and who says so. */
#include "base/base64.h"
#include "base/file.h"
#include "base/limits.h"
#include "cli/batch.h"
#include "cli/command.h"
#include "text/charset.h"

static const struct command_option options[] = {
    {"content-type", "TYPE",
        {"the page's Content-Type field", "ค่า Content-Type ของหน้านี้"}},
    {"batch", NULL,
        {"{\"base64\":…,\"content_type\":…} a line in, "
         "{\"encoding\":…,\"source\":…,\"declared\":…} out",
            "อ่าน {\"base64\":…,\"content_type\":…} ทีละบรรทัด"}},
    {0},
};

static json_t *
answer(void *state, const json_t *in, struct arena *a)
{
	struct charset found;
	struct str body;

	(void)state;
	if (!base64_decode(a, json_text(in, "base64"), &body))
		return json_pack("{s:s}", "error", "base64 is broken");
	found = charset_sniff(body, json_text(in, "content_type"));
	return json_pack("{s:s, s:s, s:o}", "encoding", found.name, "source",
	    charset_source_name(found.source), "declared",
	    found.declared.len > 0 ? json_from_str(found.declared)
	                           : json_null());
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	struct buf body = {0};
	enum err_code rc;

	if (option_is_set(inv, "batch"))
		return batch_run(inv, answer, NULL, e);
	if (inv->operand_count == 0)
		return err_set(e, ERR_USAGE,
		    "inspect charset: write: samruat inspect charset FILE");
	rc = file_read(inv->operands[0], LIMIT_DECODED_BYTES, &body, e);
	if (rc == ERR_NONE) {
		struct charset found = charset_sniff(
		    buf_str(&body), str_of(option_get(inv, "content-type")));

		(void)fprintf(inv->out, "%s by %s\n", found.name,
		    charset_source_name(found.source));
	}
	buf_release(&body);
	return rc;
}

const struct command command_inspect_charset = {
    .name = "inspect charset",
    .usage = "FILE [--content-type TYPE] | --batch",
    .summary = {"names the encoding of a page and where that is said",
        "บอกรหัสอักขระของหน้าเว็บและที่มา"},
    .options = options,
    .operands_max = 1,
    .run = run,
};
