/* samruat rules schema: what editors need to know of rule files. */
#include "audit/schema.h"
#include "cli/command.h"
#include "cli/grid.h"
#include "page/page.h"

static enum err_code
run(struct invocation *inv, struct err *e)
{
	struct buf text = {0};

	(void)e;
	page_global_init();
	rule_schema_append(&text);
	print_bytes(buf_str(&text), inv->out);
	buf_release(&text);
	return ERR_NONE;
}

static const struct command_option options[] = {
    {0},
};

const struct command command_rules_schema = {
    .name = "rules schema",
    .usage = "",
    .summary = {"prints the JSON Schema of rule files, for editors",
        "พิมพ์ JSON Schema ของไฟล์กฎ สำหรับโปรแกรมแก้ไขข้อความ"},
    .options = options,
    .run = run,
};
