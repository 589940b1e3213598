/*
 * What the files of a sitemap's reading share: its bytes become text in
 * sitemap_source.c, its text URLs in sitemap.c and sitemap_xml.c.
 */
#ifndef PAGE_SITEMAP_IMPL_H
#define PAGE_SITEMAP_IMPL_H

#include "base/buf.h"
#include "base/map.h"
#include "page/sitemap.h"

/* A sitemap's bytes as UTF-8 text that begins with no blank. */
struct sitemap_source {
	struct arena arena; /* what text may live in */
	struct buf body;
	struct buf mended;
	struct str text;
	bool is_cut;
	enum reason reason; /* why there is no text; REASON_NONE */
};

void sitemap_source_open(
    struct sitemap_source *s, const struct page_input *input);
void sitemap_source_release(struct sitemap_source *s);

/* A sitemap in the making. */
struct sitemap_builder {
	struct arena *arena;
	struct arena scratch; /* of one URL */
	struct url base;
	struct map known; /* keys of out.urls */
	size_t capacity;
	struct sitemap out;
};

/* Adds an address as it stands, if it is one of the web and new. Returns false
 * when there is no room for it. */
bool sitemap_add(struct sitemap_builder *b, struct str address);

/* Reads a sitemap in XML. */
void sitemap_read_xml(struct sitemap_builder *b, struct str text);

#endif
