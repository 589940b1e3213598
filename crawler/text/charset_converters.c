/* Converters that stay loaded while somebody holds them. */
#include <iconv.h>

#include "base/mem.h"
#include "text/charset_impl.h"

struct charset_converters {
	iconv_t *items;
	size_t count;
};

struct charset_converters *
charset_converters_new(void)
{
	struct charset_converters *c = mem_alloc(sizeof(*c));
	const struct charset_coding *coding;
	size_t total = 0;

	while (charset_coding_at(total) != NULL)
		total++;
	c->items = mem_alloc(mem_product(total, sizeof(*c->items)));
	for (size_t i = 0; i < total; i++) {
		coding = charset_coding_at(i);
		if (coding->iconv_name == NULL)
			continue;
		c->items[c->count] = iconv_open("UTF-8", coding->iconv_name);
		if (c->items[c->count] != (iconv_t)-1)
			c->count++;
	}
	return c;
}

void
charset_converters_free(struct charset_converters *c)
{
	if (c == NULL)
		return;
	for (size_t i = 0; i < c->count; i++)
		(void)iconv_close(c->items[i]);
	mem_free(c->items);
	mem_free(c);
}
