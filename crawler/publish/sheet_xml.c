/* A part of an XLSX file as a stream of libxml2's events: no tree is made and
 * nothing is loaded. */
#include <assert.h>

#include <libxml/parser.h>

#include "publish/sheet_impl.h"
#include "text/utf8.h"

/* Of entities only the five of XML itself can be put in their place: without
 * handlers for declarations no other is known, and a document type ends the
 * reading before any. */
enum {
	PARSE_OPTIONS = XML_PARSE_NONET | XML_PARSE_NOERROR |
	    XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC | XML_PARSE_NOENT,
	PIECE_BYTES = 64 * 1024
};

struct xml_attributes {
	const xmlChar **pairs; /* name, value, name, value, NULL; or NULL */
};

struct xml_reading {
	const struct xml_part *part;
	xmlParserCtxtPtr ctxt;
	enum err_code rc; /* of the first that went wrong */
	struct err *e; /* may be NULL */
};

static struct str
text_of(const xmlChar *text)
{
	return str_of((const char *)text);
}

static struct str
without_prefix(struct str name)
{
	size_t colon = str_find_char(name, ':', 0);

	return colon == STR_NONE ? name : str_slice(name, colon + 1, name.len);
}

struct str
xml_attribute(const struct xml_attributes *all, const char *name)
{
	for (const xmlChar **p = all->pairs; p != NULL && p[0] != NULL; p += 2)
		if (str_is(without_prefix(text_of(p[0])), name))
			return text_of(p[1]);
	return (struct str){0};
}

static void
stop_unless_good(struct xml_reading *r)
{
	if (r->rc != ERR_NONE)
		xmlStopParser(r->ctxt);
}

static void
on_start(void *user, const xmlChar *name, const xmlChar **pairs)
{
	struct xml_reading *r = user;
	struct xml_attributes attributes = {pairs};

	if (r->rc != ERR_NONE)
		return;
	r->rc = r->part->on_start(
	    r->part->state, without_prefix(text_of(name)), &attributes, r->e);
	stop_unless_good(r);
}

static void
on_text(void *user, const xmlChar *text, int length)
{
	struct xml_reading *r = user;

	if (r->rc == ERR_NONE && r->part->on_text != NULL)
		r->part->on_text(r->part->state,
		    (struct str){(const char *)text, (size_t)length});
}

static void
on_end(void *user, const xmlChar *name)
{
	struct xml_reading *r = user;

	if (r->rc != ERR_NONE || r->part->on_end == NULL)
		return;
	r->rc = r->part->on_end(
	    r->part->state, without_prefix(text_of(name)), r->e);
	stop_unless_good(r);
}

static void
on_document_type(void *user, const xmlChar *name, const xmlChar *external_id,
    const xmlChar *system_id)
{
	struct xml_reading *r = user;

	(void)name;
	(void)external_id;
	(void)system_id;
	if (r->rc == ERR_NONE)
		r->rc = err_set(r->e, ERR_SYNTAX,
		    "%s has a document type, which no spreadsheet has",
		    r->part->name);
	stop_unless_good(r);
}

static void
read_pieces(struct xml_reading *r)
{
	struct str rest = r->part->bytes;

	while (r->rc == ERR_NONE && r->ctxt->wellFormed != 0 && rest.len > 0) {
		struct str piece = str_slice(rest, 0, PIECE_BYTES);

		rest = str_slice(rest, piece.len, rest.len);
		(void)xmlParseChunk(
		    r->ctxt, piece.ptr, (int)piece.len, rest.len == 0);
	}
	if (r->rc == ERR_NONE && r->ctxt->wellFormed == 0)
		r->rc = err_set(r->e, ERR_SYNTAX,
		    "the file is damaged: %s is not well-formed",
		    r->part->name);
}

enum err_code
xml_read(const struct xml_part *part, struct err *e)
{
	xmlSAXHandler events = {.initialized = 1,
	    .internalSubset = on_document_type,
	    .startElement = on_start,
	    .endElement = on_end,
	    .characters = on_text,
	    .ignorableWhitespace = on_text,
	    .cdataBlock = on_text};
	struct xml_reading r = {.part = part, .e = e};

	if (part->bytes.len == 0 || utf8_first_invalid(part->bytes) != STR_NONE)
		return err_set(e, ERR_SYNTAX,
		    "the file is damaged: %s is not a text in UTF-8",
		    part->name);
	r.ctxt = xmlCreatePushParserCtxt(&events, &r, NULL, 0, NULL);
	assert(r.ctxt != NULL);
	(void)xmlCtxtUseOptions(r.ctxt, PARSE_OPTIONS);
	read_pieces(&r);
	/* libxml2 keeps declarations in a document of its own. */
	if (r.ctxt->myDoc != NULL)
		xmlFreeDoc(r.ctxt->myDoc);
	r.ctxt->myDoc = NULL;
	xmlFreeParserCtxt(r.ctxt);
	return r.rc;
}
