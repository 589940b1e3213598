/*
 * What an element is to assistive technology: its role by WAI-ARIA 1.2, told
 * by the author or by HTML (HTML-AAM 1.0), whether the focus reaches it, and
 * whether it is in the accessibility tree. Names are page_name of page.h.
 *
 * Scripts do not run: what a role becomes later is not known here. Roles of
 * DPUB-ARIA 1.1 and Graphics-ARIA 1.0 are roles like the others.
 */
#ifndef PAGE_ROLE_H
#define PAGE_ROLE_H

#include "page/page.h"

/* In the order of their words, but for the first. */
enum role {
	ROLE_OTHER, /* none tells what it is: iframe, video, label */
	ROLE_ALERT,
	ROLE_ALERTDIALOG,
	ROLE_APPLICATION,
	ROLE_ARTICLE,
	ROLE_BANNER,
	ROLE_BLOCKQUOTE,
	ROLE_BUTTON,
	ROLE_CAPTION,
	ROLE_CELL,
	ROLE_CHECKBOX,
	ROLE_CODE,
	ROLE_COLUMNHEADER,
	ROLE_COMBOBOX,
	ROLE_COMPLEMENTARY,
	ROLE_CONTENTINFO,
	ROLE_DEFINITION,
	ROLE_DELETION,
	ROLE_DIALOG,
	ROLE_DIRECTORY,
	ROLE_DOC_ABSTRACT,
	ROLE_DOC_ACKNOWLEDGMENTS,
	ROLE_DOC_AFTERWORD,
	ROLE_DOC_APPENDIX,
	ROLE_DOC_BACKLINK,
	ROLE_DOC_BIBLIOENTRY,
	ROLE_DOC_BIBLIOGRAPHY,
	ROLE_DOC_BIBLIOREF,
	ROLE_DOC_CHAPTER,
	ROLE_DOC_COLOPHON,
	ROLE_DOC_CONCLUSION,
	ROLE_DOC_COVER,
	ROLE_DOC_CREDIT,
	ROLE_DOC_CREDITS,
	ROLE_DOC_DEDICATION,
	ROLE_DOC_ENDNOTE,
	ROLE_DOC_ENDNOTES,
	ROLE_DOC_EPIGRAPH,
	ROLE_DOC_EPILOGUE,
	ROLE_DOC_ERRATA,
	ROLE_DOC_EXAMPLE,
	ROLE_DOC_FOOTNOTE,
	ROLE_DOC_FOREWORD,
	ROLE_DOC_GLOSSARY,
	ROLE_DOC_GLOSSREF,
	ROLE_DOC_INDEX,
	ROLE_DOC_INTRODUCTION,
	ROLE_DOC_NOTEREF,
	ROLE_DOC_NOTICE,
	ROLE_DOC_PAGEBREAK,
	ROLE_DOC_PAGEFOOTER,
	ROLE_DOC_PAGEHEADER,
	ROLE_DOC_PAGELIST,
	ROLE_DOC_PART,
	ROLE_DOC_PREFACE,
	ROLE_DOC_PROLOGUE,
	ROLE_DOC_PULLQUOTE,
	ROLE_DOC_QNA,
	ROLE_DOC_SUBTITLE,
	ROLE_DOC_TIP,
	ROLE_DOC_TOC,
	ROLE_DOCUMENT,
	ROLE_EMPHASIS,
	ROLE_FEED,
	ROLE_FIGURE,
	ROLE_FORM,
	ROLE_GENERIC, /* nothing to tell: div, span */
	ROLE_GRAPHICS_DOCUMENT,
	ROLE_GRAPHICS_OBJECT,
	ROLE_GRAPHICS_SYMBOL,
	ROLE_GRID,
	ROLE_GRIDCELL,
	ROLE_GROUP,
	ROLE_HEADING,
	ROLE_IMG,
	ROLE_INSERTION,
	ROLE_LINK,
	ROLE_LIST,
	ROLE_LISTBOX,
	ROLE_LISTITEM,
	ROLE_LOG,
	ROLE_MAIN,
	ROLE_MARQUEE,
	ROLE_MATH,
	ROLE_MENU,
	ROLE_MENUBAR,
	ROLE_MENUITEM,
	ROLE_MENUITEMCHECKBOX,
	ROLE_MENUITEMRADIO,
	ROLE_METER,
	ROLE_NAVIGATION,
	ROLE_NONE, /* also written "presentation" */
	ROLE_NOTE,
	ROLE_OPTION,
	ROLE_PARAGRAPH,
	ROLE_PROGRESSBAR,
	ROLE_RADIO,
	ROLE_RADIOGROUP,
	ROLE_REGION,
	ROLE_ROW,
	ROLE_ROWGROUP,
	ROLE_ROWHEADER,
	ROLE_SCROLLBAR,
	ROLE_SEARCH,
	ROLE_SEARCHBOX,
	ROLE_SEPARATOR,
	ROLE_SLIDER,
	ROLE_SPINBUTTON,
	ROLE_STATUS,
	ROLE_STRONG,
	ROLE_SUBSCRIPT,
	ROLE_SUPERSCRIPT,
	ROLE_SWITCH,
	ROLE_TAB,
	ROLE_TABLE,
	ROLE_TABLIST,
	ROLE_TABPANEL,
	ROLE_TERM,
	ROLE_TEXTBOX,
	ROLE_TIME,
	ROLE_TIMER,
	ROLE_TOOLBAR,
	ROLE_TOOLTIP,
	ROLE_TREE,
	ROLE_TREEGRID,
	ROLE_TREEITEM,
	ROLE_COUNT
};

/* Its word, for ever; empty for ROLE_OTHER. */
const char *role_word(enum role r);

/*
 * The role of an element: the first valid one of its role attribute, else that
 * of HTML. Roles that only count with a name (region, form) are passed over
 * without one, and "none" where the focus or a global ARIA attribute brings the
 * element back (WAI-ARIA 1.2, 8.6). A list or table without its role takes that
 * of its items and cells with it.
 */
enum role page_role(const struct page *p, uint32_t element);

/* Whether a user can bring the focus to an element, by the keyboard or another
 * way: a link, an enabled control, an editable text, anything with a tabindex,
 * that is displayed. Not a frame: the focus goes to what is in it. */
bool page_is_focusable(const struct page *p, uint32_t element);

/*
 * Whether an element is in the accessibility tree, as the glossary of the ACT
 * rules has it: displayed, not under aria-hidden, and not inside of what has
 * only presentational children. Being out of the screen takes nothing away.
 */
bool page_is_in_accessibility_tree(const struct page *p, uint32_t element);

/* Whether an element is kept from everybody, or from assistive technology by
 * aria-hidden ("programmatically hidden" in the ACT rules): not displayed, or
 * under aria-hidden. Being out of the screen hides nothing. */
bool page_is_hidden(const struct page *p, uint32_t element);

/* Whether one that is not said to be hidden may not be displayed just now: a
 * menu, a tab or a box that a visitor opens, a style for some screens. */
bool page_may_be_hidden(const struct page *p, uint32_t element);

/* Whether an element takes no action: a control that is disabled, by itself or
 * by the fieldset around it, or anything that aria-disabled says so of, by
 * itself or by what is around it. */
bool page_is_disabled(const struct page *p, uint32_t element);

/* Whether the Tab key brings the focus to an element: it takes the focus, has
 * no tabindex below 0 and does not hand the focus on at once. */
bool page_is_tabbable(const struct page *p, uint32_t element);

#endif
