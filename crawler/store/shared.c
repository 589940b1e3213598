/* Blocks of text that agencies of one host share: what its template says. */
#include <stdlib.h>

#include "base/mem.h"
#include "store/store_impl.h"

/* How many blocks are held at once; of a host with more, one share of the
 * hashes after the other. */
enum { SHOWN_MAX = 1024 * 1024, HASH_BYTES = 8 };

struct host_page {
	int64_t agency;
	int64_t capture;
};

/* A block that an agency shows. */
struct shown {
	uint64_t block;
	int64_t agency;
};

/* The host that is being looked at. */
struct host {
	struct store *store;
	int64_t round;
	struct buf name;
	struct host_page *pages; /* by agency */
	size_t page_count;
	size_t page_capacity;
	size_t block_count; /* of all of them */
	struct shown *shown;
	size_t shown_count;
	size_t shown_capacity;
};

static uint64_t
read_hash(struct str bytes)
{
	uint64_t hash = 0;

	for (int i = HASH_BYTES - 1; i >= 0; i--)
		hash = hash << 8 | (unsigned char)bytes.ptr[i];
	return hash;
}

static void
add_shown(struct host *h, const struct shown *item)
{
	h->shown = mem_grow(h->shown, &h->shown_capacity, h->shown_count + 1,
	    sizeof(*h->shown));
	h->shown[h->shown_count++] = *item;
}

/* Gathers the blocks of a page that are in one share of the hashes. */
static enum err_code
gather_page(struct host *h, const struct host_page *page, size_t share,
    size_t shares, struct err *e)
{
	struct query q = query_begin(h->store, STMT_PAGE_BLOCKS);
	struct str bytes;
	bool is_there = false;
	enum err_code rc;

	query_int(&q, page->capture);
	rc = query_row(&q, &is_there, e);
	bytes = rc == ERR_NONE && is_there ? query_borrow_at(&q, 0)
	                                   : (struct str){0};
	for (; bytes.len >= HASH_BYTES;
	     bytes = str_slice(bytes, HASH_BYTES, bytes.len)) {
		struct shown item = {read_hash(bytes), page->agency};

		if (item.block != 0 && item.block % shares == share)
			add_shown(h, &item);
	}
	query_end(&q);
	return rc;
}

static int
compare_shown(const void *left, const void *right)
{
	const struct shown *a = left, *b = right;

	if (a->block != b->block)
		return a->block < b->block ? -1 : 1;
	if (a->agency != b->agency)
		return a->agency < b->agency ? -1 : 1;
	return 0;
}

static enum err_code
add_shared(struct host *h, uint64_t block, int64_t agency_count, struct err *e)
{
	struct query q = query_begin(h->store, STMT_SHARED_ADD);

	query_int(&q, h->round);
	query_text(&q, buf_str(&h->name));
	query_int(&q, (int64_t)block);
	query_int(&q, agency_count);
	return query_run(&q, e);
}

/* Writes the blocks gathered that more than one agency shows. */
static enum err_code
write_shared(struct host *h, struct err *e)
{
	const struct shown *items = h->shown;
	enum err_code rc = ERR_NONE;
	size_t next;

	if (h->shown_count > 0)
		qsort(h->shown, h->shown_count, sizeof(*items), compare_shown);
	for (size_t i = 0; rc == ERR_NONE && i < h->shown_count; i = next) {
		int64_t agencies = 1;

		for (next = i + 1; next < h->shown_count &&
		     items[next].block == items[i].block;
		     next++)
			agencies +=
			    items[next].agency != items[next - 1].agency;
		if (agencies > 1)
			rc = add_shared(h, items[i].block, agencies, e);
	}
	return rc;
}

/* Ends with a host and makes room for the next. */
static enum err_code
end_host(struct host *h, struct err *e)
{
	size_t n = h->page_count, shares = h->block_count / SHOWN_MAX + 1;
	enum err_code rc = ERR_NONE;

	h->page_count = 0;
	h->block_count = 0;
	if (n == 0 || h->pages[0].agency == h->pages[n - 1].agency)
		return ERR_NONE;
	for (size_t share = 0; rc == ERR_NONE && share < shares; share++) {
		h->shown_count = 0;
		for (size_t i = 0; rc == ERR_NONE && i < n; i++)
			rc = gather_page(h, &h->pages[i], share, shares, e);
		if (rc == ERR_NONE)
			rc = write_shared(h, e);
	}
	return rc;
}

static enum err_code
take_page(struct host *h, const struct query *q, struct err *e)
{
	struct str name = query_borrow_at(q, 0);
	struct host_page page = {query_int_at(q, 1), query_int_at(q, 2)};
	int64_t bytes = query_int_at(q, 3);
	enum err_code rc = ERR_NONE;

	if (!str_equal(name, buf_str(&h->name))) {
		rc = end_host(h, e);
		buf_clear(&h->name);
		(void)buf_append_str(&h->name, name);
	}
	h->pages = mem_grow(
	    h->pages, &h->page_capacity, h->page_count + 1, sizeof(*h->pages));
	h->pages[h->page_count++] = page;
	h->block_count += (size_t)bytes / HASH_BYTES;
	return rc;
}

static enum err_code
forget_shared(struct store *s, int64_t round, struct err *e)
{
	struct query q = query_begin(s, STMT_SHARED_CLEAR);

	query_int(&q, round);
	return query_run(&q, e);
}

enum err_code
shared_find(struct store *s, int64_t round, struct err *e)
{
	struct host h = {.store = s, .round = round};
	enum err_code rc = forget_shared(s, round, e);
	struct query q = query_begin(s, STMT_SHARED_PAGES);
	bool is_there = true;

	query_int(&q, round);
	while (rc == ERR_NONE &&
	    (rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there)
		rc = take_page(&h, &q, e);
	query_end(&q);
	if (rc == ERR_NONE)
		rc = end_host(&h, e);
	mem_free(h.shown);
	mem_free(h.pages);
	buf_release(&h.name);
	return rc;
}

enum err_code
store_shared_find(struct store *s, int64_t round, struct arena *a,
    int64_t **agency_rows, size_t *count, struct err *e)
{
	enum err_code rc = shared_find(s, round, e);
	struct query q = query_begin(s, STMT_SHARED_AGENCIES);
	size_t capacity = 0;
	bool is_there = true;

	*agency_rows = NULL;
	*count = 0;
	query_int(&q, round);
	while (rc == ERR_NONE &&
	    (rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		*agency_rows = arena_grow(a, *agency_rows, &capacity,
		    *count + 1, sizeof(**agency_rows));
		(*agency_rows)[(*count)++] = query_int_at(&q, 0);
	}
	query_end(&q);
	return rc;
}
