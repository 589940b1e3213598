/*
 * Sitemaps (sitemaps.org protocol 0.9): the URLs that a site names itself, as
 * XML, as a feed (RSS, Atom) or as one URL a line; plain or under gzip.
 *
 * What a body is, its bytes decide, not its type. Namespaces are not looked
 * at, a DTD is not loaded and its entities are not expanded: a URL that needs
 * one is passed over. Who named the sitemap, and which of its URLs may be asked
 * for, is decided in crawl/.
 */
#ifndef PAGE_SITEMAP_H
#define PAGE_SITEMAP_H

#include "base/arena.h"
#include "page/page.h"
#include "record/reason.h"

struct sitemap {
	/* Of kind URL_WEB, in the order in which they stand, each url_key
	 * once; in the arena. */
	struct url *urls;
	size_t url_count;
	struct str root; /* name of the XML's outermost element, lower case and
	                    without its prefix, also of what is no sitemap;
	                    empty: no XML */
	bool is_index; /* the URLs are those of further sitemaps */
	bool is_cut; /* the end is missing, or a bound was reached */
	enum reason reason; /* why it is no sitemap; REASON_NONE */
};

/*
 * Reads the sitemap of input.url; it never fails. An empty sitemap is one. Of
 * a body whose end is broken, over LIMIT_SITEMAP_BYTES or over
 * LIMIT_SITEMAP_URLS what stands before is kept, and is_cut set. Relative
 * addresses are resolved against input.url; links to other versions of a page
 * (rel=alternate, of other languages) count as its URLs. reason is
 * REASON_NOT_A_SITEMAP for a page or anything else that is none,
 * REASON_EMPTY_BODY, or REASON_BAD_CODING when nothing could be decoded.
 * Call page_global_init before.
 */
struct sitemap sitemap_read(struct arena *a, const struct page_input *input);

#endif
