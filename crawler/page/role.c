#include "page/role.h"

#include <assert.h>

#include "page/role_impl.h"

/* Of a role attribute no more is read. */
enum { ROLE_BYTES_MAX = 500 };

/* Sections in which a header or footer is not the page's (HTML-AAM 1.0). */
static const enum tag sections[] = {
    TAG_ARTICLE, TAG_ASIDE, TAG_MAIN, TAG_NAV, TAG_SECTION};
static const enum role section_roles[] = {
    ROLE_ARTICLE, ROLE_COMPLEMENTARY, ROLE_MAIN, ROLE_NAVIGATION, ROLE_REGION};

/* Global states and properties, without aria-hidden (WAI-ARIA 1.2, 6.5). */
static const char *const global_attrs[] = {"aria-atomic", "aria-busy",
    "aria-controls", "aria-current", "aria-describedby", "aria-details",
    "aria-disabled", "aria-dropeffect", "aria-errormessage", "aria-flowto",
    "aria-grabbed", "aria-haspopup", "aria-invalid", "aria-keyshortcuts",
    "aria-label", "aria-labelledby", "aria-live", "aria-owns", "aria-relevant",
    "aria-roledescription"};

/* What an input is by its type; text is what is not here. */
static const struct {
	const char *type;
	enum role role;
} input_roles[] = {
    {"button", ROLE_BUTTON},
    {"checkbox", ROLE_CHECKBOX},
    {"color", ROLE_OTHER},
    {"date", ROLE_OTHER},
    {"datetime-local", ROLE_OTHER},
    {"file", ROLE_OTHER},
    {"hidden", ROLE_OTHER},
    {"image", ROLE_BUTTON},
    {"month", ROLE_OTHER},
    {"number", ROLE_SPINBUTTON},
    {"password", ROLE_OTHER},
    {"radio", ROLE_RADIO},
    {"range", ROLE_SLIDER},
    {"reset", ROLE_BUTTON},
    {"search", ROLE_SEARCHBOX},
    {"submit", ROLE_BUTTON},
    {"time", ROLE_OTHER},
    {"week", ROLE_OTHER},
};

/* Whether an attribute says more than blanks. */
static bool
says(const struct page *p, uint32_t i, const char *attr)
{
	return str_trim(page_attr(p, i, attr, NULL)).len > 0;
}

/* Whether the author named an element in an attribute. */
static bool
is_named(const struct page *p, uint32_t i)
{
	return says(p, i, "aria-label") || says(p, i, "aria-labelledby") ||
	    says(p, i, "title");
}

/* Whether an element is told although it is said to be nothing. */
static bool
is_brought_back(const struct page *p, uint32_t i)
{
	for (size_t k = 0; k < sizeof(global_attrs) / sizeof(global_attrs[0]);
	     k++)
		if (page_has_attr(p, i, global_attrs[k]))
			return true;
	return page_is_focusable(p, i);
}

static enum role
role_of_link(const struct page *p, uint32_t i)
{
	return page_has_attr(p, i, "href") ? ROLE_LINK : ROLE_GENERIC;
}

static bool
is_section(const struct page *p, uint32_t i)
{
	enum tag tag = page_tag(p, i);
	enum role role;

	for (size_t k = 0; k < sizeof(sections) / sizeof(sections[0]); k++)
		if (tag == sections[k])
			return true;
	role = page_explicit_role(p, i);
	for (size_t k = 0; k < sizeof(section_roles) / sizeof(section_roles[0]);
	     k++)
		if (role == section_roles[k])
			return true;
	return false;
}

static bool
is_in_section(const struct page *p, uint32_t i)
{
	for (i = role_parent(p, i); i != PAGE_NONE; i = role_parent(p, i))
		if (is_section(p, i))
			return true;
	return false;
}

static enum role
role_of_header(const struct page *p, uint32_t i)
{
	return is_in_section(p, i) ? ROLE_GENERIC : ROLE_BANNER;
}

static enum role
role_of_footer(const struct page *p, uint32_t i)
{
	return is_in_section(p, i) ? ROLE_GENERIC : ROLE_CONTENTINFO;
}

/* Those of main are the page's too. */
static enum role
role_of_aside(const struct page *p, uint32_t i)
{
	if (is_named(p, i))
		return ROLE_COMPLEMENTARY;
	for (i = role_parent(p, i); i != PAGE_NONE; i = role_parent(p, i)) {
		enum tag tag = page_tag(p, i);

		if (tag == TAG_ARTICLE || tag == TAG_ASIDE || tag == TAG_NAV ||
		    tag == TAG_SECTION)
			return ROLE_GENERIC;
	}
	return ROLE_COMPLEMENTARY;
}

static enum role
role_of_section(const struct page *p, uint32_t i)
{
	return is_named(p, i) ? ROLE_REGION : ROLE_GENERIC;
}

static enum role
role_of_form(const struct page *p, uint32_t i)
{
	return is_named(p, i) ? ROLE_FORM : ROLE_GENERIC;
}

/* An empty alternative says that there is nothing to tell, as long as no other
 * name is there. */
static enum role
role_of_img(const struct page *p, uint32_t i)
{
	bool is_there;
	struct str alt = page_attr(p, i, "alt", &is_there);

	if (!is_there || alt.len > 0 || says(p, i, "title") ||
	    is_brought_back(p, i))
		return ROLE_IMG;
	return ROLE_NONE;
}

static enum role
role_of_input(const struct page *p, uint32_t i)
{
	struct str type = str_trim(page_attr(p, i, "type", NULL));
	enum role role = ROLE_TEXTBOX;

	for (size_t k = 0; k < sizeof(input_roles) / sizeof(input_roles[0]);
	     k++)
		if (str_is_fold(type, input_roles[k].type))
			role = input_roles[k].role;
	if ((role == ROLE_TEXTBOX || role == ROLE_SEARCHBOX) &&
	    page_has_attr(p, i, "list"))
		return ROLE_COMBOBOX;
	return role;
}

static enum role
role_of_select(const struct page *p, uint32_t i)
{
	int64_t size = 0;

	(void)str_to_int64(
	    str_trim(page_attr(p, i, "size", NULL)), 0, INT32_MAX, &size);
	return size > 1 || page_has_attr(p, i, "multiple") ? ROLE_LISTBOX
	                                                   : ROLE_COMBOBOX;
}

/* Only in what still is a list to assistive technology. */
static enum role
role_of_item(const struct page *p, uint32_t i)
{
	uint32_t list = p->elements[i].parent;
	enum tag tag = list == PAGE_NONE ? TAG_OTHER : page_tag(p, list);

	if (tag != TAG_UL && tag != TAG_OL && tag != TAG_MENU)
		return ROLE_GENERIC;
	return page_role(p, list) == ROLE_LIST ? ROLE_LISTITEM : ROLE_GENERIC;
}

/* By name; an element that is not here is generic. */
static const struct {
	const char *name;
	enum role role;
	enum role (*find)(const struct page *p, uint32_t i);
} element_roles[] = {
    {"a", ROLE_OTHER, role_of_link},
    {"address", ROLE_GROUP, NULL},
    {"area", ROLE_OTHER, role_of_link},
    {"article", ROLE_ARTICLE, NULL},
    {"aside", ROLE_OTHER, role_of_aside},
    {"audio", ROLE_OTHER, NULL},
    {"blockquote", ROLE_BLOCKQUOTE, NULL},
    {"button", ROLE_BUTTON, NULL},
    {"canvas", ROLE_OTHER, NULL},
    {"caption", ROLE_CAPTION, NULL},
    {"code", ROLE_CODE, NULL},
    {"datalist", ROLE_LISTBOX, NULL},
    {"dd", ROLE_DEFINITION, NULL},
    {"del", ROLE_DELETION, NULL},
    {"details", ROLE_GROUP, NULL},
    {"dfn", ROLE_TERM, NULL},
    {"dialog", ROLE_DIALOG, NULL},
    {"dt", ROLE_TERM, NULL},
    {"em", ROLE_EMPHASIS, NULL},
    {"embed", ROLE_OTHER, NULL},
    {"fieldset", ROLE_GROUP, NULL},
    {"figcaption", ROLE_OTHER, NULL},
    {"figure", ROLE_FIGURE, NULL},
    {"footer", ROLE_OTHER, role_of_footer},
    {"form", ROLE_OTHER, role_of_form},
    {"frame", ROLE_OTHER, NULL},
    {"h1", ROLE_HEADING, NULL},
    {"h2", ROLE_HEADING, NULL},
    {"h3", ROLE_HEADING, NULL},
    {"h4", ROLE_HEADING, NULL},
    {"h5", ROLE_HEADING, NULL},
    {"h6", ROLE_HEADING, NULL},
    {"head", ROLE_OTHER, NULL},
    {"header", ROLE_OTHER, role_of_header},
    {"hgroup", ROLE_GROUP, NULL},
    {"hr", ROLE_SEPARATOR, NULL},
    {"html", ROLE_DOCUMENT, NULL},
    {"iframe", ROLE_OTHER, NULL},
    {"img", ROLE_OTHER, role_of_img},
    {"input", ROLE_OTHER, role_of_input},
    {"ins", ROLE_INSERTION, NULL},
    {"label", ROLE_OTHER, NULL},
    {"legend", ROLE_OTHER, NULL},
    {"li", ROLE_OTHER, role_of_item},
    {"link", ROLE_OTHER, NULL},
    {"main", ROLE_MAIN, NULL},
    {"math", ROLE_MATH, NULL},
    {"menu", ROLE_LIST, NULL},
    {"meta", ROLE_OTHER, NULL},
    {"meter", ROLE_METER, NULL},
    {"nav", ROLE_NAVIGATION, NULL},
    {"noscript", ROLE_OTHER, NULL},
    {"object", ROLE_OTHER, NULL},
    {"ol", ROLE_LIST, NULL},
    {"optgroup", ROLE_GROUP, NULL},
    {"option", ROLE_OPTION, NULL},
    {"output", ROLE_STATUS, NULL},
    {"p", ROLE_PARAGRAPH, NULL},
    {"progress", ROLE_PROGRESSBAR, NULL},
    {"s", ROLE_DELETION, NULL},
    {"script", ROLE_OTHER, NULL},
    {"search", ROLE_SEARCH, NULL},
    {"section", ROLE_OTHER, role_of_section},
    {"select", ROLE_OTHER, role_of_select},
    {"strong", ROLE_STRONG, NULL},
    {"style", ROLE_OTHER, NULL},
    {"sub", ROLE_SUBSCRIPT, NULL},
    {"summary", ROLE_OTHER, NULL},
    {"sup", ROLE_SUPERSCRIPT, NULL},
    {"svg", ROLE_GRAPHICS_DOCUMENT, NULL},
    {"table", ROLE_TABLE, NULL},
    {"tbody", ROLE_OTHER, role_of_rows},
    {"td", ROLE_OTHER, role_of_cell},
    {"template", ROLE_OTHER, NULL},
    {"textarea", ROLE_TEXTBOX, NULL},
    {"tfoot", ROLE_OTHER, role_of_rows},
    {"th", ROLE_OTHER, role_of_header_cell},
    {"thead", ROLE_OTHER, role_of_rows},
    {"time", ROLE_TIME, NULL},
    {"title", ROLE_OTHER, NULL},
    {"tr", ROLE_OTHER, role_of_row},
    {"ul", ROLE_LIST, NULL},
    {"video", ROLE_OTHER, NULL},
};

enum role
page_implicit_role(const struct page *p, uint32_t i)
{
	size_t low = 0;
	size_t high = sizeof(element_roles) / sizeof(element_roles[0]);

	assert(i < p->element_count);
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_compare(
		    p->elements[i].name, str_of(element_roles[middle].name));

		if (order == 0)
			return element_roles[middle].find != NULL
			    ? element_roles[middle].find(p, i)
			    : element_roles[middle].role;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return ROLE_GENERIC;
}

/* Landmarks that are none without a name. */
static bool
needs_name(enum role r)
{
	return r == ROLE_REGION || r == ROLE_FORM;
}

enum role
page_explicit_role(const struct page *p, uint32_t i)
{
	struct str rest =
	    str_slice(page_attr(p, i, "role", NULL), 0, ROLE_BYTES_MAX);
	struct str word;

	while (str_next_word(&rest, &word)) {
		enum role role = role_of_word(word);

		if (role != ROLE_OTHER && (!needs_name(role) || is_named(p, i)))
			return role;
	}
	return ROLE_OTHER;
}

enum role
page_role(const struct page *p, uint32_t i)
{
	enum role role = page_explicit_role(p, i);

	if (role == ROLE_OTHER || (role == ROLE_NONE && is_brought_back(p, i)))
		return page_implicit_role(p, i);
	return role;
}
