/* What the rest of a round tells of an agency's pages: blocks of text that are
 * their host's template, and what became of addresses that they name. */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "store/store_impl.h"

static struct str
host_of(struct str url)
{
	size_t start = str_find(url, str_of("://"), 0);
	size_t end;

	if (start == STR_NONE)
		return (struct str){0};
	start += 3;
	end = str_find_char(url, '/', start);
	return str_slice(url, start, end == STR_NONE ? url.len : end);
}

static int
compare_blocks(const void *left, const void *right)
{
	const uint64_t *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

static enum err_code
read_blocks(struct store *s, int64_t agency_row, struct str host,
    struct arena *a, struct site_page *page, struct err *e)
{
	struct query q = query_begin(s, STMT_SITE_SHARED);
	uint64_t *blocks = NULL;
	size_t count = 0, capacity = 0;
	bool is_there = true;
	enum err_code rc;

	query_int(&q, agency_row);
	query_text(&q, host);
	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		blocks = arena_grow(
		    a, blocks, &capacity, count + 1, sizeof(*blocks));
		blocks[count++] = (uint64_t)query_int_at(&q, 0);
	}
	query_end(&q);
	if (count > 0)
		qsort(blocks, count, sizeof(*blocks), compare_blocks);
	page->shared = blocks;
	page->shared_count = count;
	return rc;
}

/* The page before that has the same host, or NULL. */
static const struct site_page *
neighbour(const struct site *site, size_t page)
{
	struct str host = host_of(site->pages[page].url);

	for (size_t i = page; i-- > 0;)
		if (str_equal(host_of(site->pages[i].url), host))
			return &site->pages[i];
	return NULL;
}

enum err_code
site_read_shared(struct store *s, int64_t agency_row, struct arena *a,
    struct site *site, struct err *e)
{
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; rc == ERR_NONE && i < site->page_count; i++) {
		struct site_page *page = &site->pages[i];
		const struct site_page *other = neighbour(site, i);

		if (other == NULL) {
			rc = read_blocks(
			    s, agency_row, host_of(page->url), a, page, e);
		} else {
			page->shared = other->shared;
			page->shared_count = other->shared_count;
		}
	}
	return rc;
}

struct urls {
	struct str *items;
	size_t count;
	size_t capacity;
};

static void
gather_urls(const struct site_page *page, struct arena *a, struct urls *out)
{
	for (size_t i = 0; i < page->finding_count; i++) {
		const struct finding *f = &page->findings[i];

		for (size_t k = 0; k < f->rest_count; k++) {
			if (f->rests[k].url.len == 0)
				continue;
			out->items = arena_grow(a, out->items, &out->capacity,
			    out->count + 1, sizeof(*out->items));
			out->items[out->count++] = f->rests[k].url;
		}
	}
}

static int
compare_urls(const void *left, const void *right)
{
	const struct str *a = left, *b = right;

	return str_compare(*a, *b);
}

static enum err_code
read_target(struct store *s, int64_t agency_row, struct str url,
    struct arena *a, struct site *site, struct err *e)
{
	struct query q = query_begin(s, STMT_SITE_TARGET);
	bool is_there = false;
	enum err_code rc;

	query_int(&q, agency_row);
	query_text(&q, url);
	rc = query_row(&q, &is_there, e);
	if (rc == ERR_NONE && is_there)
		site->targets[site->target_count++] =
		    (struct site_target){.url = url,
		        .status = (int)query_int_at(&q, 0),
		        .reason = reason_of_word(query_text_at(&q, 1, a)),
		        .page_class = query_text_at(&q, 2, a),
		        .is_read = query_int_at(&q, 3) != 0};
	query_end(&q);
	return rc;
}

enum err_code
store_targets_read(struct store *s, int64_t agency_row, struct arena *a,
    struct site *site, struct err *e)
{
	struct urls urls = {0};
	enum err_code rc = ERR_NONE;

	site->target_count = 0;
	for (size_t i = 0; i < site->page_count; i++)
		gather_urls(&site->pages[i], a, &urls);
	if (urls.count == 0)
		return ERR_NONE;
	qsort(urls.items, urls.count, sizeof(*urls.items), compare_urls);
	site->targets =
	    arena_array(a, LIMIT_SITE_TARGETS, sizeof(*site->targets));
	for (size_t i = 0; rc == ERR_NONE && i < urls.count &&
	     site->target_count < LIMIT_SITE_TARGETS;
	     i++)
		if (i == 0 || !str_equal(urls.items[i], urls.items[i - 1]))
			rc = read_target(
			    s, agency_row, urls.items[i], a, site, e);
	return rc;
}
