/*
 * The element names that mean something to the page model, with what HTML says
 * of each. A name that is not here is TAG_OTHER: an inline element.
 */
#ifndef PAGE_TAG_IMPL_H
#define PAGE_TAG_IMPL_H

#include "base/str.h"

enum tag {
	TAG_OTHER,
	TAG_A,
	TAG_ADDRESS,
	TAG_AREA,
	TAG_ARTICLE,
	TAG_ASIDE,
	TAG_AUDIO,
	TAG_BASE,
	TAG_BLOCKQUOTE,
	TAG_BODY,
	TAG_BR,
	TAG_BUTTON,
	TAG_CANVAS,
	TAG_CAPTION,
	TAG_CENTER,
	TAG_COL,
	TAG_DATALIST,
	TAG_DD,
	TAG_DETAILS,
	TAG_DIALOG,
	TAG_DIV,
	TAG_DL,
	TAG_DT,
	TAG_EMBED,
	TAG_FIELDSET,
	TAG_FIGCAPTION,
	TAG_FIGURE,
	TAG_FOOTER,
	TAG_FORM,
	TAG_FRAME,
	TAG_FRAMESET,
	TAG_H1,
	TAG_H2,
	TAG_H3,
	TAG_H4,
	TAG_H5,
	TAG_H6,
	TAG_HEAD,
	TAG_HEADER,
	TAG_HR,
	TAG_HTML,
	TAG_IFRAME,
	TAG_IMG,
	TAG_INPUT,
	TAG_LABEL,
	TAG_LEGEND,
	TAG_LI,
	TAG_LINK,
	TAG_MAIN,
	TAG_MATH,
	TAG_MENU,
	TAG_META,
	TAG_NAV,
	TAG_NOEMBED,
	TAG_NOFRAMES,
	TAG_NOSCRIPT,
	TAG_OBJECT,
	TAG_OL,
	TAG_OPTGROUP,
	TAG_OPTION,
	TAG_P,
	TAG_PARAM,
	TAG_PRE,
	TAG_SCRIPT,
	TAG_SECTION,
	TAG_SELECT,
	TAG_SOURCE,
	TAG_SPAN,
	TAG_STYLE,
	TAG_SUMMARY,
	TAG_SVG,
	TAG_TABLE,
	TAG_TBODY,
	TAG_TD,
	TAG_TEMPLATE,
	TAG_TEXTAREA,
	TAG_TFOOT,
	TAG_TH,
	TAG_THEAD,
	TAG_TITLE,
	TAG_TR,
	TAG_TRACK,
	TAG_UL,
	TAG_VIDEO,
	TAG_WBR,
	TAG_XMP,
	TAG_COUNT
};

enum tag_trait {
	TAG_IS_BLOCK = 1 << 0, /* its text is parted from its neighbours' */
	TAG_IS_VOID = 1 << 1, /* has no content and no end tag */
	TAG_IS_SCRIPT = 1 << 2, /* content runs to its end tag and is no text */
	TAG_IS_LITERAL = 1 << 3, /* content is text in which no tag counts */
	TAG_IS_DROPPED = 1 << 4, /* content does not belong to the page */
	TAG_IS_UNSEEN = 1 << 5, /* never shown */
	TAG_IS_FIELD = 1 << 6, /* a control of a form */
	TAG_IS_REPLACED = 1 << 7 /* content is for browsers that know it not */
};

/* The tag of a name in lower case. */
enum tag tag_of(struct str name);

/* Its name, which lives for ever; not for TAG_OTHER. */
struct str tag_name(enum tag t);

/* Whether a tag has a trait. */
bool tag_is(enum tag t, enum tag_trait trait);

/* 1 to 6 for h1 to h6, 0 for others. */
static inline int
tag_heading_level(enum tag t)
{
	return t >= TAG_H1 && t <= TAG_H6 ? (int)t - (int)TAG_H1 + 1 : 0;
}

#endif
