/* The `site` of an example: what its addresses answer. */
#include "audit/probe_impl.h"
#include "audit/read/rule_read_impl.h"

struct answer_draft {
	struct example_answer answer;
	const struct yaml_node *status;
	const struct yaml_node *headers;
};

enum { STATUS_DEFAULT = 200 };

static void
read_status(struct loader *l, struct answer_draft *d)
{
	const struct yaml_node *value = d->status;
	int64_t number;

	d->answer.status = STATUS_DEFAULT;
	if (value == NULL || !field_is_kind(l, value, YAML_TEXT, "status: 200"))
		return;
	if (str_to_int64(value->text, 100, 599, &number)) {
		d->answer.status = (int)number;
		return;
	}
	d->answer.status = 0;
	d->answer.reason = reason_of_word(value->text);
	if (!reason_is_no_answer(d->answer.reason))
		complain(l, COMPLAINT_VALUE, &value->place, "status: 200",
		    value->text, str_of("200, 404, 503, timeout"));
}

static void
build_head(struct loader *l, struct answer_draft *d)
{
	const struct yaml_node *headers = d->headers;
	struct buf head = {0};

	if (headers != NULL &&
	    !field_is_kind(l, headers, YAML_MAP, "headers: { Server: x }"))
		headers = NULL;
	if (d->answer.status == 0)
		return;
	buf_printf(&head, "HTTP/1.1 %d\r\n", d->answer.status);
	if (d->answer.type.len > 0)
		buf_printf(
		    &head, "Content-Type: %.*s\r\n", STR_ARG(d->answer.type));
	for (size_t i = 0; headers != NULL && i < headers->count; i++)
		buf_printf(&head, "%.*s: %.*s\r\n",
		    STR_ARG(headers->items[i].key),
		    STR_ARG(headers->items[i].value.text));
	(void)buf_append_cstr(&head, "\r\n");
	d->answer.head = arena_str(l->arena, buf_str(&head));
	buf_release(&head);
}

static bool
read_answer(
    struct loader *l, const struct yaml_item *item, struct example_answer *out)
{
#define ANSWER(member) offsetof(struct answer_draft, member)
	static const struct field items[] = {
	    {"status", field_node, ANSWER(status), NULL},
	    {"type", field_text, ANSWER(answer.type), NULL},
	    {"tls", field_text, ANSWER(answer.tls), NULL},
	    {"headers", field_node, ANSWER(headers), NULL},
	    {"body", field_text, ANSWER(answer.body), NULL},
	};
	static const struct fields fields = FIELDS("`tests: site`", items);
	struct answer_draft d = {.answer = {.path = item->key}};
	struct str rest;

	(void)probe_path_scheme(item->key, &rest);
	if (rest.len == 0 || rest.ptr[0] != '/') {
		complain(l, COMPLAINT_VALUE, &item->key_place,
		    "/sitemap.xml: { status: 404 }", item->key,
		    str_of("/sitemap.xml, /robots.txt"));
		return false;
	}
	if (!fields_read(l, &item->value, &fields, &d))
		return false;
	read_status(l, &d);
	build_head(l, &d);
	*out = d.answer;
	return true;
}

void
example_site_read(
    struct loader *l, const struct yaml_node *value, struct example *x)
{
	if (!field_is_kind(
	        l, value, YAML_MAP, "site: { /sitemap.xml: { status: 404 } }"))
		return;
	x->answers = arena_array(l->arena, value->count, sizeof(*x->answers));
	for (size_t i = 0; i < value->count; i++)
		if (read_answer(
		        l, &value->items[i], &x->answers[x->answer_count]))
			x->answer_count++;
}
