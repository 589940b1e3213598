#include "page/inflate_impl.h"

#include <stdint.h>

enum { CODE_BITS_MAX = 15, LITERALS = 288, DISTANCES = 30, BLOCK_END = 256 };

struct bits {
	struct str in;
	size_t next;
	uint32_t held; /* bits not yet given out, the lowest first */
	unsigned held_count;
	bool is_short;
};

/* A canonical Huffman code: how many codes each length has, and the symbols in
 * order of their codes. */
struct code {
	uint16_t counts[CODE_BITS_MAX + 1];
	uint16_t symbols[LITERALS];
};

struct inflater {
	struct bits bits;
	struct buf *out;
	size_t start; /* where this stream begins in out */
	struct code literals;
	struct code distances;
};

/* The next count bits (at most 16); zeros behind the end of the input. */
static unsigned
bits_take(struct bits *b, unsigned count)
{
	unsigned value;

	while (b->held_count < count) {
		if (b->next == b->in.len) {
			b->is_short = true;
			return 0;
		}
		b->held |= (uint32_t)(unsigned char)b->in.ptr[b->next++]
		    << b->held_count;
		b->held_count += 8;
	}
	value = b->held & ((1u << count) - 1);
	b->held >>= count;
	b->held_count -= count;
	return value;
}

/* Fills a code from the length of each symbol's code; false when there are
 * more codes than the lengths allow. */
static bool
code_make(struct code *c, const uint8_t *lengths, size_t count)
{
	uint16_t offsets[CODE_BITS_MAX + 2] = {0};
	int left = 1;

	*c = (struct code){0};
	for (size_t i = 0; i < count; i++)
		c->counts[lengths[i]]++;
	c->counts[0] = 0;
	for (int bits = 1; bits <= CODE_BITS_MAX; bits++) {
		left = left * 2 - c->counts[bits];
		if (left < 0)
			return false;
		offsets[bits + 1] = (uint16_t)(offsets[bits] + c->counts[bits]);
	}
	for (size_t i = 0; i < count; i++)
		if (lengths[i] != 0)
			c->symbols[offsets[lengths[i]]++] = (uint16_t)i;
	return true;
}

/* The next symbol, or -1 when no code fits. */
static int
code_read(const struct code *c, struct bits *b)
{
	int value = 0, first = 0, index = 0;

	for (int bits = 1; bits <= CODE_BITS_MAX; bits++) {
		int count = c->counts[bits];

		value |= (int)bits_take(b, 1);
		if (b->is_short)
			return -1;
		if (value - first < count)
			return c->symbols[index + value - first];
		index += count;
		first = (first + count) * 2;
		value *= 2;
	}
	return -1;
}

static enum inflate_end
put(struct inflater *f, const void *bytes, size_t count)
{
	return buf_append(f->out, bytes, count) == count ? INFLATE_DONE
	                                                 : INFLATE_FULL;
}

static enum inflate_end
stored_block(struct inflater *f)
{
	unsigned length;
	struct str piece;

	f->bits.held = 0;
	f->bits.held_count = 0;
	length = bits_take(&f->bits, 16);
	/* The complement of the length follows. */
	(void)bits_take(&f->bits, 16);
	if (f->bits.is_short)
		return INFLATE_SHORT;
	piece = str_slice(f->bits.in, f->bits.next, f->bits.next + length);
	f->bits.next += piece.len;
	if (put(f, piece.ptr, piece.len) == INFLATE_FULL)
		return INFLATE_FULL;
	return piece.len == length ? INFLATE_DONE : INFLATE_SHORT;
}

/* Appends length bytes that stand distance bytes back. */
static enum inflate_end
copy_back(struct inflater *f, size_t distance, size_t length)
{
	if (distance > f->out->len - f->start)
		return INFLATE_SHORT;
	for (size_t i = 0; i < length; i++) {
		unsigned char c = f->out->data[f->out->len - distance];

		if (put(f, &c, 1) == INFLATE_FULL)
			return INFLATE_FULL;
	}
	return INFLATE_DONE;
}

/* The repeat that a length symbol begins (RFC 1951, 3.2.5). */
static enum inflate_end
repeat(struct inflater *f, int symbol)
{
	static const uint16_t lengths[] = {3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15,
	    17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
	    227, 258};
	static const uint8_t length_bits[] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1,
	    1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
	static const uint16_t distances[] = {1, 2, 3, 4, 5, 7, 9, 13, 17, 25,
	    33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
	    3073, 4097, 6145, 8193, 12289, 16385, 24577};
	static const uint8_t distance_bits[] = {0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4,
	    4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13};
	size_t length, distance;

	symbol -= BLOCK_END + 1;
	if (symbol >= (int)(sizeof(length_bits)))
		return INFLATE_SHORT;
	length =
	    (size_t)lengths[symbol] + bits_take(&f->bits, length_bits[symbol]);
	symbol = code_read(&f->distances, &f->bits);
	if (symbol < 0 || symbol >= DISTANCES)
		return INFLATE_SHORT;
	distance = (size_t)distances[symbol] +
	    bits_take(&f->bits, distance_bits[symbol]);
	if (f->bits.is_short)
		return INFLATE_SHORT;
	return copy_back(f, distance, length);
}

static enum inflate_end
coded_block(struct inflater *f)
{
	for (;;) {
		int symbol = code_read(&f->literals, &f->bits);
		enum inflate_end end;

		if (symbol < 0)
			return INFLATE_SHORT;
		if (symbol == BLOCK_END)
			return INFLATE_DONE;
		if (symbol < BLOCK_END) {
			unsigned char c = (unsigned char)symbol;

			end = put(f, &c, 1);
		} else {
			end = repeat(f, symbol);
		}
		if (end != INFLATE_DONE)
			return end;
	}
}

static enum inflate_end
fixed_block(struct inflater *f)
{
	uint8_t lengths[LITERALS];

	for (size_t i = 0; i < LITERALS; i++)
		lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
	(void)code_make(&f->literals, lengths, LITERALS);
	for (size_t i = 0; i < DISTANCES; i++)
		lengths[i] = 5;
	(void)code_make(&f->distances, lengths, DISTANCES);
	return coded_block(f);
}

/* Reads count code lengths, themselves coded (RFC 1951, 3.2.7). */
static bool
read_lengths(struct inflater *f, uint8_t *lengths, size_t count)
{
	size_t i = 0;

	while (i < count) {
		int symbol = code_read(&f->literals, &f->bits);
		uint8_t value = 0;
		size_t times;

		if (symbol < 0 || (symbol == 16 && i == 0))
			return false;
		if (symbol < 16) {
			lengths[i++] = (uint8_t)symbol;
			continue;
		}
		if (symbol == 16) {
			value = lengths[i - 1];
			times = 3 + bits_take(&f->bits, 2);
		} else {
			times = symbol == 17 ? 3 + bits_take(&f->bits, 3)
			                     : 11 + bits_take(&f->bits, 7);
		}
		if (times > count - i)
			return false;
		while (times-- > 0)
			lengths[i++] = value;
	}
	return !f->bits.is_short;
}

static enum inflate_end
dynamic_block(struct inflater *f)
{
	static const uint8_t order[] = {
	    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
	uint8_t lengths[LITERALS + 32] = {0};
	size_t literal_count = bits_take(&f->bits, 5) + 257u;
	size_t distance_count = bits_take(&f->bits, 5) + 1u;
	size_t order_count = bits_take(&f->bits, 4) + 4u;

	if (literal_count > 286 || distance_count > DISTANCES)
		return INFLATE_SHORT;
	for (size_t i = 0; i < order_count; i++)
		lengths[order[i]] = (uint8_t)bits_take(&f->bits, 3);
	if (f->bits.is_short ||
	    !code_make(&f->literals, lengths, sizeof(order)))
		return INFLATE_SHORT;
	if (!read_lengths(f, lengths, literal_count + distance_count))
		return INFLATE_SHORT;
	if (!code_make(&f->literals, lengths, literal_count) ||
	    !code_make(&f->distances, lengths + literal_count, distance_count))
		return INFLATE_SHORT;
	return coded_block(f);
}

enum inflate_end
inflate_append(struct buf *out, struct str in)
{
	struct inflater f = {.bits = {.in = in}, .out = out, .start = out->len};
	enum inflate_end end = INFLATE_DONE;
	bool is_last = false;

	while (!is_last && end == INFLATE_DONE) {
		unsigned kind;

		is_last = bits_take(&f.bits, 1) != 0;
		kind = bits_take(&f.bits, 2);
		if (f.bits.is_short || kind == 3)
			return INFLATE_SHORT;
		end = kind == 0 ? stored_block(&f)
		    : kind == 1 ? fixed_block(&f)
		                : dynamic_block(&f);
	}
	return end;
}
