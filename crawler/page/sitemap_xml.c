/*
 * Sitemaps and feeds as a stream of libxml2's events: no tree is made, nothing
 * is loaded, and what came before a fault was taken already (its xmlReader
 * would give a run of it away).
 */
#include <assert.h>
#include <string.h>

#include <libxml/parser.h>

#include "base/limits.h"
#include "page/sitemap_impl.h"

enum {
	PARSE_OPTIONS = XML_PARSE_NONET | XML_PARSE_NOERROR |
	    XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC,
	PIECE_BYTES = 64 * 1024
};

/* Where the addresses stand: ROOT with ENTRY somewhere in it, and ADDRESS as
 * its child. */
struct format {
	const char *root;
	const char *entry;
	const char *address;
	bool is_index;
};

static const struct format formats[] = {
    {"urlset", "url", "loc", false},
    {"sitemapindex", "sitemap", "loc", true},
    {"rss", "item", "link", false},
    {"rdf", "item", "link", false}, /* RSS 1.0 */
    {"feed", "entry", "link", false},
};

struct xml_reading {
	struct sitemap_builder *builder;
	xmlParserCtxtPtr ctxt;
	const struct format *format; /* NULL: no root yet */
	size_t depth; /* open elements */
	size_t entry_depth; /* with the open entry among them; 0: none */
	struct buf prefix; /* of the entry's name */
	struct buf address; /* of the open address element */
	bool is_address; /* one is open */
	bool is_spoiled; /* a part of it is not known */
	bool is_over; /* the root was closed */
	bool is_stopped;
};

static struct str
text_of(const xmlChar *text)
{
	return str_of((const char *)text);
}

/* The name behind its prefix. Namespaces are not looked at: many are wrong. */
static struct str
split_name(struct str whole, struct str *prefix)
{
	size_t colon = str_find_char(whole, ':', 0);

	if (colon == STR_NONE) {
		*prefix = (struct str){0};
		return whole;
	}
	*prefix = str_slice(whole, 0, colon);
	return str_slice(whole, colon + 1, whole.len);
}

static void
stop(struct xml_reading *r)
{
	r->is_stopped = true;
	xmlStopParser(r->ctxt);
}

static void
take(struct xml_reading *r, struct str address)
{
	if (!sitemap_add(r->builder, address))
		stop(r);
}

/* What is longer names nothing that anybody asks for. */
enum { ROOT_BYTES_MAX = 100 };

static struct str
lower_name(struct arena *a, struct str name)
{
	char *text = arena_cstr(a, str_slice(name, 0, ROOT_BYTES_MAX));

	for (char *p = text; *p != '\0'; p++)
		*p = str_lower_char(*p);
	return str_of(text);
}

static void
begin_root(struct xml_reading *r, struct str name)
{
	r->builder->out.root = lower_name(r->builder->arena, name);
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (str_is_fold(name, formats[i].root))
			r->format = &formats[i];
	if (r->format == NULL) {
		stop(r);
		return;
	}
	r->builder->out.is_index = r->format->is_index;
}

/* Attributes come as name, value, name, value, NULL. */
static struct str
attribute(const xmlChar **attributes, const char *name)
{
	for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
		if (str_is_fold(text_of(attributes[0]), name))
			return text_of(attributes[1]);
	return (struct str){0};
}

/* A link with its address in href: of Atom, or to another version of a page.
 * rel says what else it may be, of which none is a page of the site. */
static void
take_link(struct xml_reading *r, const xmlChar **attributes)
{
	static const char kept[] = "&#38;"; /* libxml2's way of "&" */
	struct str rel = str_trim(attribute(attributes, "rel"));
	struct str rest = attribute(attributes, "href");
	struct buf address = {.max_bytes = LIMIT_URL_BYTES};

	if (rel.len > 0 && !str_is_fold(rel, "alternate"))
		return;
	while (rest.len > 0) {
		size_t end = str_find(rest, str_of(kept), 0);

		(void)buf_append_str(&address, str_slice(rest, 0, end));
		if (end == STR_NONE)
			break;
		(void)buf_append_char(&address, '&');
		rest = str_slice(rest, end + sizeof(kept) - 1, rest.len);
	}
	if (!address.is_cut)
		take(r, buf_str(&address));
	buf_release(&address);
}

static void
begin_child(struct xml_reading *r, struct str name, struct str prefix)
{
	/* An image's loc, put beside the page's own, has another prefix. */
	if (!str_is_fold(name, r->format->address) ||
	    !str_equal(prefix, buf_str(&r->prefix)))
		return;
	r->is_address = true;
	r->is_spoiled = false;
	buf_clear(&r->address);
	r->address.is_cut = false;
}

static void
on_start(void *user, const xmlChar *whole_name, const xmlChar **attributes)
{
	struct xml_reading *r = user;
	struct str prefix, name = split_name(text_of(whole_name), &prefix);

	if (r->is_stopped)
		return;
	if (++r->depth > LIMIT_DEPTH) {
		stop(r);
	} else if (r->depth == 1) {
		begin_root(r, name);
	} else if (r->entry_depth == 0) {
		if (!str_is_fold(name, r->format->entry))
			return;
		r->entry_depth = r->depth;
		buf_clear(&r->prefix);
		(void)buf_append_str(&r->prefix, prefix);
	} else if (r->depth == r->entry_depth + 1) {
		begin_child(r, name, prefix);
		if (str_is_fold(name, "link"))
			take_link(r, attributes);
	}
}

static void
on_end(void *user, const xmlChar *whole_name)
{
	struct xml_reading *r = user;

	(void)whole_name;
	if (r->is_stopped)
		return;
	if (r->is_address && r->depth == r->entry_depth + 1) {
		r->is_address = false;
		if (!r->is_spoiled && !r->address.is_cut)
			take(r, buf_str(&r->address));
	}
	if (r->depth == r->entry_depth)
		r->entry_depth = 0;
	r->depth--;
	r->is_over = r->depth == 0;
}

static void
on_text(void *user, const xmlChar *text, int length)
{
	struct xml_reading *r = user;

	if (r->is_address && r->depth == r->entry_depth + 1)
		(void)buf_append(&r->address, text, (size_t)length);
}

/* An entity of a DTD, which is not looked up. */
static void
on_reference(void *user, const xmlChar *name)
{
	struct xml_reading *r = user;

	(void)name;
	r->is_spoiled = true;
}

static xmlParserCtxtPtr
make_parser(struct xml_reading *r)
{
	/* The first version of the interface, in which names come as they
	 * stand. Without handlers for declarations no entity is known. */
	xmlSAXHandler events = {.initialized = 1,
	    .startElement = on_start,
	    .endElement = on_end,
	    .characters = on_text,
	    .ignorableWhitespace = on_text,
	    .cdataBlock = on_text,
	    .reference = on_reference};
	xmlParserCtxtPtr ctxt =
	    xmlCreatePushParserCtxt(&events, r, NULL, 0, NULL);

	assert(ctxt != NULL);
	(void)xmlCtxtUseOptions(ctxt, PARSE_OPTIONS);
	return ctxt;
}

static void
free_parser(xmlParserCtxtPtr ctxt)
{
	/* libxml2 keeps declarations in a document of its own. */
	if (ctxt->myDoc != NULL)
		xmlFreeDoc(ctxt->myDoc);
	ctxt->myDoc = NULL;
	xmlFreeParserCtxt(ctxt);
}

void
sitemap_read_xml(struct sitemap_builder *b, struct str text)
{
	struct xml_reading r = {.builder = b,
	    .prefix = {.max_bytes = LIMIT_URL_BYTES},
	    .address = {.max_bytes = LIMIT_URL_BYTES}};
	int fault = 0;

	r.ctxt = make_parser(&r);
	while (text.len > 0 && fault == 0) {
		struct str piece = str_slice(text, 0, PIECE_BYTES);

		text = str_slice(text, piece.len, text.len);
		fault = xmlParseChunk(
		    r.ctxt, piece.ptr, (int)piece.len, text.len == 0);
	}
	if (r.format == NULL)
		b->out.reason = REASON_NOT_A_SITEMAP;
	else if (!r.is_over)
		b->out.is_cut = true;
	free_parser(r.ctxt);
	buf_release(&r.prefix);
	buf_release(&r.address);
}
