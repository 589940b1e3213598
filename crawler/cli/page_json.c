#include "cli/page_json_impl.h"

#include <assert.h>

static json_t *
zones_json(unsigned zones)
{
	json_t *list = json_array();

	for (size_t i = 0; i < ZONE_COUNT; i++)
		if ((zones & 1u << i) != 0)
			(void)json_array_append_new(
			    list, json_string(zone_words[i]));
	return list;
}

static json_t *
flags_json(struct page *p, struct arena *a)
{
	json_t *list = json_array();

	(void)a;
	for (size_t i = 0; i < VIEW_COUNT; i++)
		if ((p->view_flags & 1u << i) != 0)
			(void)json_array_append_new(
			    list, json_string(view_words[i]));
	return list;
}

void
page_json_put_place(json_t *object, struct page_place place)
{
	(void)json_object_set_new(object, "line", json_integer(place.line));
	(void)json_object_set_new(
	    object, "byte_start", json_integer(place.byte_start));
	(void)json_object_set_new(
	    object, "byte_end", json_integer(place.byte_end));
	if (place.part > 0)
		(void)json_object_set_new(
		    object, "part", json_integer((json_int_t)place.part));
}

static json_t *
encoding_json(struct page *p, struct arena *a)
{
	const char *name = p->charset.name;

	(void)a;
	return json_pack("{s:o, s:s, s:o, s:b, s:I}", "used",
	    json_from_cstr(name), "source",
	    name == NULL ? "" : charset_source_name(p->charset.source),
	    "declared", json_from_str(p->charset.declared), "lies",
	    p->charset.is_lying, "replaced", (json_int_t)p->replaced_count);
}

/* How many elements of a page bear one of the names. */
static json_t *
count_named(const struct page *p, const char *const *names)
{
	json_int_t count = 0;

	for (size_t i = 0; i < p->element_count; i++)
		for (size_t k = 0; names[k] != NULL; k++)
			count += str_is(p->elements[i].name, names[k]);
	return json_integer(count);
}

/* The text of the documents, without what attributes say. */
static struct str
document_text(const struct page *p)
{
	return p->element_count == 0
	    ? (struct str){0}
	    : str_slice(p->text, 0, p->elements[0].text.end);
}

static json_t *
counts_json(struct page *p, struct arena *a)
{
	static const struct {
		const char *key;
		const char *const names[7];
	} counted[] = {
	    {"links", {"a", "area"}},
	    {"images", {"img"}},
	    {"controls", {"button", "input", "select", "textarea"}},
	    {"headings", {"h1", "h2", "h3", "h4", "h5", "h6"}},
	    {"iframes", {"iframe"}},
	    {"meta", {"meta"}},
	};
	json_t *counts = json_object();
	struct str text = document_text(p);
	json_int_t bytes = 0;

	(void)a;
	for (size_t i = 0; i < sizeof(counted) / sizeof(counted[0]); i++)
		(void)json_object_set_new(
		    counts, counted[i].key, count_named(p, counted[i].names));
	for (size_t i = 0; i < text.len; i++)
		bytes += !str_is_space_char(text.ptr[i]);
	(void)json_object_set_new(counts, "text_bytes", json_integer(bytes));
	(void)json_object_set_new(
	    counts, "elements", json_integer((json_int_t)p->element_count));
	return counts;
}

static json_t *
runs_json(struct page *p, struct arena *a)
{
	json_t *list = json_array();

	(void)a;
	for (size_t i = 0; i < p->run_count; i++) {
		const struct page_run *r = &p->runs[i];
		json_t *run = json_pack("{s:o, s:o}", "text",
		    json_from_str(
		        str_slice(p->text, r->text.start, r->text.end)),
		    "zones", zones_json(r->zones));

		page_json_put_place(run, page_place_of_text(p, r->text));
		(void)json_array_append_new(list, run);
	}
	return list;
}

static json_t *
headings_json(struct page *p, struct arena *a)
{
	json_t *list = json_array();

	for (uint32_t i = 0; i < p->element_count; i++) {
		struct str name = p->elements[i].name;
		json_t *heading;

		if (name.len != 2 || name.ptr[0] != 'h' || name.ptr[1] < '1' ||
		    name.ptr[1] > '6')
			continue;
		heading = json_pack("{s:i, s:o}", "level", name.ptr[1] - '0',
		    "text", json_from_str(page_text(p, i, a)));
		page_json_put_place(heading, page_place_of_element(p, i));
		(void)json_array_append_new(list, heading);
	}
	return list;
}

static json_t *
links_json(struct page *p, struct arena *a)
{
	static const char *const kinds[] = {
	    [LINK_WEB] = "web",
	    [LINK_MAIL] = "mail",
	    [LINK_PHONE] = "phone",
	    [LINK_SCRIPT] = "script",
	    [LINK_HERE] = "here",
	    [LINK_OTHER] = "other",
	};
	json_t *list = json_array();

	(void)a;
	for (size_t i = 0; i < p->link_count; i++) {
		const struct page_link *l = &p->links[i];
		json_t *link = json_pack(
		    "{s:s, s:o, s:o, s:o, s:o, s:b, s:b, s:b, s:o}", "kind",
		    kinds[l->kind], "url", json_from_str(l->url.href), "text",
		    json_from_str(l->text), "rel", json_from_str(l->rel),
		    "file_type", json_from_str(l->file_type), "visible",
		    l->is_visible, "frame", l->is_frame, "part", l->is_part,
		    "zones", zones_json(p->elements[l->element].zones));

		page_json_put_place(link, page_place_of_element(p, l->element));
		(void)json_array_append_new(list, link);
	}
	return list;
}

static json_t *
fields_json(const struct page_form *f)
{
	json_t *list = json_array();

	for (size_t i = 0; i < f->field_count; i++)
		(void)json_array_append_new(list,
		    json_pack("{s:o, s:o, s:b}", "type",
		        json_from_str(f->fields[i].type), "label",
		        json_from_str(f->fields[i].label), "visible",
		        f->fields[i].is_visible));
	return list;
}

static json_t *
forms_json(struct page *p, struct arena *a)
{
	json_t *list = json_array();

	for (size_t i = 0; i < p->form_count; i++) {
		const struct page_form *f = &p->forms[i];
		struct str heading = {0};
		json_t *form;

		if (f->heading != PAGE_NONE)
			heading = page_text(p, f->heading, a);
		form = json_pack("{s:s, s:s, s:o, s:o, s:I, s:I, s:o, s:b, "
		                 "s:b, s:b, s:b}",
		    "kind", form_kind_word(f->kind), "method",
		    f->is_post ? "post" : "get", "action",
		    json_from_str(f->action.href), "heading",
		    json_from_str(heading), "visible_fields",
		    (json_int_t)f->visible_count, "labelled_fields",
		    (json_int_t)f->labelled_count, "fields", fields_json(f),
		    "has_password", f->has_password, "has_search",
		    f->has_search, "has_file", f->has_file, "has_captcha",
		    f->has_captcha);
		page_json_put_place(form, page_place_of_element(p, f->element));
		(void)json_array_append_new(list, form);
	}
	return list;
}

static json_t *
pairs_json(struct page *p, struct arena *a)
{
	json_t *list = json_array();

	(void)a;
	for (size_t i = 0; i < p->pair_count; i++) {
		const struct page_pair *pair = &p->pairs[i];
		json_t *object = json_pack("{s:o, s:b}", "asked",
		    json_from_str(
		        str_slice(p->text, pair->asked.start, pair->asked.end)),
		    "is_question", pair->is_question);

		page_json_put_place(object, page_place_of_text(p, pair->text));
		(void)json_array_append_new(list, object);
	}
	return list;
}

static json_t *
wants_json(struct page *p, struct arena *a)
{
	json_t *list = json_array();

	(void)a;
	for (size_t i = 0; i < p->want_count; i++)
		(void)json_array_append_new(list,
		    json_pack("{s:s, s:o}", "kind",
		        part_kind_word(p->wants[i].kind), "url",
		        json_from_str(p->wants[i].url)));
	return list;
}

static json_t *
words_json(struct page *p, struct arena *a)
{
	(void)a;
	return json_pack("{s:I, s:I, s:I, s:I, s:I}", "words_th",
	    (json_int_t)p->words_th, "words_en", (json_int_t)p->words_en,
	    "letters_th", (json_int_t)p->letters_th, "letters_latin",
	    (json_int_t)p->letters_latin, "letters_other",
	    (json_int_t)p->letters_other);
}

static json_t *
redirect_json(struct page *p, struct arena *a)
{
	(void)a;
	return json_pack("{s:o, s:o}", "to", json_from_str(p->redirect_to),
	    "kind", json_from_str(p->redirect_kind));
}

static json_t *
text_json(struct page *p, struct arena *a)
{
	(void)a;
	return json_from_str(document_text(p));
}

json_t *
page_json(struct page *p, struct arena *a)
{
	static const struct page_section sections[] = {
	    {"view_flags", flags_json},
	    {"encoding", encoding_json},
	    {"language", words_json},
	    {"counts", counts_json},
	    {"redirect", redirect_json},
	    {"headings", headings_json},
	    {"links", links_json},
	    {"forms", forms_json},
	    {"pairs", pairs_json},
	    {"wants", wants_json},
	    {"text", text_json},
	    {"runs", runs_json},
	};
	json_t *page = json_pack("{s:s, s:o, s:o, s:o}", "reason",
	    reason_word(p->reason), "url", json_from_str(p->url.href), "title",
	    json_from_str(p->title), "lang", json_from_str(p->lang));

	assert(page != NULL);
	for (size_t i = 0; i < sizeof(sections) / sizeof(sections[0]); i++)
		(void)json_object_set_new(
		    page, sections[i].key, sections[i].make(p, a));
	for (size_t i = 0; i < page_data_section_count; i++)
		(void)json_object_set_new(page, page_data_sections[i].key,
		    page_data_sections[i].make(p, a));
	return page;
}
