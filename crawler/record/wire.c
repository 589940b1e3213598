#include "record/wire.h"

#include "base/limits.h"

/* How many of each an item has, so that a count cannot lie. */
enum {
	NUMBER_BYTES = 8,
	EVIDENCE_TEXTS = 5,
	FINDING_TEXTS = 2,
	REST_TEXTS = 1,
	REST_NUMBERS = 2
};

static const size_t evidence_numbers[] = {
    [WIRE_PRESENT] = 7, [WIRE_OF_3] = 6, [WIRE_OF_2] = 4};
static const size_t finding_numbers[] = {
    [WIRE_PRESENT] = 5, [WIRE_OF_3] = 4, [WIRE_OF_2] = 4};

void
wire_put_number(struct buf *out, int64_t value)
{
	uint64_t rest = (uint64_t)value;
	unsigned char bytes[NUMBER_BYTES];

	for (int i = 0; i < NUMBER_BYTES; i++, rest >>= 8)
		bytes[i] = (unsigned char)(rest & 0xff);
	(void)buf_append(out, bytes, NUMBER_BYTES);
}

void
wire_put_text(struct buf *out, struct str text)
{
	wire_put_number(out, (int64_t)text.len);
	(void)buf_append_str(out, text);
}

void
wire_put_evidence(struct buf *out, const struct evidence *items, size_t count)
{
	wire_put_number(out, (int64_t)count);
	for (size_t i = 0; i < count; i++) {
		const struct evidence *v = &items[i];

		wire_put_text(out, v->label);
		wire_put_text(out, v->quote);
		wire_put_text(out, v->context_before);
		wire_put_text(out, v->context_after);
		wire_put_text(out, v->node_path);
		wire_put_number(out, v->match_kind);
		wire_put_number(out, v->line);
		wire_put_number(out, v->byte_start);
		wire_put_number(out, v->byte_end);
		wire_put_number(out, v->part);
		wire_put_number(out, (int64_t)v->block);
		wire_put_number(out, v->ownership);
	}
}

static void
put_rests(struct buf *out, const struct finding_rest *items, size_t count)
{
	wire_put_number(out, (int64_t)count);
	for (size_t i = 0; i < count; i++) {
		wire_put_number(out, (int64_t)items[i].leaf);
		wire_put_number(out, (int64_t)items[i].block);
		wire_put_text(out, items[i].url);
	}
}

void
wire_put_findings(struct buf *out, const struct finding *items, size_t count)
{
	wire_put_number(out, (int64_t)count);
	for (size_t i = 0; i < count; i++) {
		const struct finding *f = &items[i];

		wire_put_text(out, f->rule_id);
		wire_put_number(out, f->outcome);
		wire_put_number(out, f->level);
		wire_put_number(out, f->reason);
		wire_put_text(out, f->leaves);
		wire_put_evidence(out, f->evidence, f->evidence_count);
		put_rests(out, f->rests, f->rest_count);
	}
}

int64_t
wire_number(struct wire_reader *r)
{
	uint64_t value = 0;

	if (r->rest.len < NUMBER_BYTES) {
		r->is_broken = true;
		return 0;
	}
	for (int i = NUMBER_BYTES - 1; i >= 0; i--)
		value = value << 8 | (unsigned char)r->rest.ptr[i];
	r->rest = str_slice(r->rest, NUMBER_BYTES, r->rest.len);
	return (int64_t)value;
}

int64_t
wire_number_in(struct wire_reader *r, int64_t min, int64_t max)
{
	int64_t value = wire_number(r);

	if (value >= min && value <= max)
		return value;
	r->is_broken = true;
	return min;
}

struct str
wire_text(struct wire_reader *r, struct arena *a)
{
	int64_t length = wire_number(r);
	struct str text;

	if (length < 0 || (uint64_t)length > r->rest.len) {
		r->is_broken = true;
		return (struct str){0};
	}
	text = str_slice(r->rest, 0, (size_t)length);
	r->rest = str_slice(r->rest, (size_t)length, r->rest.len);
	return arena_str(a, text);
}

size_t
wire_count(struct wire_reader *r, size_t item_bytes)
{
	int64_t count = wire_number(r);

	if (count < 0 || (uint64_t)count > r->rest.len / item_bytes) {
		r->is_broken = true;
		return 0;
	}
	return (size_t)count;
}

struct evidence *
wire_evidence(struct wire_reader *r, struct arena *a, size_t *count)
{
	size_t numbers = evidence_numbers[r->form];
	size_t n = wire_count(r, NUMBER_BYTES * (EVIDENCE_TEXTS + numbers));
	struct evidence *items = arena_array(a, n, sizeof(*items));

	for (size_t i = 0; i < n; i++) {
		struct evidence *v = &items[i];

		v->label = wire_text(r, a);
		v->quote = wire_text(r, a);
		v->context_before = wire_text(r, a);
		v->context_after = wire_text(r, a);
		v->node_path = wire_text(r, a);
		v->match_kind = (enum match_kind)wire_number_in(
		    r, MATCH_EXACT, MATCH_NEAR_MISS);
		v->line = wire_number(r);
		v->byte_start = wire_number(r);
		v->byte_end = wire_number(r);
		if (r->form == WIRE_OF_2)
			continue;
		v->part = (int)wire_number_in(r, 0, LIMIT_PARTS);
		v->block = (uint64_t)wire_number(r);
		if (r->form == WIRE_PRESENT)
			v->ownership = (enum ownership)wire_number_in(
			    r, OWNERSHIP_NONE, OWNERSHIP_COUNT - 1);
	}
	*count = n;
	return items;
}

/* Each is of a leaf that the finding has. */
static void
read_rests(struct wire_reader *r, struct arena *a, struct finding *f)
{
	size_t n =
	    wire_count(r, (size_t)NUMBER_BYTES * (REST_TEXTS + REST_NUMBERS));

	f->rests = arena_array(a, n, sizeof(*f->rests));
	for (size_t i = 0; i < n; i++) {
		int64_t leaf = wire_number(r);

		if (leaf < 0 || (uint64_t)leaf >= f->leaves.len) {
			r->is_broken = true;
			return;
		}
		f->rests[i].leaf = (size_t)leaf;
		f->rests[i].block = (uint64_t)wire_number(r);
		f->rests[i].url = wire_text(r, a);
	}
	f->rest_count = n;
}

struct finding *
wire_findings(struct wire_reader *r, struct arena *a, size_t *count)
{
	size_t n = wire_count(
	    r, NUMBER_BYTES * (FINDING_TEXTS + finding_numbers[r->form]));
	struct finding *items = arena_array(a, n, sizeof(*items));

	for (size_t i = 0; i < n; i++) {
		struct finding *f = &items[i];

		f->rule_id = wire_text(r, a);
		f->outcome = (enum outcome)wire_number_in(
		    r, OUTCOME_PASSED, OUTCOME_UNTESTED);
		f->level = (int)wire_number_in(r, -1, 9);
		f->reason = (enum reason)wire_number_in(
		    r, REASON_NONE, REASON_COUNT - 1);
		f->leaves = wire_text(r, a);
		f->evidence = wire_evidence(r, a, &f->evidence_count);
		if (r->form == WIRE_PRESENT)
			read_rests(r, a, f);
	}
	*count = n;
	return items;
}

void
wire_put_response(struct buf *out, const struct response *r)
{
	wire_put_number(out, r->status);
	wire_put_number(out, r->reason);
	wire_put_text(out, r->head);
	wire_put_text(out, r->tls_result);
	wire_put_number(out, r->tls_ends_us);
	wire_put_number(out, r->captured_us);
	wire_put_number(out, r->first_byte_us);
	wire_put_number(out, r->body_bytes);
	wire_put_number(out, r->redirects);
}

struct response
wire_response(struct wire_reader *in, struct arena *a)
{
	struct response r = {0};

	r.status = (int)wire_number_in(in, 0, 999);
	r.reason =
	    (enum reason)wire_number_in(in, REASON_NONE, REASON_COUNT - 1);
	r.head = wire_text(in, a);
	r.tls_result = wire_text(in, a);
	r.tls_ends_us = wire_number(in);
	r.captured_us = wire_number(in);
	r.first_byte_us = wire_number(in);
	r.body_bytes = wire_number(in);
	r.redirects = (int)wire_number_in(in, -1, INT32_MAX);
	return r;
}
