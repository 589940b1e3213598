#include "audit/value/selector_impl.h"

#include "audit/plan_impl.h"
#include "page/select.h"

static void
report(struct loader *l, enum complaint which, const struct yaml_node *value,
    size_t offset, const char *what)
{
	struct yaml_place place = value->place;
	struct str before = str_slice(value->text, 0, offset);

	for (size_t i = 0; value->is_verbatim && i < before.len; i++)
		place.column += ((unsigned char)before.ptr[i] & 0xc0) != 0x80;
	if (value->is_verbatim)
		place.length = 1;
	complain(l, which, &place, NULL, str_of(what), (struct str){0});
}

void
css_read(struct loader *l, const struct yaml_node *value, void *into)
{
	const struct select_css **out = into;
	struct err e = {0};
	size_t offset = 0;

	if (!field_is_kind(l, value, YAML_TEXT, "'input[type=search]'"))
		return;
	if (select_css_compile(l->arena, value->text, out, &offset, &e) !=
	    ERR_NONE)
		report(l, COMPLAINT_CSS, value, offset, e.msg);
}

void
xpath_read(struct loader *l, const struct yaml_node *value, void *into)
{
	struct select_xpath *xpath = NULL;
	const struct select_xpath **out = into;
	struct rule_set *set = l->set;
	struct err e = {0};
	size_t offset = 0;

	if (!field_is_kind(l, value, YAML_TEXT, "//meta[@name]"))
		return;
	if (select_xpath_compile(value->text, &xpath, &offset, &e) !=
	    ERR_NONE) {
		report(l, COMPLAINT_XPATH, value, offset, e.msg);
		return;
	}
	set->xpaths = arena_grow(l->arena, set->xpaths, &set->xpath_capacity,
	    set->xpath_count + 1, sizeof(struct select_xpath *));
	set->xpaths[set->xpath_count++] = xpath;
	*out = xpath;
}
