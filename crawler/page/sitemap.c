#include "page/sitemap.h"

#include "base/limits.h"
#include "page/sitemap_impl.h"

bool
sitemap_add(struct sitemap_builder *b, struct str address)
{
	struct sitemap *out = &b->out;
	struct url u;

	/* Most of what a hostile sitemap holds is dropped again. */
	arena_reset(&b->scratch);
	address = str_trim(address);
	if (address.len == 0)
		return true;
	u = url_parse(&b->scratch, address, &b->base, NULL);
	if (u.kind != URL_WEB || map_get(&b->known, url_key(&u)) != NULL)
		return true;
	if (out->url_count == LIMIT_SITEMAP_URLS)
		return false;
	out->urls = arena_grow(b->arena, out->urls, &b->capacity,
	    out->url_count + 1, sizeof(*out->urls));
	u = url_parse(b->arena, address, &b->base, NULL);
	out->urls[out->url_count++] = u;
	/* The value only says that the key is there. */
	map_put(&b->known, url_key(&u), b);
	return true;
}

/* An address that says itself where it leads, with nothing behind it. */
static bool
is_whole_address(struct str line)
{
	for (size_t i = 0; i < line.len; i++)
		if (str_is_space_char(line.ptr[i]))
			return false;
	return str_starts_fold(line, str_of("http://")) ||
	    str_starts_fold(line, str_of("https://"));
}

/* Reads one URL a line. The first line decides whether it is a sitemap; later
 * ones that hold no URL are passed over. */
static void
read_lines(struct sitemap_builder *b, struct str text)
{
	struct str line;

	b->out.reason = REASON_NOT_A_SITEMAP;
	while (str_split(&text, '\n', &line)) {
		/* Half an address is another one. */
		if (b->out.is_cut && text.len == 0)
			return;
		line = str_trim(line);
		if (!is_whole_address(line)) {
			if (b->out.reason != REASON_NONE)
				return;
			continue;
		}
		b->out.reason = REASON_NONE;
		if (!sitemap_add(b, line)) {
			b->out.is_cut = true;
			return;
		}
	}
}

struct sitemap
sitemap_read(struct arena *a, const struct page_input *input)
{
	struct sitemap_source source;
	struct sitemap_builder b = {.arena = a};

	sitemap_source_open(&source, input);
	b.base = url_parse(a, input->url, NULL, NULL);
	b.out.is_cut = source.is_cut;
	b.out.reason = source.reason;
	if (source.reason == REASON_NONE) {
		if (str_starts(source.text, str_of("<")))
			sitemap_read_xml(&b, source.text);
		else
			read_lines(&b, source.text);
	}
	map_release(&b.known);
	arena_release(&b.scratch);
	sitemap_source_release(&source);
	return b.out;
}
