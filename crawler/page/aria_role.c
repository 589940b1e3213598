#include "page/aria.h"
#include "page/role_impl.h"

/* States and properties of a role beside the global ones, parted by blanks,
 * without their "aria-" (WAI-ARIA 1.2, 5.4). What a role needs it supports. */
struct role_attrs {
	const char *required;
	const char *supported;
};

/* What several have. */
#define RANGE "valuemax valuemin valuenow valuetext "
#define CELL "colindex colindextext colspan rowindex rowindextext rowspan "
#define GRIDCELL CELL "expanded readonly required selected "
#define ITEM "level posinset setsize "
#define MENUITEM "expanded posinset setsize "
#define TEXTBOX \
	"activedescendant autocomplete multiline placeholder readonly " \
	"required "

static const struct role_attrs roles[ROLE_COUNT] = {
    [ROLE_ALERTDIALOG] = {NULL, "modal"},
    [ROLE_APPLICATION] = {NULL, "activedescendant expanded"},
    [ROLE_ARTICLE] = {NULL, "posinset setsize"},
    [ROLE_BUTTON] = {NULL, "expanded pressed"},
    [ROLE_CELL] = {NULL, CELL},
    [ROLE_CHECKBOX] = {"checked", "expanded readonly required"},
    [ROLE_COLUMNHEADER] = {NULL, GRIDCELL "sort"},
    [ROLE_COMBOBOX] = {"expanded",
        "activedescendant autocomplete orientation placeholder readonly "
        "required"},
    [ROLE_DIALOG] = {NULL, "modal"},
    [ROLE_DOC_BACKLINK] = {NULL, "expanded"},
    [ROLE_DOC_BIBLIOENTRY] = {NULL, ITEM},
    [ROLE_DOC_BIBLIOREF] = {NULL, "expanded"},
    [ROLE_DOC_ENDNOTE] = {NULL, ITEM},
    [ROLE_DOC_GLOSSREF] = {NULL, "expanded"},
    [ROLE_DOC_NOTEREF] = {NULL, "expanded"},
    [ROLE_DOC_PAGEBREAK] = {NULL, RANGE "orientation"},
    [ROLE_GRAPHICS_OBJECT] = {NULL, "activedescendant"},
    [ROLE_GRID] = {NULL,
        "activedescendant colcount multiselectable readonly rowcount"},
    [ROLE_GRIDCELL] = {NULL, GRIDCELL},
    [ROLE_GROUP] = {NULL, "activedescendant"},
    [ROLE_HEADING] = {"level", NULL},
    [ROLE_LINK] = {NULL, "expanded"},
    [ROLE_LISTBOX] = {NULL,
        "activedescendant expanded multiselectable orientation readonly "
        "required"},
    [ROLE_LISTITEM] = {NULL, ITEM},
    [ROLE_MENU] = {NULL, "activedescendant orientation"},
    [ROLE_MENUBAR] = {NULL, "activedescendant orientation"},
    [ROLE_MENUITEM] = {NULL, MENUITEM},
    [ROLE_MENUITEMCHECKBOX] = {"checked", MENUITEM "readonly required"},
    [ROLE_MENUITEMRADIO] = {"checked", MENUITEM "readonly required"},
    [ROLE_METER] = {"valuenow", RANGE},
    [ROLE_OPTION] = {NULL, "checked posinset selected setsize"},
    [ROLE_PROGRESSBAR] = {NULL, RANGE},
    [ROLE_RADIO] = {"checked", "posinset setsize"},
    [ROLE_RADIOGROUP] = {NULL,
        "activedescendant orientation readonly required"},
    [ROLE_ROW] = {NULL,
        ITEM "activedescendant colindex expanded rowindex rowindextext "
             "selected"},
    [ROLE_ROWHEADER] = {NULL, GRIDCELL "sort"},
    [ROLE_SCROLLBAR] = {"controls valuenow", RANGE "orientation"},
    [ROLE_SEARCHBOX] = {NULL, TEXTBOX},
    [ROLE_SEPARATOR] = {NULL, RANGE "orientation"},
    [ROLE_SLIDER] = {"valuenow", RANGE "orientation readonly"},
    [ROLE_SPINBUTTON] = {NULL, RANGE "activedescendant readonly required"},
    [ROLE_SWITCH] = {"checked", "expanded readonly required"},
    [ROLE_TAB] = {NULL, "expanded posinset selected setsize"},
    [ROLE_TABLE] = {NULL, "colcount rowcount"},
    [ROLE_TABLIST] = {NULL,
        "activedescendant level multiselectable orientation"},
    [ROLE_TEXTBOX] = {NULL, TEXTBOX},
    [ROLE_TOOLBAR] = {NULL, "activedescendant orientation"},
    [ROLE_TREE] = {NULL,
        "activedescendant multiselectable orientation required"},
    [ROLE_TREEGRID] = {NULL,
        "activedescendant colcount multiselectable orientation readonly "
        "required rowcount"},
    [ROLE_TREEITEM] = {NULL, ITEM "checked expanded selected"},
};

/* Elements without a role of their own that may say what one with a role may
 * (ARIA in HTML, 4). */
static const struct {
	const char *name;
	enum role role;
} like[] = {
    {"audio", ROLE_APPLICATION},
    {"embed", ROLE_APPLICATION},
    {"iframe", ROLE_APPLICATION},
    {"input", ROLE_TEXTBOX},
    {"object", ROLE_APPLICATION},
    {"summary", ROLE_BUTTON},
    {"svg", ROLE_GRAPHICS_OBJECT},
    {"video", ROLE_APPLICATION},
};

/* Where HTML says what an attribute of a role would. */
static const struct {
	const char *attr;
	const char *name; /* of the element */
	const char *types; /* of an input, parted by blanks; NULL: any */
} native[] = {
    {"checked", "input", "checkbox radio"},
    {"expanded", "details", NULL},
    {"expanded", "select", NULL},
    {"expanded", "summary", NULL},
    {"level", "h1", NULL},
    {"level", "h2", NULL},
    {"level", "h3", NULL},
    {"level", "h4", NULL},
    {"level", "h5", NULL},
    {"level", "h6", NULL},
    {"valuenow", "input", "number range"},
    {"valuenow", "meter", NULL},
    {"valuenow", "progress", NULL},
};

/* Roles to be acted on. */
static const enum role widgets[] = {ROLE_BUTTON, ROLE_CHECKBOX,
    ROLE_COLUMNHEADER, ROLE_COMBOBOX, ROLE_GRID, ROLE_GRIDCELL, ROLE_LINK,
    ROLE_LISTBOX, ROLE_MENU, ROLE_MENUBAR, ROLE_MENUITEM, ROLE_MENUITEMCHECKBOX,
    ROLE_MENUITEMRADIO, ROLE_OPTION, ROLE_PROGRESSBAR, ROLE_RADIO,
    ROLE_RADIOGROUP, ROLE_ROW, ROLE_ROWHEADER, ROLE_SCROLLBAR, ROLE_SEARCHBOX,
    ROLE_SLIDER, ROLE_SPINBUTTON, ROLE_SWITCH, ROLE_TAB, ROLE_TABLIST,
    ROLE_TEXTBOX, ROLE_TREE, ROLE_TREEGRID, ROLE_TREEITEM};

/* Roles of WAI-ARIA 1.3, which browsers begin to know. */
static const char *const later_roles[] = {
    "comment", "image", "mark", "sectionfooter", "sectionheader", "suggestion"};

/* The names of names, and those of roles. */
static const char *const naming[] = {
    "aria-braillelabel", "aria-label", "aria-labelledby"};
static const char *const describing[] = {
    "aria-brailleroledescription", "aria-roledescription"};

static bool
has_word(const char *words, struct str wanted)
{
	return words != NULL && str_has_word(str_of(words), wanted);
}

static bool
is_any_of(const char *name, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_is(str_of(name), names[i]))
			return true;
	return false;
}

/* "checked" of "aria-checked". */
static struct str
short_name(const struct aria_attr *attr)
{
	return str_of(attr->name + strlen("aria-"));
}

/* By itself, by inheritance or because it is global; prohibited ones too. */
static bool
role_supports(enum role r, const struct aria_attr *attr)
{
	struct str name = short_name(attr);

	return attr->is_global || has_word(roles[r].required, name) ||
	    has_word(roles[r].supported, name);
}

/* A name on what may have none. */
static bool
role_prohibits(enum role r, const struct aria_attr *attr)
{
	if (role_is(r, ROLE_IS_NAMELESS) &&
	    is_any_of(attr->name, naming, sizeof(naming) / sizeof(naming[0])))
		return true;
	return (r == ROLE_GENERIC || r == ROLE_NONE) &&
	    is_any_of(attr->name, describing,
	        sizeof(describing) / sizeof(describing[0]));
}

bool
page_aria_is_allowed(
    const struct page *p, uint32_t i, const struct aria_attr *attr)
{
	enum role role = page_role(p, i);

	if (role_supports(role, attr))
		return true;
	if (page_explicit_role(p, i) != ROLE_OTHER)
		return false;
	for (size_t k = 0; k < sizeof(like) / sizeof(like[0]); k++)
		if (str_is(p->elements[i].name, like[k].name))
			return (role == ROLE_OTHER ||
			           role == ROLE_GRAPHICS_DOCUMENT) &&
			    role_supports(like[k].role, attr);
	return false;
}

/* Whether an element that was said to be nothing stays nothing: what nothing
 * may not have brings nothing back (WAI-ARIA 1.3, 8.6). */
static bool
stays_nothing(const struct page *p, uint32_t i)
{
	if (page_explicit_role(p, i) != ROLE_NONE || page_is_focusable(p, i))
		return false;
	for (uint32_t k = 0; k < p->elements[i].attr_count; k++) {
		const struct aria_attr *attr =
		    aria_global_of(p->elements[i].attrs[k].name);

		if (attr != NULL && !role_prohibits(ROLE_NONE, attr))
			return false;
	}
	return true;
}

bool
page_aria_is_prohibited(
    const struct page *p, uint32_t i, const struct aria_attr *attr)
{
	enum role role = stays_nothing(p, i) ? ROLE_NONE : page_role(p, i);

	return role_prohibits(role, attr);
}

/* Whether HTML says what the attribute would. */
static bool
is_native(const struct page *p, uint32_t i, struct str attr)
{
	struct str type = page_attr(p, i, "type", NULL);
	struct str rest, word;

	for (size_t k = 0; k < sizeof(native) / sizeof(native[0]); k++) {
		if (!str_is(attr, native[k].attr) ||
		    !str_is(p->elements[i].name, native[k].name))
			continue;
		if (native[k].types == NULL)
			return true;
		rest = str_of(native[k].types);
		while (str_next_word(&rest, &word))
			if (str_equal_fold(word, str_trim(type)))
				return true;
	}
	return false;
}

/* The first of the attributes that an element lacks, or NULL. */
static const char *
missing_of(const struct page *p, uint32_t i, const char *words)
{
	char name[sizeof("aria-valuenow") + 16] = "aria-";
	struct str rest = str_of(words), word;

	while (str_next_word(&rest, &word)) {
		const struct aria_attr *attr;

		assert(strlen("aria-") + word.len < sizeof(name));
		memcpy(name + strlen("aria-"), word.ptr, word.len);
		name[strlen("aria-") + word.len] = '\0';
		attr = aria_attr_of(str_of(name));
		assert(attr != NULL);
		if (page_attr(p, i, name, NULL).len == 0 &&
		    !is_native(p, i, word))
			return attr->name;
	}
	return NULL;
}

const char *
page_aria_missing(const struct page *p, uint32_t i)
{
	enum role role = page_role(p, i);
	const char *missing = NULL;

	if (roles[role].required != NULL)
		missing = missing_of(p, i, roles[role].required);
	/* Only one that can be moved has a value. */
	if (role == ROLE_SEPARATOR && page_is_focusable(p, i))
		missing = missing_of(p, i, "valuenow");
	/* One that is open has something to show. */
	if (missing == NULL && role == ROLE_COMBOBOX &&
	    page_attr_is(p, i, "aria-expanded", "true"))
		missing = missing_of(p, i, "controls");
	return missing;
}

bool
page_is_recast(const struct page *p, uint32_t i)
{
	enum role role = page_explicit_role(p, i);

	return role != ROLE_OTHER && role != page_implicit_role(p, i);
}

bool
page_role_is_known(const struct page *p, uint32_t i)
{
	struct str rest = page_attr(p, i, "role", NULL), word;
	bool has_words = false;

	while (str_next_word(&rest, &word)) {
		has_words = true;
		if (role_of_word(word) != ROLE_OTHER ||
		    str_is_one_of_fold(word, later_roles,
		        sizeof(later_roles) / sizeof(later_roles[0])))
			return true;
	}
	return !has_words;
}

bool
role_is_widget(enum role r)
{
	for (size_t i = 0; i < sizeof(widgets) / sizeof(widgets[0]); i++)
		if (widgets[i] == r)
			return true;
	return false;
}
