/* samruat targets groups: which hosts share an address, as a groups table. */
#include "base/csv.h"
#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/rules_open.h"
#include "crawl/address_groups.h"

static const struct command_option options[] = {
    {"targets", "FILE",
        {"agencies as CSV; see targets/ (may be repeated)",
            "รายชื่อหน่วยงาน (CSV) ดู targets/ (ใส่ซ้ำได้)"}},
    {"seeds", "FILE",
        {"their addresses as CSV; see seeds/ (may be repeated)",
            "ที่อยู่เว็บของหน่วยงาน (CSV) ดู seeds/ (ใส่ซ้ำได้)"}},
    {"address-map", "FILE",
        {"\"name:port address:port\" lines used instead of the name servers",
            "ตาราง \"ชื่อ:พอร์ต ที่อยู่:พอร์ต\" ใช้แทนระบบชื่อโดเมน"}},
    {0},
};

static enum err_code
read_tables(struct invocation *inv, struct targets *out, struct err *e)
{
	const char *targets = option_get(inv, "targets");
	const char *seeds = option_get(inv, "seeds");
	struct diag_list diags = {.arena = inv->arena};
	enum err_code rc;

	if (targets == NULL || seeds == NULL)
		return err_set(
		    e, ERR_USAGE, "targets groups needs --targets and --seeds");
	rc = targets_read(targets, seeds, &diags, out, e);
	diag_sort(&diags);
	rules_print_diags(inv, &diags, stderr);
	return rc;
}

static void
print_table(const struct invocation *inv, const struct address_groups *all)
{
	struct buf text = {0};

	(void)buf_append_cstr(&text, "host,group\n");
	for (size_t i = 0; i < all->count; i++) {
		const struct host_address *h = &all->hosts[i];

		if (!h->is_shared)
			continue;
		csv_append_field(&text, h->host);
		(void)buf_append_char(&text, ',');
		csv_append_field(&text, h->group);
		(void)buf_append_char(&text, '\n');
	}
	(void)fwrite(text.data, 1, text.len, inv->out);
	buf_release(&text);
}

/* What the table cannot say: names that lead nowhere, and how much it holds. */
static void
print_sums(const struct invocation *inv, const struct address_groups *all)
{
	static const struct words sums = {
	    "{1} hosts, of which {2} share an address and {3} have none",
	    "{1} เครื่อง ใช้ที่อยู่ร่วมกัน {2} ไม่มีที่อยู่ {3}"};
	struct buf line = {0};
	size_t shared = 0, lost = 0;

	for (size_t i = 0; i < all->count; i++) {
		shared += all->hosts[i].is_shared;
		lost += all->hosts[i].address.len == 0;
	}
	words_append(&line, sums, inv->lang,
	    (struct str[]){arena_printf(inv->arena, "%zu", all->count),
	        arena_printf(inv->arena, "%zu", shared),
	        arena_printf(inv->arena, "%zu", lost)},
	    3);
	(void)fprintf(stderr, "samruat: %s\n", buf_cstr(&line));
	buf_release(&line);
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	const volatile sig_atomic_t *stop = interrupt_catch();
	struct fetch_config fetch = {.user_agent = "samruat",
	    .address_map = option_get(inv, "address-map"),
	    .clock = inv->clock};
	struct address_groups all = {0};
	struct targets targets = {0};
	enum err_code rc = read_tables(inv, &targets, e);

	if (rc == ERR_NONE)
		rc = fetch_global_init(e);
	if (rc == ERR_NONE)
		rc = address_groups_find(
		    &targets, &fetch, stop, inv->arena, &all, e);
	if (rc != ERR_NONE)
		return rc;
	print_table(inv, &all);
	print_sums(inv, &all);
	inv->exit_code = *stop == 0 ? 0 : 1;
	return ERR_NONE;
}

const struct command command_targets_groups = {
    .name = "targets groups",
    .usage = "--targets FILE --seeds FILE [--address-map FILE]",
    .summary = {"looks up which hosts share an address, as a groups table",
        "ค้นว่าเครื่องใดใช้ที่อยู่ร่วมกัน แล้วเขียนเป็นตารางกลุ่ม"},
    .options = options,
    .operands_max = 0,
    .run = run,
};
