#include "page/tag_impl.h"

#include <assert.h>

#define NAME(text) \
	{ \
		(text), sizeof(text) - 1 \
	}

/* In the order of enum tag, which is that of the names. */
static const struct {
	struct str name;
	unsigned traits;
} tags[TAG_COUNT] = {
    [TAG_OTHER] = {NAME(""), 0},
    [TAG_A] = {NAME("a"), 0},
    [TAG_ADDRESS] = {NAME("address"), TAG_IS_BLOCK},
    [TAG_AREA] = {NAME("area"), TAG_IS_VOID},
    [TAG_ARTICLE] = {NAME("article"), TAG_IS_BLOCK},
    [TAG_ASIDE] = {NAME("aside"), TAG_IS_BLOCK},
    [TAG_AUDIO] = {NAME("audio"), TAG_IS_REPLACED},
    [TAG_BASE] = {NAME("base"), TAG_IS_VOID | TAG_IS_UNSEEN},
    [TAG_BLOCKQUOTE] = {NAME("blockquote"), TAG_IS_BLOCK},
    [TAG_BODY] = {NAME("body"), TAG_IS_BLOCK},
    [TAG_BR] = {NAME("br"), TAG_IS_BLOCK | TAG_IS_VOID},
    [TAG_BUTTON] = {NAME("button"), TAG_IS_BLOCK | TAG_IS_FIELD},
    [TAG_CANVAS] = {NAME("canvas"), TAG_IS_REPLACED},
    [TAG_CAPTION] = {NAME("caption"), TAG_IS_BLOCK},
    [TAG_CENTER] = {NAME("center"), TAG_IS_BLOCK},
    [TAG_COL] = {NAME("col"), TAG_IS_VOID},
    [TAG_DATALIST] = {NAME("datalist"), TAG_IS_BLOCK | TAG_IS_UNSEEN},
    [TAG_DD] = {NAME("dd"), TAG_IS_BLOCK},
    [TAG_DETAILS] = {NAME("details"), TAG_IS_BLOCK},
    [TAG_DIALOG] = {NAME("dialog"), TAG_IS_BLOCK},
    [TAG_DIV] = {NAME("div"), TAG_IS_BLOCK},
    [TAG_DL] = {NAME("dl"), TAG_IS_BLOCK},
    [TAG_DT] = {NAME("dt"), TAG_IS_BLOCK},
    [TAG_EMBED] = {NAME("embed"), TAG_IS_VOID},
    [TAG_FIELDSET] = {NAME("fieldset"), TAG_IS_BLOCK},
    [TAG_FIGCAPTION] = {NAME("figcaption"), TAG_IS_BLOCK},
    [TAG_FIGURE] = {NAME("figure"), TAG_IS_BLOCK},
    [TAG_FOOTER] = {NAME("footer"), TAG_IS_BLOCK},
    [TAG_FORM] = {NAME("form"), TAG_IS_BLOCK},
    [TAG_FRAME] = {NAME("frame"), TAG_IS_VOID},
    [TAG_FRAMESET] = {NAME("frameset"), TAG_IS_BLOCK},
    [TAG_H1] = {NAME("h1"), TAG_IS_BLOCK},
    [TAG_H2] = {NAME("h2"), TAG_IS_BLOCK},
    [TAG_H3] = {NAME("h3"), TAG_IS_BLOCK},
    [TAG_H4] = {NAME("h4"), TAG_IS_BLOCK},
    [TAG_H5] = {NAME("h5"), TAG_IS_BLOCK},
    [TAG_H6] = {NAME("h6"), TAG_IS_BLOCK},
    [TAG_HEAD] = {NAME("head"), TAG_IS_BLOCK},
    [TAG_HEADER] = {NAME("header"), TAG_IS_BLOCK},
    [TAG_HR] = {NAME("hr"), TAG_IS_BLOCK | TAG_IS_VOID},
    [TAG_HTML] = {NAME("html"), TAG_IS_BLOCK},
    [TAG_IFRAME] = {NAME("iframe"), TAG_IS_DROPPED},
    [TAG_IMG] = {NAME("img"), TAG_IS_VOID},
    [TAG_INPUT] = {NAME("input"), TAG_IS_VOID | TAG_IS_FIELD},
    [TAG_LABEL] = {NAME("label"), 0},
    [TAG_LEGEND] = {NAME("legend"), TAG_IS_BLOCK},
    [TAG_LI] = {NAME("li"), TAG_IS_BLOCK},
    [TAG_LINK] = {NAME("link"), TAG_IS_VOID | TAG_IS_UNSEEN},
    [TAG_MAIN] = {NAME("main"), TAG_IS_BLOCK},
    [TAG_MATH] = {NAME("math"), 0},
    [TAG_MENU] = {NAME("menu"), TAG_IS_BLOCK},
    [TAG_META] = {NAME("meta"), TAG_IS_VOID | TAG_IS_UNSEEN},
    [TAG_NAV] = {NAME("nav"), TAG_IS_BLOCK},
    [TAG_NOEMBED] = {NAME("noembed"), TAG_IS_DROPPED | TAG_IS_UNSEEN},
    [TAG_NOFRAMES] = {NAME("noframes"), TAG_IS_BLOCK | TAG_IS_UNSEEN},
    [TAG_NOSCRIPT] = {NAME("noscript"), TAG_IS_BLOCK | TAG_IS_UNSEEN},
    [TAG_OBJECT] = {NAME("object"), 0},
    [TAG_OL] = {NAME("ol"), TAG_IS_BLOCK},
    [TAG_OPTGROUP] = {NAME("optgroup"), TAG_IS_BLOCK},
    [TAG_OPTION] = {NAME("option"), TAG_IS_BLOCK},
    [TAG_P] = {NAME("p"), TAG_IS_BLOCK},
    [TAG_PARAM] = {NAME("param"), TAG_IS_VOID},
    [TAG_PRE] = {NAME("pre"), TAG_IS_BLOCK},
    [TAG_SCRIPT] = {NAME("script"), TAG_IS_SCRIPT | TAG_IS_UNSEEN},
    [TAG_SECTION] = {NAME("section"), TAG_IS_BLOCK},
    [TAG_SELECT] = {NAME("select"), TAG_IS_BLOCK | TAG_IS_FIELD},
    [TAG_SOURCE] = {NAME("source"), TAG_IS_VOID},
    [TAG_SPAN] = {NAME("span"), 0},
    [TAG_STYLE] = {NAME("style"), TAG_IS_SCRIPT | TAG_IS_UNSEEN},
    [TAG_SUMMARY] = {NAME("summary"), TAG_IS_BLOCK},
    [TAG_SVG] = {NAME("svg"), 0},
    [TAG_TABLE] = {NAME("table"), TAG_IS_BLOCK},
    [TAG_TBODY] = {NAME("tbody"), TAG_IS_BLOCK},
    [TAG_TD] = {NAME("td"), TAG_IS_BLOCK},
    [TAG_TEMPLATE] = {NAME("template"), TAG_IS_DROPPED | TAG_IS_UNSEEN},
    [TAG_TEXTAREA] = {NAME("textarea"),
        TAG_IS_BLOCK | TAG_IS_LITERAL | TAG_IS_FIELD},
    [TAG_TFOOT] = {NAME("tfoot"), TAG_IS_BLOCK},
    [TAG_TH] = {NAME("th"), TAG_IS_BLOCK},
    [TAG_THEAD] = {NAME("thead"), TAG_IS_BLOCK},
    [TAG_TITLE] = {NAME("title"), TAG_IS_LITERAL | TAG_IS_UNSEEN},
    [TAG_TR] = {NAME("tr"), TAG_IS_BLOCK},
    [TAG_TRACK] = {NAME("track"), TAG_IS_VOID},
    [TAG_UL] = {NAME("ul"), TAG_IS_BLOCK},
    [TAG_VIDEO] = {NAME("video"), TAG_IS_REPLACED},
    [TAG_WBR] = {NAME("wbr"), TAG_IS_VOID},
    [TAG_XMP] = {NAME("xmp"), TAG_IS_BLOCK | TAG_IS_LITERAL},
};

/* For each letter the first tag whose name does not come before it. */
static const unsigned char first_tags['z' - 'a' + 2] = {TAG_A, TAG_BASE,
    TAG_CANVAS, TAG_DATALIST, TAG_EMBED, TAG_FIELDSET, TAG_H1, TAG_H1,
    TAG_IFRAME, TAG_LABEL, TAG_LABEL, TAG_LABEL, TAG_MAIN, TAG_NAV, TAG_OBJECT,
    TAG_P, TAG_SCRIPT, TAG_SCRIPT, TAG_SCRIPT, TAG_TABLE, TAG_UL, TAG_VIDEO,
    TAG_WBR, TAG_XMP, TAG_COUNT, TAG_COUNT, TAG_COUNT};

enum tag
tag_of(struct str name)
{
	unsigned letter, last;

	if (name.len == 0 || name.ptr[0] < 'a' || name.ptr[0] > 'z')
		return TAG_OTHER;
	letter = (unsigned)(name.ptr[0] - 'a');
	last = first_tags[letter + 1];
	for (unsigned i = first_tags[letter]; i < last; i++)
		if (str_equal(name, tags[i].name))
			return (enum tag)i;
	return TAG_OTHER;
}

struct str
tag_name(enum tag t)
{
	assert(t != TAG_OTHER && t < TAG_COUNT);
	return tags[t].name;
}

bool
tag_is(enum tag t, enum tag_trait trait)
{
	assert(t < TAG_COUNT);
	return (tags[t].traits & (unsigned)trait) != 0;
}
