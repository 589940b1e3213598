/*
 * What the files of charset.h share: the codings that we decode, a decoding
 * under way, and what a page declares about itself.
 */
#ifndef TEXT_CHARSET_IMPL_H
#define TEXT_CHARSET_IMPL_H

#include "text/charset.h"

struct decoder;

/* One encoding: its name, its decoder, and iconv's name where that helps. */
struct charset_coding {
	const char *name;
	void (*decode)(struct decoder *d);
	const char *iconv_name;
	bool is_single_byte;
	bool is_stateful; /* escape sequences switch its tables */
};

/* Coding number number of those that there are, or NULL behind the last. */
const struct charset_coding *charset_coding_at(size_t number);

/* The coding of an Encoding Standard name, or NULL. */
const struct charset_coding *charset_coding_of(const char *name);

/* A decoding under way. */
struct decoder {
	struct arena *arena; /* for the map */
	const struct charset_coding *coding;
	struct str body;
	struct buf text;
	struct offmap map;
	size_t replaced_count;
	bool is_unsupported; /* iconv does not know the coding */
};

/* Writes U+FFFD for the next from_bytes of the body. */
void decoder_replace(struct decoder *d, uint32_t from_bytes);

/* Decodes bytes by a table of code points, in which 0xFFFD is "undefined". */
void decoder_run_table(struct decoder *d, const uint16_t codes[256]);

/* Decoders of charset_coding: of a single-byte coding whose table iconv
 * gives, and of a multi-byte coding character by character. */
void decoder_run_iconv_table(struct decoder *d);
void decoder_run_iconv(struct decoder *d);

struct charset_meta {
	const char *name; /* what the declaration counts as; NULL: none */
	struct str label; /* as it stood; of an unknown one when name is NULL */
};

/*
 * Looks for a meta declaration in head: "prescan a byte stream to determine
 * its encoding" (HTML Standard, 13.2.3.2). With skips_raw_text the contents of
 * script, style and their likes are passed over, as a parser does.
 */
struct charset_meta charset_prescan(struct str head, bool skips_raw_text);

#endif
