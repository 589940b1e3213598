#include "text/charset_impl.h"

#include <assert.h>

#include "text/utf8.h"

void
decoder_replace(struct decoder *d, uint32_t from_bytes)
{
	utf8_append(&d->text, UTF8_REPLACEMENT);
	offmap_add(&d->map, d->arena, 3, from_bytes);
	d->replaced_count++;
}

/* The UTF-8 form of each byte of a table. */
struct table {
	struct {
		char bytes[4];
		uint32_t length;
		bool is_replaced;
	} rows[256];
};

static void
table_fill(struct table *t, const uint16_t codes[256])
{
	for (size_t i = 0; i < 256; i++) {
		uint32_t c = i == 0 ? UTF8_REPLACEMENT : codes[i];

		t->rows[i].is_replaced = c == UTF8_REPLACEMENT;
		t->rows[i].length = (uint32_t)utf8_encode(c, t->rows[i].bytes);
	}
}

void
decoder_run_table(struct decoder *d, const uint16_t codes[256])
{
	enum { BLOCK = 512 };
	const unsigned char *p = (const unsigned char *)d->body.ptr;
	struct table t;
	char block[BLOCK * 3 + 1];

	table_fill(&t, codes);
	for (size_t i = 0; i < d->body.len;) {
		uint32_t step = t.rows[p[i]].length, count = 0;

		/* One run of the map: characters of the same length. */
		for (; count < BLOCK && i < d->body.len &&
		     t.rows[p[i]].length == step;
		     i++, count++) {
			for (uint32_t k = 0; k < step; k++)
				block[count * step + k] = t.rows[p[i]].bytes[k];
			d->replaced_count += t.rows[p[i]].is_replaced;
		}
		(void)buf_append(&d->text, block, (size_t)step * count);
		offmap_add_many(&d->map, d->arena, step, 1, count);
	}
}

static struct charset_text
decode_with(
    struct arena *a, struct str body, const struct charset_coding *coding)
{
	struct decoder d = {.arena = a, .coding = coding, .body = body};
	struct charset_text out = {0};

	coding->decode(&d);
	if (d.is_unsupported) {
		d.coding = charset_coding_of("windows-874");
		d.coding->decode(&d);
		out.is_unknown_charset = true;
	}
	out.text = arena_str(a, buf_str(&d.text));
	out.map = d.map;
	out.replaced_count = d.replaced_count;
	buf_release(&d.text);
	return out;
}

struct charset_text
charset_decode(struct arena *a, struct str body, const char *name)
{
	const struct charset_coding *coding =
	    name == NULL ? NULL : charset_coding_of(name);
	struct charset_text out;

	/* Three bytes for one is the most that a character grows. */
	assert(body.len < UINT32_MAX / 4);
	out = decode_with(a, body,
	    coding == NULL ? charset_coding_of("windows-874") : coding);
	out.is_unknown_charset = out.is_unknown_charset || coding == NULL;
	return out;
}
