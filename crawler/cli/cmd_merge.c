/* samruat merge: the stores of a sharded round become one. */
#include "cli/command.h"
#include "cli/grid.h"
#include "store/merge.h"

static const struct command_option options[] = {{0}};

static struct str
number(const struct invocation *inv, int64_t n)
{
	return arena_printf(inv->arena, "%lld", (long long)n);
}

static void
print_round(const struct invocation *inv, const struct merge_round *r)
{
	static const struct words standing[2][2] = {
	    {{"round {1}: nothing new, {2} agencies, not complete",
	         "รอบ {1}: ไม่มีข้อมูลใหม่ {2} หน่วยงาน ยังไม่ครบ"},
	        {"round {1}: nothing new, {2} agencies, complete",
	            "รอบ {1}: ไม่มีข้อมูลใหม่ {2} หน่วยงาน ครบแล้ว"}},
	    {{"round {1}: {2} agencies, not complete",
	         "รอบ {1}: {2} หน่วยงาน ยังไม่ครบ"},
	        {"round {1}: {2} agencies, complete",
	            "รอบ {1}: {2} หน่วยงาน ครบแล้ว"}},
	};
	static const struct words missing = {
	    "  missing shards: {1}", "  ขาดส่วน: {1}"};
	static const struct words unfinished = {
	    "  shards that are not complete: {1}", "  ส่วนที่ยังไม่เสร็จ: {1}"};
	const struct str args[] = {r->name, number(inv, r->agency_count)};

	print_words(standing[r->has_changed][r->is_complete], inv->lang, args,
	    2, inv->out);
	if (r->missing.len > 0)
		print_words(missing, inv->lang, &r->missing, 1, inv->out);
	if (r->unfinished.len > 0)
		print_words(unfinished, inv->lang, &r->unfinished, 1, inv->out);
}

/* Whoever set the shards up should know, next time at the latest. */
static void
warn_of_shared(const struct invocation *inv, const struct merge_result *r)
{
	static const struct words one = {
	    "round {1}: {2} hosts at {3} were asked by {4} stores, {5} and {6} "
	    "among them; with the same group in the groups table, hosts of one "
	    "machine stay in one shard",
	    "รอบ {1}: {2} เครื่องที่อยู่ {3} ถูกขอจาก {4} คลัง เช่น {5} และ {6} "
	    "ให้ใส่กลุ่มเดียวกันในตารางกลุ่ม เพื่อให้เครื่องเดียวกันอยู่ในส่วนเดียวกัน"};
	static const struct words more = {
	    "and {1} more such addresses", "และอีก {1} ที่อยู่เช่นนี้"};
	struct str count;

	for (size_t i = 0; i < r->shared_count; i++) {
		const struct merge_shared *s = &r->shared[i];
		const struct str args[] = {s->round, number(inv, s->host_count),
		    s->address, number(inv, s->store_count), s->hosts[0],
		    s->hosts[1]};

		print_words(one, inv->lang, args, 6, stderr);
	}
	count = number(inv, r->shared_dropped);
	if (r->shared_dropped > 0)
		print_words(more, inv->lang, &count, 1, stderr);
}

static void
warn_of_left(const struct invocation *inv, const struct merge_result *r)
{
	static const struct words text = {
	    "release {1} is left in {2}: its round or its reviews were joined "
	    "with others, or a release of that name is there",
	    "ฉบับเผยแพร่ {1} ยังอยู่ที่ {2} เท่านั้น เพราะรอบหรือคำตัดสินของมันถูกรวมกับของอื่น "
	    "หรือมีชื่อนี้อยู่แล้ว"};

	for (size_t i = 0; i < r->left_count; i++) {
		const struct str args[] = {
		    r->left[i].release, r->left[i].folder};

		print_words(text, inv->lang, args, 2, stderr);
	}
}

static void
print_result(struct invocation *inv, const struct merge_result *r)
{
	static const struct words sum = {
	    "{1} captures and {2} WARC files added to {3}",
	    "เพิ่ม {1} คำขอ และ {2} แฟ้ม WARC ลงใน {3}"};
	const struct str args[] = {number(inv, r->capture_count),
	    number(inv, r->file_count), str_of(inv->store)};

	for (size_t i = 0; i < r->round_count; i++) {
		print_round(inv, &r->rounds[i]);
		if (!r->rounds[i].is_complete)
			inv->exit_code = 1;
	}
	print_words(sum, inv->lang, args, 3, inv->out);
	warn_of_left(inv, r);
	warn_of_shared(inv, r);
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	const struct merge_setup setup = {.into = inv->store,
	    .sources = inv->operands,
	    .source_count = inv->operand_count,
	    .clock = inv->clock};
	struct merge_result result = {0};
	enum err_code rc = store_merge(&setup, inv->arena, &result, e);

	if (rc == ERR_NONE)
		print_result(inv, &result);
	return rc;
}

const struct command command_merge = {
    .name = "merge",
    .usage = "--store INTO STORE...",
    .summary = {"joins the stores of a sharded round, or of different rounds",
        "รวมคลังของรอบที่แบ่งเป็นส่วน หรือของต่างรอบ ให้เป็นคลังเดียว"},
    .options = options,
    .operands_min = 1,
    .operands_max = MERGE_SOURCES_MAX,
    .run = run,
};
