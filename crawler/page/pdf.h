/*
 * Whether a PDF file has text or only pictures of it: a bounded look into its
 * streams (ISO 32000-1, 7.3.8 and 9.4). It does not read the text, and knows
 * neither pages nor fonts.
 */
#ifndef PAGE_PDF_H
#define PAGE_PDF_H

#include "base/str.h"

enum pdf_text {
	PDF_TEXT_UNKNOWN, /* encrypted, cut, of an unknown coding, or too much */
	PDF_TEXT_NONE, /* all streams were looked into: none shows text */
	PDF_TEXT_SHOWN
};

/* Whether the bytes begin like a PDF file, within their first 1,024. */
bool pdf_is(struct str body);

/* Looks for operators that show text, in at most LIMIT_PDF_STREAMS streams and
 * LIMIT_PDF_BYTES of what they unpack to. is_cut: bytes are missing behind
 * these. */
enum pdf_text pdf_find_text(struct str body, bool is_cut);

#endif
