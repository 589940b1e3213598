/* Any bytes are a PDF file to be looked into, within bounds; a cut one is never
 * said to be without text. */
#include "fuzz.h"

#include <assert.h>

#include "page/pdf.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str body = {(const char *)data, size};
	enum pdf_text whole = pdf_find_text(body, false);

	assert(pdf_find_text(body, true) ==
	    (whole == PDF_TEXT_NONE ? PDF_TEXT_UNKNOWN : whole));
	assert(pdf_is(body) || whole == PDF_TEXT_UNKNOWN);
	return 0;
}
