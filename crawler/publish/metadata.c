/* metadata.yaml: titles and descriptions of the ledger's views and columns, for
 * Datasette. A JSON string is a YAML string. */
#include <string.h>

#include "base/json.h"
#include "publish/columns.h"
#include "publish/export_impl.h"

/* What is worth counting at a glance. */
static const struct {
	const char *view;
	const char *columns;
} facets[] = {
    {"agencies", "round status level"},
    {"verdicts", "round audit effective_outcome reason"},
    {"evidence", "round match_kind ownership"},
    {"indicators", "round profile indicator"},
    {"pillars", "round profile pillar"},
    {"pages", "round page_class lang"},
    {"captures", "round status reason"},
    {"skipped", "round reason"},
    {"rules", "round audit status confidence"},
    {"reviews", "decision reviewer source"},
    {"certificates", "round tls_result"},
    {"robots", "round state"},
};

static void
put_quoted(struct buf *out, const char *text)
{
	json_t *string = json_from_cstr(text);

	/* With its newline. */
	json_append_line(out, string);
	json_decref(string);
}

static void
put_facets(struct buf *out, const char *view)
{
	for (size_t i = 0; i < sizeof(facets) / sizeof(facets[0]); i++) {
		struct str rest = str_of(facets[i].columns), column;

		if (strcmp(facets[i].view, view) != 0)
			continue;
		(void)buf_append_cstr(out, "        facets:\n");
		while (str_next_word(&rest, &column))
			buf_printf(out, "        - %.*s\n", STR_ARG(column));
	}
}

static void
put_column(struct buf *out, const char *view, const char *column)
{
	const struct column_note *n = column_note(view, column);
	struct buf text = {0};

	(void)buf_append_cstr(&text, n->label.en);
	if (n->unit != NULL)
		buf_printf(&text, " (%s)", n->unit);
	buf_printf(&text, " · %s", n->label.th);
	buf_printf(out, "          %s: ", column);
	put_quoted(out, buf_cstr(&text));
	buf_release(&text);
}

static void
put_view(struct buf *out, const struct view_info *view)
{
	/* The export's table has a column for each rule, the view has not. */
	const char *text = strcmp(view->name, "agencies") == 0
	    ? "Who was surveyed, and how far the website was reached"
	    : table_text(view->name).en;

	buf_printf(out, "      %s:\n        title: ", view->name);
	put_quoted(out, table_title(view->name).en);
	(void)buf_append_cstr(out, "        description: ");
	put_quoted(out, text);
	put_facets(out, view->name);
	(void)buf_append_cstr(out, "        columns:\n");
	for (size_t i = 0; i < view->column_count; i++)
		put_column(out, view->name, view->columns[i].name);
}

void
metadata_write(struct buf *out)
{
	(void)buf_append_cstr(out,
	    "title: \"samruat: what agencies' websites offer\"\n"
	    "description: \"Verdicts and their evidence. Numbers of citizens "
	    "are masked in exports alone, not in the ledger.\"\n"
	    "databases:\n"
	    "  ledger:\n"
	    "    tables:\n");
	for (size_t i = 0; store_view_info(i) != NULL; i++)
		put_view(out, store_view_info(i));
}
