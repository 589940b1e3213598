/* samruat inspect url: the normal form of an address. */
#include "cli/batch.h"
#include "cli/command.h"
#include "web/url.h"

static const struct command_option options[] = {
    {"base", "URL",
        {"address against which the input is resolved", "ที่อยู่ฐานสำหรับที่อยู่แบบย่อ"}},
    {"batch", NULL,
        {"{\"input\":…,\"base\":…} a line in, {\"href\":…} or "
         "{\"failure\":…} out",
            "อ่าน {\"input\":…,\"base\":…} ทีละบรรทัด"}},
    {0},
};

/* The input resolved against a base text; an empty base is none. */
static struct url
resolve(struct arena *a, struct str input, struct str base_text)
{
	struct url base;

	if (base_text.len == 0)
		return url_parse(a, input, NULL, NULL);
	base = url_parse(a, base_text, NULL, NULL);
	if (base.kind != URL_WEB)
		return (struct url){.kind = URL_INVALID,
		    .reason = "the base is no http or https address"};
	return url_parse(a, input, &base, NULL);
}

static json_t *
answer(void *state, const json_t *in, struct arena *a)
{
	struct url u =
	    resolve(a, json_text(in, "input"), json_text(in, "base"));

	(void)state;
	if (u.kind == URL_INVALID)
		return json_pack("{s:s}", "failure", u.reason);
	return json_pack("{s:o}", "href", json_from_str(u.href));
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	struct url u;

	if (option_is_set(inv, "batch"))
		return batch_run(inv, answer, NULL, e);
	if (inv->operand_count == 0)
		return err_set(e, ERR_USAGE,
		    "inspect url: write: samruat inspect url INPUT");
	u = resolve(inv->arena, str_of(inv->operands[0]),
	    str_of(option_get(inv, "base")));
	if (u.kind == URL_INVALID) {
		(void)fprintf(inv->out, "%s\n", u.reason);
		inv->exit_code = 1;
	} else {
		(void)fprintf(inv->out, "%.*s\n", STR_ARG(u.href));
	}
	return ERR_NONE;
}

const struct command command_inspect_url = {
    .name = "inspect url",
    .usage = "INPUT [--base URL] | --batch",
    .summary = {"prints the normal form of an address",
        "แสดงรูปมาตรฐานของที่อยู่เว็บ"},
    .options = options,
    .operands_max = 1,
    .run = run,
};
