/* What an example says of the answer that brought its page. */
#include "audit/plan_impl.h"
#include "audit/read/rule_read_impl.h"
#include "base/clock.h"
#include "text/date.h"

/* A value, or several for a field that stands there more than once. */
static void
add_field(struct loader *l, const struct yaml_item *item, struct texts *out,
    size_t *capacity)
{
	struct texts values = {0};

	field_texts(l, &item->value, &values);
	for (size_t i = 0; i < values.count; i++) {
		out->items = arena_grow(l->arena, out->items, capacity,
		    out->count + 2, sizeof(*out->items));
		out->items[out->count++] = item->key;
		out->items[out->count++] = values.items[i];
	}
}

void
example_headers_read(
    struct loader *l, const struct yaml_node *value, void *into)
{
	struct example_response *out = into;
	size_t capacity = 0;

	if (!field_is_kind(l, value, YAML_MAP, "headers: { Server: nginx }"))
		return;
	out->has_fields = true;
	for (size_t i = 0; i < value->count; i++)
		add_field(l, &value->items[i], &out->fields, &capacity);
}

void
example_status_read(struct loader *l, const struct yaml_node *value, void *into)
{
	struct example_response *out = into;
	int64_t status;

	if (!field_is_kind(l, value, YAML_TEXT, "status: 200"))
		return;
	if (str_to_int64(value->text, 100, 599, &status))
		out->status = (size_t)status;
	else
		complain(l, COMPLAINT_VALUE, &value->place, "200", value->text,
		    str_of("200, 404, ..."));
}

void
example_redirects_read(
    struct loader *l, const struct yaml_node *value, void *into)
{
	struct example_response *out = into;

	out->has_redirects = true;
	field_count(l, value, &out->redirects);
}

void
example_ttfb_read(struct loader *l, const struct yaml_node *value, void *into)
{
	struct example_response *out = into;

	field_count(l, value, &out->ttfb_ms);
}

void
example_bytes_read(struct loader *l, const struct yaml_node *value, void *into)
{
	struct example_response *out = into;

	field_count(l, value, &out->bytes);
}

void
example_tls_read(struct loader *l, const struct yaml_node *value, void *into)
{
	static const struct field items[] = {
	    {"valid", field_answer,
	        offsetof(struct example_response, tls_is_valid), "valid: yes"},
	    {"days_left", field_count,
	        offsetof(struct example_response, tls_days_left), NULL},
	};
	static const struct fields fields = FIELDS("`tests: tls`", items);

	(void)fields_read(l, value, &fields, into);
}

/* A day, at noon in Thailand. */
void
example_at_read(struct loader *l, const struct yaml_node *value, void *into)
{
	const int64_t day_s = 86400, noon_s = (int64_t)5 * 3600,
	              second_us = 1000000;
	struct example_response *out = into;
	struct date_found date;

	if (!field_is_kind(l, value, YAML_TEXT, "at: 2568-01-31"))
		return;
	if (!date_of_attribute(value->text, &date) || date.day == 0) {
		complain(l, COMPLAINT_VALUE, &value->place, "2568-01-31",
		    value->text, str_of("2568-01-31, 2025-01-31"));
		return;
	}
	out->at_us =
	    (clock_day_number(date.year, date.month, date.day) * day_s +
	        noon_s) *
	    second_us;
}
