/* What a page says in data: its head, dates, structured data, roles, blocks. */
#include "cli/page_json_impl.h"
#include "page/role.h"

static json_t *
viewport_json(struct page *p, struct arena *a)
{
	static const char *const keys[VIEWPORT_KEY_COUNT] = {
	    [VIEWPORT_WIDTH] = "width",
	    [VIEWPORT_HEIGHT] = "height",
	    [VIEWPORT_INITIAL_SCALE] = "initial-scale",
	    [VIEWPORT_MINIMUM_SCALE] = "minimum-scale",
	    [VIEWPORT_MAXIMUM_SCALE] = "maximum-scale",
	    [VIEWPORT_USER_SCALABLE] = "user-scalable",
	};
	json_t *object;

	(void)a;
	if (p->viewport_element == PAGE_NONE)
		return json_null();
	object = json_object();
	for (size_t i = 0; i < VIEWPORT_KEY_COUNT; i++) {
		const struct viewport_setting *s = &p->viewport.settings[i];

		if (s->value == VIEWPORT_ABSENT)
			continue;
		(void)json_object_set_new(object, keys[i],
		    s->has_number ? json_real(s->number)
		                  : json_from_str(s->text));
	}
	page_json_put_place(
	    object, page_place_of_element(p, p->viewport_element));
	return object;
}

static json_t *
refresh_json(struct page *p, struct arena *a)
{
	json_t *object;

	(void)a;
	if (!p->refresh.is_there)
		return json_null();
	object = json_pack("{s:I, s:o}", "delay_s",
	    (json_int_t)p->refresh.delay_s, "url",
	    p->refresh.has_address ? json_from_str(p->refresh.url.href)
	                           : json_null());
	page_json_put_place(
	    object, page_place_of_element(p, p->refresh.element));
	return object;
}

static json_t *
metas_json(struct page *p, struct arena *a)
{
	static const char *const kinds[] = {
	    [META_NAME] = "name",
	    [META_PROPERTY] = "property",
	    [META_HTTP_EQUIV] = "http-equiv",
	};
	json_t *list = json_array();

	(void)a;
	for (size_t i = 0; i < p->meta_count; i++) {
		const struct page_meta *m = &p->metas[i];
		json_t *meta = json_pack("{s:s, s:o, s:o}", "kind",
		    kinds[m->kind], "key", json_from_str(m->key), "value",
		    m->has_value ? json_from_str(m->value) : json_null());

		page_json_put_place(meta, page_place_of_element(p, m->element));
		(void)json_array_append_new(list, meta);
	}
	return list;
}

static json_t *
value_json(const struct json_ld_value *v)
{
	switch (v->kind) {
	case JSON_LD_NULL:
		return json_null();
	case JSON_LD_TEXT:
	case JSON_LD_NUMBER:
		return json_from_str(v->text);
	case JSON_LD_BOOLEAN:
		return json_boolean(str_is(v->text, "true"));
	case JSON_LD_NODE:
		return json_pack("{s:I}", "node", (json_int_t)v->node);
	}
	return json_null();
}

static json_t *
node_json(const struct json_ld *ld, const struct json_ld_node *n)
{
	json_t *node = json_object();
	json_t *properties = json_object();

	for (size_t i = 0; i < n->property_count; i++) {
		const struct json_ld_property *property =
		    &ld->properties[n->property_start + i];
		json_t *values = json_array();

		for (size_t k = 0; k < property->value_count; k++)
			(void)json_array_append_new(values,
			    value_json(&ld->values[property->value_start + k]));
		(void)json_object_setn_new(
		    properties, property->key.ptr, property->key.len, values);
	}
	(void)json_object_set_new(node, "top", json_boolean(n->is_top));
	(void)json_object_set_new(node, "properties", properties);
	return node;
}

static json_t *
json_ld_json(struct page *p, struct arena *a)
{
	const struct json_ld *ld = &p->json_ld;
	json_t *nodes = json_array();
	json_int_t broken = 0;

	(void)a;
	for (size_t i = 0; i < ld->block_count; i++)
		broken += ld->blocks[i].is_broken;
	for (size_t i = 0; i < ld->node_count; i++)
		(void)json_array_append_new(
		    nodes, node_json(ld, &ld->nodes[i]));
	return json_pack("{s:I, s:I, s:o}", "blocks",
	    (json_int_t)ld->block_count, "broken", broken, "nodes", nodes);
}

/* "2018-07-31", "2018-07" or "2018". */
static json_t *
day_json(const struct date_found *d, struct arena *a)
{
	struct str text = arena_printf(a, "%04d", d->year);

	if (d->month > 0)
		text = arena_printf(a, "%.*s-%02d", STR_ARG(text), d->month);
	if (d->day > 0)
		text = arena_printf(a, "%.*s-%02d", STR_ARG(text), d->day);
	return json_from_str(text);
}

static json_t *
dates_json(struct page *p, struct arena *a)
{
	json_t *list = json_array();

	for (size_t i = 0; i < p->date_count; i++) {
		const struct page_date *d = &p->dates[i];
		struct span text = offmap_back(&p->match_map, d->found.span);
		json_t *date = json_pack("{s:o, s:o, s:b, s:b, s:b}", "date",
		    day_json(&d->found, a), "text",
		    json_from_str(str_slice(p->text, text.start, text.end)),
		    "buddhist_era", d->found.is_buddhist, "guess",
		    d->found.is_guess, "visible", d->is_visible);

		page_json_put_place(date,
		    d->is_attribute ? page_place_of_element(p, d->element)
		                    : page_place_of_text(p, text));
		(void)json_array_append_new(list, date);
	}
	return list;
}

static json_t *
blocks_json(struct page *p, struct arena *a)
{
	json_t *list = json_array();

	for (size_t i = 0; i < p->block_count; i++) {
		const struct page_block *b = &p->blocks[i];

		(void)json_array_append_new(list,
		    json_pack("{s:o, s:o}", "hash",
		        json_from_str(arena_printf(
		            a, "%016llx", (unsigned long long)b->hash)),
		        "node_path",
		        json_from_str(page_node_path(p, b->element, a))));
	}
	return list;
}

static json_t *
documents_json(struct page *p, struct arena *a)
{
	json_t *list = json_array();

	(void)a;
	for (size_t i = 0; i < p->document_count; i++) {
		const struct page_document *d = &p->documents[i];

		(void)json_array_append_new(list,
		    json_pack("{s:I, s:o, s:o, s:s, s:s}", "part",
		        (json_int_t)d->part, "url", json_from_str(d->url.href),
		        "base", json_from_str(d->base.href), "encoding",
		        d->charset.name, "encoding_source",
		        charset_source_name(d->charset.source)));
	}
	return list;
}

/* What assistive technology is told of: roles with names. */
static json_t *
roles_json(struct page *p, struct arena *a)
{
	json_t *list = json_array();

	for (uint32_t i = 0; i < p->element_count; i++) {
		enum role role = page_role(p, i);
		json_t *object;

		if (role == ROLE_OTHER || role == ROLE_GENERIC ||
		    role == ROLE_NONE || !page_is_in_accessibility_tree(p, i))
			continue;
		object = json_pack("{s:s, s:o, s:b}", "role", role_word(role),
		    "name", json_from_str(page_name(p, i, a)), "focusable",
		    page_is_focusable(p, i));
		page_json_put_place(object, page_place_of_element(p, i));
		(void)json_array_append_new(list, object);
	}
	return list;
}

const struct page_section page_data_sections[] = {
    {"documents", documents_json},
    {"viewport", viewport_json},
    {"refresh", refresh_json},
    {"metas", metas_json},
    {"json_ld", json_ld_json},
    {"dates", dates_json},
    {"blocks", blocks_json},
    {"roles", roles_json},
};
const size_t page_data_section_count =
    sizeof(page_data_sections) / sizeof(page_data_sections[0]);
