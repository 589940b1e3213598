/* samruat inspect robots: whether a robots.txt lets a crawler at an address,
 * and the line that says so. */
#include "base/base64.h"
#include "base/file.h"
#include "base/limits.h"
#include "cli/batch.h"
#include "cli/command.h"
#include "web/robots.h"

static const struct command_option options[] = {
    {"agent", "TOKEN",
        {"the crawler's product token (default: samruat)",
            "ชื่อโปรแกรม (ค่าเริ่มต้น samruat)"}},
    {"batch", NULL,
        {"{\"base64\":…,\"agent\":…,\"url\":…} a line in, "
         "{\"allowed\":…,\"line\":…} out",
            "อ่าน {\"base64\":…,\"agent\":…,\"url\":…} ทีละบรรทัด"}},
    {0},
};

/* Path and query of an address as it stands: rules are matched against what
 * would be sent, so nothing is resolved here. */
static struct str
path_of(struct str url)
{
	size_t start = str_find(url, str_of("://"), 0);
	size_t end = str_find_char(url, '#', 0);
	size_t slash;

	url = str_slice(url, 0, end);
	start = start == STR_NONE ? 0 : start + 3;
	slash = start;
	while (
	    slash < url.len && url.ptr[slash] != '/' && url.ptr[slash] != '?')
		slash++;
	return slash == url.len ? str_of("/") : str_slice(url, slash, url.len);
}

static struct robots_answer
decide(struct arena *a, struct str body, struct str agent, struct str url)
{
	struct robots r = robots_parse(a, body, agent);

	return robots_check(a, &r, path_of(url));
}

static json_t *
answer(void *state, const json_t *in, struct arena *a)
{
	struct str body;
	struct robots_answer found;

	(void)state;
	if (!base64_decode(a, json_text(in, "base64"), &body))
		return json_pack("{s:s}", "error", "base64 is broken");
	found = decide(a, body, json_text(in, "agent"), json_text(in, "url"));
	return json_pack("{s:b, s:o}", "allowed", found.is_allowed, "line",
	    found.line > 0 ? json_integer(found.line) : json_null());
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	const char *agent = option_get(inv, "agent");
	struct robots_answer found;
	struct buf body = {0};
	enum err_code rc;

	if (option_is_set(inv, "batch"))
		return batch_run(inv, answer, NULL, e);
	if (inv->operand_count < 2)
		return err_set(e, ERR_USAGE,
		    "inspect robots: write: samruat inspect robots FILE URL");
	rc = file_read(inv->operands[0], LIMIT_RAW_BYTES, &body, e);
	if (rc == ERR_NONE) {
		found = decide(inv->arena, buf_str(&body),
		    str_of(agent != NULL ? agent : "samruat"),
		    str_of(inv->operands[1]));
		(void)fprintf(inv->out, "%s",
		    found.is_allowed ? "allowed" : "disallowed");
		if (found.line > 0)
			(void)fprintf(
			    inv->out, " by line %lld", (long long)found.line);
		(void)fputc('\n', inv->out);
	}
	buf_release(&body);
	return rc;
}

const struct command command_inspect_robots = {
    .name = "inspect robots",
    .usage = "FILE URL [--agent TOKEN] | --batch",
    .summary = {"says whether a robots.txt allows an address, and by which "
                "line",
        "บอกว่า robots.txt อนุญาตที่อยู่นั้นหรือไม่ และด้วยบรรทัดใด"},
    .options = options,
    .operands_max = 2,
    .run = run,
};
