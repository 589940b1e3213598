#include <assert.h>

#include "page/role_impl.h"

/* In the order of enum role; the words of the roles but the first ascend. */
static const struct {
	const char *word;
	unsigned traits;
} roles[ROLE_COUNT] = {
    [ROLE_OTHER] = {"", 0},
    [ROLE_ALERT] = {"alert", 0},
    [ROLE_ALERTDIALOG] = {"alertdialog", 0},
    [ROLE_APPLICATION] = {"application", 0},
    [ROLE_ARTICLE] = {"article", 0},
    [ROLE_BANNER] = {"banner", 0},
    [ROLE_BLOCKQUOTE] = {"blockquote", 0},
    [ROLE_BUTTON] = {"button", ROLE_IS_CALLED_BY_CONTENT | ROLE_HIDES_CHILDREN},
    [ROLE_CAPTION] = {"caption", ROLE_IS_NAMELESS},
    [ROLE_CELL] = {"cell", ROLE_IS_CALLED_BY_CONTENT},
    [ROLE_CHECKBOX] = {"checkbox",
        ROLE_IS_CALLED_BY_CONTENT | ROLE_HIDES_CHILDREN},
    [ROLE_CODE] = {"code", ROLE_IS_NAMELESS},
    [ROLE_COLUMNHEADER] = {"columnheader", ROLE_IS_CALLED_BY_CONTENT},
    [ROLE_COMBOBOX] = {"combobox", 0},
    [ROLE_COMPLEMENTARY] = {"complementary", 0},
    [ROLE_CONTENTINFO] = {"contentinfo", 0},
    [ROLE_DEFINITION] = {"definition", 0},
    [ROLE_DELETION] = {"deletion", ROLE_IS_NAMELESS},
    [ROLE_DIALOG] = {"dialog", 0},
    [ROLE_DIRECTORY] = {"directory", 0},
    [ROLE_DOC_ABSTRACT] = {"doc-abstract", 0},
    [ROLE_DOC_ACKNOWLEDGMENTS] = {"doc-acknowledgments", 0},
    [ROLE_DOC_AFTERWORD] = {"doc-afterword", 0},
    [ROLE_DOC_APPENDIX] = {"doc-appendix", 0},
    [ROLE_DOC_BACKLINK] = {"doc-backlink", ROLE_IS_CALLED_BY_CONTENT},
    [ROLE_DOC_BIBLIOENTRY] = {"doc-biblioentry", 0},
    [ROLE_DOC_BIBLIOGRAPHY] = {"doc-bibliography", 0},
    [ROLE_DOC_BIBLIOREF] = {"doc-biblioref", ROLE_IS_CALLED_BY_CONTENT},
    [ROLE_DOC_CHAPTER] = {"doc-chapter", 0},
    [ROLE_DOC_COLOPHON] = {"doc-colophon", 0},
    [ROLE_DOC_CONCLUSION] = {"doc-conclusion", 0},
    [ROLE_DOC_COVER] = {"doc-cover", 0},
    [ROLE_DOC_CREDIT] = {"doc-credit", 0},
    [ROLE_DOC_CREDITS] = {"doc-credits", 0},
    [ROLE_DOC_DEDICATION] = {"doc-dedication", 0},
    [ROLE_DOC_ENDNOTE] = {"doc-endnote", 0},
    [ROLE_DOC_ENDNOTES] = {"doc-endnotes", 0},
    [ROLE_DOC_EPIGRAPH] = {"doc-epigraph", 0},
    [ROLE_DOC_EPILOGUE] = {"doc-epilogue", 0},
    [ROLE_DOC_ERRATA] = {"doc-errata", 0},
    [ROLE_DOC_EXAMPLE] = {"doc-example", 0},
    [ROLE_DOC_FOOTNOTE] = {"doc-footnote", 0},
    [ROLE_DOC_FOREWORD] = {"doc-foreword", 0},
    [ROLE_DOC_GLOSSARY] = {"doc-glossary", 0},
    [ROLE_DOC_GLOSSREF] = {"doc-glossref", ROLE_IS_CALLED_BY_CONTENT},
    [ROLE_DOC_INDEX] = {"doc-index", 0},
    [ROLE_DOC_INTRODUCTION] = {"doc-introduction", 0},
    [ROLE_DOC_NOTEREF] = {"doc-noteref", ROLE_IS_CALLED_BY_CONTENT},
    [ROLE_DOC_NOTICE] = {"doc-notice", 0},
    [ROLE_DOC_PAGEBREAK] = {"doc-pagebreak", ROLE_HIDES_CHILDREN},
    [ROLE_DOC_PAGEFOOTER] = {"doc-pagefooter", 0},
    [ROLE_DOC_PAGEHEADER] = {"doc-pageheader", 0},
    [ROLE_DOC_PAGELIST] = {"doc-pagelist", 0},
    [ROLE_DOC_PART] = {"doc-part", 0},
    [ROLE_DOC_PREFACE] = {"doc-preface", 0},
    [ROLE_DOC_PROLOGUE] = {"doc-prologue", 0},
    [ROLE_DOC_PULLQUOTE] = {"doc-pullquote", 0},
    [ROLE_DOC_QNA] = {"doc-qna", 0},
    [ROLE_DOC_SUBTITLE] = {"doc-subtitle", ROLE_IS_CALLED_BY_CONTENT},
    [ROLE_DOC_TIP] = {"doc-tip", 0},
    [ROLE_DOC_TOC] = {"doc-toc", 0},
    [ROLE_DOCUMENT] = {"document", 0},
    [ROLE_EMPHASIS] = {"emphasis", ROLE_IS_NAMELESS},
    [ROLE_FEED] = {"feed", 0},
    [ROLE_FIGURE] = {"figure", 0},
    [ROLE_FORM] = {"form", 0},
    [ROLE_GENERIC] = {"generic", ROLE_IS_NAMELESS},
    [ROLE_GRAPHICS_DOCUMENT] = {"graphics-document", 0},
    [ROLE_GRAPHICS_OBJECT] = {"graphics-object", 0},
    [ROLE_GRAPHICS_SYMBOL] = {"graphics-symbol", ROLE_HIDES_CHILDREN},
    [ROLE_GRID] = {"grid", 0},
    [ROLE_GRIDCELL] = {"gridcell", ROLE_IS_CALLED_BY_CONTENT},
    [ROLE_GROUP] = {"group", 0},
    [ROLE_HEADING] = {"heading", ROLE_IS_CALLED_BY_CONTENT},
    [ROLE_IMG] = {"img", ROLE_HIDES_CHILDREN},
    [ROLE_INSERTION] = {"insertion", ROLE_IS_NAMELESS},
    [ROLE_LINK] = {"link", ROLE_IS_CALLED_BY_CONTENT},
    [ROLE_LIST] = {"list", 0},
    [ROLE_LISTBOX] = {"listbox", 0},
    [ROLE_LISTITEM] = {"listitem", 0},
    [ROLE_LOG] = {"log", 0},
    [ROLE_MAIN] = {"main", 0},
    [ROLE_MARQUEE] = {"marquee", 0},
    [ROLE_MATH] = {"math", 0},
    [ROLE_MENU] = {"menu", 0},
    [ROLE_MENUBAR] = {"menubar", 0},
    [ROLE_MENUITEM] = {"menuitem", ROLE_IS_CALLED_BY_CONTENT},
    [ROLE_MENUITEMCHECKBOX] = {"menuitemcheckbox",
        ROLE_IS_CALLED_BY_CONTENT | ROLE_HIDES_CHILDREN},
    [ROLE_MENUITEMRADIO] = {"menuitemradio",
        ROLE_IS_CALLED_BY_CONTENT | ROLE_HIDES_CHILDREN},
    [ROLE_METER] = {"meter", ROLE_HIDES_CHILDREN},
    [ROLE_NAVIGATION] = {"navigation", 0},
    [ROLE_NONE] = {"none", ROLE_IS_NAMELESS},
    [ROLE_NOTE] = {"note", 0},
    [ROLE_OPTION] = {"option", ROLE_IS_CALLED_BY_CONTENT | ROLE_HIDES_CHILDREN},
    [ROLE_PARAGRAPH] = {"paragraph", ROLE_IS_NAMELESS},
    [ROLE_PROGRESSBAR] = {"progressbar", ROLE_HIDES_CHILDREN},
    [ROLE_RADIO] = {"radio", ROLE_IS_CALLED_BY_CONTENT | ROLE_HIDES_CHILDREN},
    [ROLE_RADIOGROUP] = {"radiogroup", 0},
    [ROLE_REGION] = {"region", 0},
    [ROLE_ROW] = {"row", ROLE_IS_CALLED_BY_CONTENT},
    [ROLE_ROWGROUP] = {"rowgroup", 0},
    [ROLE_ROWHEADER] = {"rowheader", ROLE_IS_CALLED_BY_CONTENT},
    [ROLE_SCROLLBAR] = {"scrollbar", ROLE_HIDES_CHILDREN},
    [ROLE_SEARCH] = {"search", 0},
    [ROLE_SEARCHBOX] = {"searchbox", 0},
    [ROLE_SEPARATOR] = {"separator", ROLE_HIDES_CHILDREN},
    [ROLE_SLIDER] = {"slider", ROLE_HIDES_CHILDREN},
    [ROLE_SPINBUTTON] = {"spinbutton", 0},
    [ROLE_STATUS] = {"status", 0},
    [ROLE_STRONG] = {"strong", ROLE_IS_NAMELESS},
    [ROLE_SUBSCRIPT] = {"subscript", ROLE_IS_NAMELESS},
    [ROLE_SUPERSCRIPT] = {"superscript", ROLE_IS_NAMELESS},
    [ROLE_SWITCH] = {"switch", ROLE_IS_CALLED_BY_CONTENT | ROLE_HIDES_CHILDREN},
    [ROLE_TAB] = {"tab", ROLE_IS_CALLED_BY_CONTENT | ROLE_HIDES_CHILDREN},
    [ROLE_TABLE] = {"table", 0},
    [ROLE_TABLIST] = {"tablist", 0},
    [ROLE_TABPANEL] = {"tabpanel", 0},
    [ROLE_TERM] = {"term", 0},
    [ROLE_TEXTBOX] = {"textbox", 0},
    [ROLE_TIME] = {"time", 0},
    [ROLE_TIMER] = {"timer", 0},
    [ROLE_TOOLBAR] = {"toolbar", 0},
    [ROLE_TOOLTIP] = {"tooltip", ROLE_IS_CALLED_BY_CONTENT},
    [ROLE_TREE] = {"tree", 0},
    [ROLE_TREEGRID] = {"treegrid", 0},
    [ROLE_TREEITEM] = {"treeitem", ROLE_IS_CALLED_BY_CONTENT},
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

bool
role_is(enum role r, enum role_trait trait)
{
	assert(r < ROLE_COUNT);
	return (roles[r].traits & (unsigned)trait) != 0;
}
