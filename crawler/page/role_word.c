#include <assert.h>

#include "page/role.h"

/* In the order of enum role; the words of the roles but the first ascend. */
static const struct {
	const char *word;
	enum role kind;
	unsigned traits;
} roles[ROLE_COUNT] = {
    [ROLE_OTHER] = {"", ROLE_OTHER, 0},
    [ROLE_ALERT] = {"alert", ROLE_ALERT, 0},
    [ROLE_ALERTDIALOG] = {"alertdialog", ROLE_ALERTDIALOG, 0},
    [ROLE_APPLICATION] = {"application", ROLE_APPLICATION, 0},
    [ROLE_ARTICLE] = {"article", ROLE_ARTICLE, 0},
    [ROLE_BANNER] = {"banner", ROLE_BANNER, ROLE_IS_LANDMARK},
    [ROLE_BLOCKQUOTE] = {"blockquote", ROLE_BLOCKQUOTE, 0},
    [ROLE_BUTTON] = {"button", ROLE_BUTTON,
        ROLE_IS_CALLED_BY_CONTENT | ROLE_HIDES_CHILDREN | ROLE_IS_WIDGET},
    [ROLE_CAPTION] = {"caption", ROLE_CAPTION, ROLE_IS_NAMELESS},
    [ROLE_CELL] = {"cell", ROLE_CELL, ROLE_IS_CALLED_BY_CONTENT},
    [ROLE_CHECKBOX] = {"checkbox", ROLE_CHECKBOX,
        ROLE_IS_CALLED_BY_CONTENT | ROLE_HIDES_CHILDREN | ROLE_IS_WIDGET},
    [ROLE_CODE] = {"code", ROLE_CODE, ROLE_IS_NAMELESS},
    [ROLE_COLUMNHEADER] = {"columnheader", ROLE_COLUMNHEADER,
        ROLE_IS_CALLED_BY_CONTENT},
    [ROLE_COMBOBOX] = {"combobox", ROLE_COMBOBOX, ROLE_IS_WIDGET},
    [ROLE_COMPLEMENTARY] = {"complementary", ROLE_COMPLEMENTARY,
        ROLE_IS_LANDMARK},
    [ROLE_CONTENTINFO] = {"contentinfo", ROLE_CONTENTINFO, ROLE_IS_LANDMARK},
    [ROLE_DEFINITION] = {"definition", ROLE_DEFINITION, 0},
    [ROLE_DELETION] = {"deletion", ROLE_DELETION, ROLE_IS_NAMELESS},
    [ROLE_DIALOG] = {"dialog", ROLE_DIALOG, 0},
    [ROLE_DIRECTORY] = {"directory", ROLE_DIRECTORY, 0},
    [ROLE_DOC_ABSTRACT] = {"doc-abstract", ROLE_DOC_ABSTRACT, 0},
    [ROLE_DOC_ACKNOWLEDGMENTS] = {"doc-acknowledgments",
        ROLE_DOC_ACKNOWLEDGMENTS, ROLE_IS_LANDMARK},
    [ROLE_DOC_AFTERWORD] = {"doc-afterword", ROLE_DOC_AFTERWORD,
        ROLE_IS_LANDMARK},
    [ROLE_DOC_APPENDIX] = {"doc-appendix", ROLE_DOC_APPENDIX, ROLE_IS_LANDMARK},
    [ROLE_DOC_BACKLINK] = {"doc-backlink", ROLE_LINK,
        ROLE_IS_CALLED_BY_CONTENT | ROLE_IS_WIDGET},
    [ROLE_DOC_BIBLIOENTRY] = {"doc-biblioentry", ROLE_LISTITEM, 0},
    [ROLE_DOC_BIBLIOGRAPHY] = {"doc-bibliography", ROLE_DOC_BIBLIOGRAPHY,
        ROLE_IS_LANDMARK},
    [ROLE_DOC_BIBLIOREF] = {"doc-biblioref", ROLE_LINK,
        ROLE_IS_CALLED_BY_CONTENT | ROLE_IS_WIDGET},
    [ROLE_DOC_CHAPTER] = {"doc-chapter", ROLE_DOC_CHAPTER, ROLE_IS_LANDMARK},
    [ROLE_DOC_COLOPHON] = {"doc-colophon", ROLE_DOC_COLOPHON, 0},
    [ROLE_DOC_CONCLUSION] = {"doc-conclusion", ROLE_DOC_CONCLUSION,
        ROLE_IS_LANDMARK},
    [ROLE_DOC_COVER] = {"doc-cover", ROLE_IMG, 0},
    [ROLE_DOC_CREDIT] = {"doc-credit", ROLE_DOC_CREDIT, 0},
    [ROLE_DOC_CREDITS] = {"doc-credits", ROLE_DOC_CREDITS, ROLE_IS_LANDMARK},
    [ROLE_DOC_DEDICATION] = {"doc-dedication", ROLE_DOC_DEDICATION, 0},
    [ROLE_DOC_ENDNOTE] = {"doc-endnote", ROLE_LISTITEM, 0},
    [ROLE_DOC_ENDNOTES] = {"doc-endnotes", ROLE_DOC_ENDNOTES, ROLE_IS_LANDMARK},
    [ROLE_DOC_EPIGRAPH] = {"doc-epigraph", ROLE_DOC_EPIGRAPH, 0},
    [ROLE_DOC_EPILOGUE] = {"doc-epilogue", ROLE_DOC_EPILOGUE, ROLE_IS_LANDMARK},
    [ROLE_DOC_ERRATA] = {"doc-errata", ROLE_DOC_ERRATA, ROLE_IS_LANDMARK},
    [ROLE_DOC_EXAMPLE] = {"doc-example", ROLE_FIGURE, 0},
    [ROLE_DOC_FOOTNOTE] = {"doc-footnote", ROLE_DOC_FOOTNOTE, 0},
    [ROLE_DOC_FOREWORD] = {"doc-foreword", ROLE_DOC_FOREWORD, ROLE_IS_LANDMARK},
    [ROLE_DOC_GLOSSARY] = {"doc-glossary", ROLE_DOC_GLOSSARY, ROLE_IS_LANDMARK},
    [ROLE_DOC_GLOSSREF] = {"doc-glossref", ROLE_LINK,
        ROLE_IS_CALLED_BY_CONTENT | ROLE_IS_WIDGET},
    [ROLE_DOC_INDEX] = {"doc-index", ROLE_NAVIGATION, ROLE_IS_LANDMARK},
    [ROLE_DOC_INTRODUCTION] = {"doc-introduction", ROLE_DOC_INTRODUCTION,
        ROLE_IS_LANDMARK},
    [ROLE_DOC_NOTEREF] = {"doc-noteref", ROLE_LINK,
        ROLE_IS_CALLED_BY_CONTENT | ROLE_IS_WIDGET},
    [ROLE_DOC_NOTICE] = {"doc-notice", ROLE_NOTE, 0},
    [ROLE_DOC_PAGEBREAK] = {"doc-pagebreak", ROLE_SEPARATOR,
        ROLE_HIDES_CHILDREN},
    [ROLE_DOC_PAGEFOOTER] = {"doc-pagefooter", ROLE_DOC_PAGEFOOTER, 0},
    [ROLE_DOC_PAGEHEADER] = {"doc-pageheader", ROLE_DOC_PAGEHEADER, 0},
    [ROLE_DOC_PAGELIST] = {"doc-pagelist", ROLE_NAVIGATION, ROLE_IS_LANDMARK},
    [ROLE_DOC_PART] = {"doc-part", ROLE_DOC_PART, ROLE_IS_LANDMARK},
    [ROLE_DOC_PREFACE] = {"doc-preface", ROLE_DOC_PREFACE, ROLE_IS_LANDMARK},
    [ROLE_DOC_PROLOGUE] = {"doc-prologue", ROLE_DOC_PROLOGUE, ROLE_IS_LANDMARK},
    [ROLE_DOC_PULLQUOTE] = {"doc-pullquote", ROLE_DOC_PULLQUOTE, 0},
    [ROLE_DOC_QNA] = {"doc-qna", ROLE_DOC_QNA, 0},
    [ROLE_DOC_SUBTITLE] = {"doc-subtitle", ROLE_HEADING,
        ROLE_IS_CALLED_BY_CONTENT},
    [ROLE_DOC_TIP] = {"doc-tip", ROLE_NOTE, 0},
    [ROLE_DOC_TOC] = {"doc-toc", ROLE_NAVIGATION, ROLE_IS_LANDMARK},
    [ROLE_DOCUMENT] = {"document", ROLE_DOCUMENT, 0},
    [ROLE_EMPHASIS] = {"emphasis", ROLE_EMPHASIS, ROLE_IS_NAMELESS},
    [ROLE_FEED] = {"feed", ROLE_FEED, 0},
    [ROLE_FIGURE] = {"figure", ROLE_FIGURE, 0},
    [ROLE_FORM] = {"form", ROLE_FORM, ROLE_IS_LANDMARK},
    [ROLE_GENERIC] = {"generic", ROLE_GENERIC, ROLE_IS_NAMELESS},
    [ROLE_GRAPHICS_DOCUMENT] = {"graphics-document", ROLE_DOCUMENT, 0},
    [ROLE_GRAPHICS_OBJECT] = {"graphics-object", ROLE_GROUP, 0},
    [ROLE_GRAPHICS_SYMBOL] = {"graphics-symbol", ROLE_IMG, ROLE_HIDES_CHILDREN},
    [ROLE_GRID] = {"grid", ROLE_GRID, ROLE_IS_WIDGET},
    [ROLE_GRIDCELL] = {"gridcell", ROLE_GRIDCELL,
        ROLE_IS_CALLED_BY_CONTENT | ROLE_IS_WIDGET},
    [ROLE_GROUP] = {"group", ROLE_GROUP, 0},
    [ROLE_HEADING] = {"heading", ROLE_HEADING, ROLE_IS_CALLED_BY_CONTENT},
    [ROLE_IMG] = {"img", ROLE_IMG, ROLE_HIDES_CHILDREN},
    [ROLE_INSERTION] = {"insertion", ROLE_INSERTION, ROLE_IS_NAMELESS},
    [ROLE_LINK] = {"link", ROLE_LINK,
        ROLE_IS_CALLED_BY_CONTENT | ROLE_IS_WIDGET},
    [ROLE_LIST] = {"list", ROLE_LIST, 0},
    [ROLE_LISTBOX] = {"listbox", ROLE_LISTBOX, ROLE_IS_WIDGET},
    [ROLE_LISTITEM] = {"listitem", ROLE_LISTITEM, 0},
    [ROLE_LOG] = {"log", ROLE_LOG, 0},
    [ROLE_MAIN] = {"main", ROLE_MAIN, ROLE_IS_LANDMARK},
    [ROLE_MARQUEE] = {"marquee", ROLE_MARQUEE, 0},
    [ROLE_MATH] = {"math", ROLE_MATH, 0},
    [ROLE_MENU] = {"menu", ROLE_MENU, ROLE_IS_WIDGET},
    [ROLE_MENUBAR] = {"menubar", ROLE_MENUBAR, ROLE_IS_WIDGET},
    [ROLE_MENUITEM] = {"menuitem", ROLE_MENUITEM,
        ROLE_IS_CALLED_BY_CONTENT | ROLE_IS_WIDGET},
    [ROLE_MENUITEMCHECKBOX] = {"menuitemcheckbox", ROLE_MENUITEMCHECKBOX,
        ROLE_IS_CALLED_BY_CONTENT | ROLE_HIDES_CHILDREN | ROLE_IS_WIDGET},
    [ROLE_MENUITEMRADIO] = {"menuitemradio", ROLE_MENUITEMRADIO,
        ROLE_IS_CALLED_BY_CONTENT | ROLE_HIDES_CHILDREN | ROLE_IS_WIDGET},
    [ROLE_METER] = {"meter", ROLE_METER, ROLE_HIDES_CHILDREN},
    [ROLE_NAVIGATION] = {"navigation", ROLE_NAVIGATION, ROLE_IS_LANDMARK},
    [ROLE_NONE] = {"none", ROLE_NONE, ROLE_IS_NAMELESS},
    [ROLE_NOTE] = {"note", ROLE_NOTE, 0},
    [ROLE_OPTION] = {"option", ROLE_OPTION,
        ROLE_IS_CALLED_BY_CONTENT | ROLE_HIDES_CHILDREN | ROLE_IS_WIDGET},
    [ROLE_PARAGRAPH] = {"paragraph", ROLE_PARAGRAPH, ROLE_IS_NAMELESS},
    [ROLE_PROGRESSBAR] = {"progressbar", ROLE_PROGRESSBAR,
        ROLE_HIDES_CHILDREN | ROLE_IS_WIDGET},
    [ROLE_RADIO] = {"radio", ROLE_RADIO,
        ROLE_IS_CALLED_BY_CONTENT | ROLE_HIDES_CHILDREN | ROLE_IS_WIDGET},
    [ROLE_RADIOGROUP] = {"radiogroup", ROLE_RADIOGROUP, ROLE_IS_WIDGET},
    [ROLE_REGION] = {"region", ROLE_REGION, ROLE_IS_LANDMARK},
    [ROLE_ROW] = {"row", ROLE_ROW, ROLE_IS_CALLED_BY_CONTENT},
    [ROLE_ROWGROUP] = {"rowgroup", ROLE_ROWGROUP, 0},
    [ROLE_ROWHEADER] = {"rowheader", ROLE_ROWHEADER, ROLE_IS_CALLED_BY_CONTENT},
    [ROLE_SCROLLBAR] = {"scrollbar", ROLE_SCROLLBAR,
        ROLE_HIDES_CHILDREN | ROLE_IS_WIDGET},
    [ROLE_SEARCH] = {"search", ROLE_SEARCH, ROLE_IS_LANDMARK},
    [ROLE_SEARCHBOX] = {"searchbox", ROLE_SEARCHBOX, ROLE_IS_WIDGET},
    [ROLE_SEPARATOR] = {"separator", ROLE_SEPARATOR, ROLE_HIDES_CHILDREN},
    [ROLE_SLIDER] = {"slider", ROLE_SLIDER,
        ROLE_HIDES_CHILDREN | ROLE_IS_WIDGET},
    [ROLE_SPINBUTTON] = {"spinbutton", ROLE_SPINBUTTON, ROLE_IS_WIDGET},
    [ROLE_STATUS] = {"status", ROLE_STATUS, 0},
    [ROLE_STRONG] = {"strong", ROLE_STRONG, ROLE_IS_NAMELESS},
    [ROLE_SUBSCRIPT] = {"subscript", ROLE_SUBSCRIPT, ROLE_IS_NAMELESS},
    [ROLE_SUPERSCRIPT] = {"superscript", ROLE_SUPERSCRIPT, ROLE_IS_NAMELESS},
    [ROLE_SWITCH] = {"switch", ROLE_SWITCH,
        ROLE_IS_CALLED_BY_CONTENT | ROLE_HIDES_CHILDREN | ROLE_IS_WIDGET},
    [ROLE_TAB] = {"tab", ROLE_TAB,
        ROLE_IS_CALLED_BY_CONTENT | ROLE_HIDES_CHILDREN | ROLE_IS_WIDGET},
    [ROLE_TABLE] = {"table", ROLE_TABLE, 0},
    [ROLE_TABLIST] = {"tablist", ROLE_TABLIST, ROLE_IS_WIDGET},
    [ROLE_TABPANEL] = {"tabpanel", ROLE_TABPANEL, ROLE_IS_WIDGET},
    [ROLE_TERM] = {"term", ROLE_TERM, 0},
    [ROLE_TEXTBOX] = {"textbox", ROLE_TEXTBOX, ROLE_IS_WIDGET},
    [ROLE_TIME] = {"time", ROLE_TIME, 0},
    [ROLE_TIMER] = {"timer", ROLE_TIMER, 0},
    [ROLE_TOOLBAR] = {"toolbar", ROLE_TOOLBAR, 0},
    [ROLE_TOOLTIP] = {"tooltip", ROLE_TOOLTIP, ROLE_IS_CALLED_BY_CONTENT},
    [ROLE_TREE] = {"tree", ROLE_TREE, ROLE_IS_WIDGET},
    [ROLE_TREEGRID] = {"treegrid", ROLE_TREEGRID, ROLE_IS_WIDGET},
    [ROLE_TREEITEM] = {"treeitem", ROLE_TREEITEM,
        ROLE_IS_CALLED_BY_CONTENT | ROLE_IS_WIDGET},
};

enum { REQUIRED_MAX = 3 };

static const struct {
	enum role role;
	const char *attrs[REQUIRED_MAX];
} required[] = {
    {ROLE_CHECKBOX, {"aria-checked"}},
    {ROLE_COMBOBOX, {"aria-expanded"}},
    {ROLE_HEADING, {"aria-level"}},
    {ROLE_MENUITEMCHECKBOX, {"aria-checked"}},
    {ROLE_MENUITEMRADIO, {"aria-checked"}},
    {ROLE_METER, {"aria-valuenow"}},
    {ROLE_RADIO, {"aria-checked"}},
    {ROLE_SCROLLBAR, {"aria-controls", "aria-valuenow"}},
    {ROLE_SLIDER, {"aria-valuenow"}},
    {ROLE_SWITCH, {"aria-checked"}},
};

const char *
role_word(enum role r)
{
	assert(r < ROLE_COUNT);
	return roles[r].word;
}

/* Byte order of a word in any case and one in lower case. */
static int
compare(struct str word, const char *lower)
{
	size_t i = 0;

	while (i < word.len && lower[i] != '\0' &&
	    str_lower_char(word.ptr[i]) == lower[i])
		i++;
	if (i == word.len)
		return lower[i] == '\0' ? 0 : -1;
	return (unsigned char)str_lower_char(word.ptr[i]) <
	        (unsigned char)lower[i]
	    ? -1
	    : 1;
}

enum role
role_of_word(struct str word)
{
	size_t low = ROLE_OTHER + 1, high = ROLE_COUNT;

	if (str_is_fold(word, "presentation"))
		return ROLE_NONE;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = compare(word, roles[middle].word);

		if (order == 0)
			return (enum role)middle;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return ROLE_OTHER;
}

enum role
role_kind(enum role r)
{
	assert(r < ROLE_COUNT);
	return roles[r].kind;
}

bool
role_is(enum role r, enum role_trait trait)
{
	assert(r < ROLE_COUNT);
	return (roles[r].traits & (unsigned)trait) != 0;
}

const char *const *
role_required(enum role r)
{
	static const char *const none[] = {NULL};

	for (size_t i = 0; i < sizeof(required) / sizeof(required[0]); i++)
		if (required[i].role == r)
			return required[i].attrs;
	return none;
}
