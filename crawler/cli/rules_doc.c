/* The index of the catalogue, and what all its pages share. */
#include "cli/rules_doc.h"

#include "base/arena.h"
#include "publish/rule_words.h"

struct str
doc_text(const struct html *h, struct text_th_en text)
{
	return h->lang == LANG_TH ? text.th : text.en;
}

void
doc_append_word(struct html *h, struct str word)
{
	struct words text = rule_word_text(word);

	if (text.en != NULL)
		html_words(h, text);
	else
		html_text(h, word);
}

void
doc_append_footer(struct html *h, const struct rule_set *set)
{
	html_put(h, "<footer><p>samruat " SAMRUAT_VERSION ", ");
	buf_printf(&h->out, "rules <code>%.12s</code></p></footer>\n",
	    rule_set_digest(set));
}

/* One way to narrow the index: its choices in the order in which rules have
 * them. */
struct choices {
	const char *prefix; /* of ids and classes: "g" */
	struct words title;
	struct str *items;
	size_t count;
	size_t capacity;
};

enum choice { CHOICE_GROUP, CHOICE_INDICATOR, CHOICE_STATUS, CHOICE_COUNT };

static struct str
group_of(const struct rule_info *info)
{
	return str_slice(info->id, 0, str_find_char(info->id, '-', 0));
}

static size_t
number_of(const struct choices *c, struct str item)
{
	for (size_t i = 0; i < c->count; i++)
		if (str_equal(c->items[i], item))
			return i;
	return STR_NONE;
}

static void
add_choice(struct choices *c, struct str item, struct arena *a)
{
	if (number_of(c, item) != STR_NONE)
		return;
	c->items = arena_grow(
	    a, c->items, &c->capacity, c->count + 1, sizeof(*c->items));
	c->items[c->count++] = item;
}

static void
gather(struct choices *all, const struct rule_set *set, struct arena *a)
{
	for (size_t i = 0; i < rule_set_count(set); i++) {
		const struct rule_info *info = rule_set_info(set, i);

		add_choice(&all[CHOICE_GROUP], group_of(info), a);
		for (size_t k = 0; k < info->indicator_count; k++)
			add_choice(
			    &all[CHOICE_INDICATOR], info->indicators[k], a);
		add_choice(&all[CHOICE_STATUS], info->status, a);
	}
}

/* Hides what is not of the chosen one; browsers that do not know how show
 * all. */
static void
append_narrowing(struct html *h, const struct choices *all)
{
	html_put(h, "<style>\n");
	for (int c = 0; c < CHOICE_COUNT; c++)
		for (size_t i = 0; i < all[c].count; i++)
			buf_printf(&h->out,
			    "body:has(#%s%zu:checked) .rules > "
			    "li:not(.%s%zu) { display: none; }\n",
			    all[c].prefix, i, all[c].prefix, i);
	html_put(h, "</style>\n");
}

static void
append_item_name(struct html *h, const struct rule_set *set, enum choice which,
    struct str item)
{
	size_t count = 0;
	const struct indicator_info *all = rule_set_indicators(set, &count);

	if (which == CHOICE_STATUS)
		doc_append_word(h, item);
	for (size_t i = 0; which == CHOICE_INDICATOR && i < count; i++)
		if (str_equal(all[i].key, item)) {
			html_text(h, doc_text(h, all[i].title));
			return;
		}
	if (which != CHOICE_STATUS)
		html_text(h, item);
}

static void
append_choices(struct html *h, const struct rule_set *set, enum choice which,
    const struct choices *c)
{
	static const struct words all = {"all", "ทั้งหมด"};

	html_put(h, "<fieldset class=\"choice\"><legend>");
	html_words(h, c->title);
	buf_printf(&h->out,
	    "</legend>\n<label><input type=\"radio\" name=\"%s\" checked> ",
	    c->prefix);
	html_words(h, all);
	html_put(h, "</label>\n");
	for (size_t i = 0; i < c->count; i++) {
		buf_printf(&h->out,
		    "<label><input type=\"radio\" name=\"%s\" id=\"%s%zu\"> ",
		    c->prefix, c->prefix, i);
		append_item_name(h, set, which, c->items[i]);
		html_put(h, "</label>\n");
	}
	html_put(h, "</fieldset>\n");
}

static void
append_entry(
    struct html *h, const struct rule_info *info, const struct choices *all)
{
	buf_printf(&h->out, "<li class=\"g%zu s%zu",
	    number_of(&all[CHOICE_GROUP], group_of(info)),
	    number_of(&all[CHOICE_STATUS], info->status));
	for (size_t i = 0; i < info->indicator_count; i++)
		buf_printf(&h->out, " i%zu",
		    number_of(&all[CHOICE_INDICATOR], info->indicators[i]));
	html_put(h, "\"><a href=\"");
	html_text(h, info->id);
	html_put(h, ".html\">");
	html_text(h, info->id);
	html_put(h, " ");
	html_text(h, doc_text(h, info->title));
	html_put(h, "</a>\n<p>");
	doc_append_word(h, info->severity);
	html_put(h, " · ");
	doc_append_word(h, info->scope);
	html_put(h, " · ");
	doc_append_word(h, info->status);
	html_put(h, "</p></li>\n");
}

void
doc_append_index(struct html *h, const struct rule_set *set, struct arena *a)
{
	static const struct words title = {"Catalogue of rules", "รายการกฎ"};
	struct choices all[CHOICE_COUNT] = {
	    {.prefix = "g", .title = {"group", "กลุ่ม"}},
	    {.prefix = "i", .title = {"indicator", "ตัวชี้วัด"}},
	    {.prefix = "s", .title = {"status", "สถานะ"}},
	};

	gather(all, set, a);
	html_begin(h, str_of(words_in(title, h->lang)), "../");
	append_narrowing(h, all);
	html_body(h);
	html_put(h, "<header><nav>");
	html_put(h,
	    h->lang == LANG_TH ? "<a href=\"../en/index.html\" lang=\"en\" "
	                         "hreflang=\"en\">English</a>"
	                       : "<a href=\"../th/index.html\" lang=\"th\" "
	                         "hreflang=\"th\">ภาษาไทย</a>");
	html_put(h, "</nav></header>\n<main>\n<h1>");
	html_words(h, title);
	html_put(h, "</h1>\n<form>\n");
	for (int c = 0; c < CHOICE_COUNT; c++)
		append_choices(h, set, (enum choice)c, &all[c]);
	html_put(h, "</form>\n<ul class=\"rules\">\n");
	for (size_t i = 0; i < rule_set_count(set); i++)
		append_entry(h, rule_set_info(set, i), all);
	html_put(h, "</ul>\n</main>\n");
	doc_append_footer(h, set);
	html_end(h);
}
