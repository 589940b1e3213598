/* Records of WARC files, packed and bare, as anybody may have written them. */
#include "fuzz.h"

#include "base/arena.h"
#include "store/warc_read.h"

static void
read_file(struct warc_reader *r, struct arena *a, struct str rest)
{
	while (rest.len > 0) {
		struct warc_entry w = warc_read(r, rest);

		if (w.fault == NULL) {
			struct str payload = warc_payload(a, w.block);

			(void)warc_digest_holds(w.payload_digest, payload);
			(void)warc_digest_holds(w.block_digest, w.block);
		}
		if (w.member_bytes == 0)
			break;
		rest = str_slice(rest, w.member_bytes, rest.len);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct warc_reader *r = warc_reader_new();
	struct arena a = {0};
	struct str input = {(const char *)data, size};

	read_file(r, &a, input);
	(void)warc_read_text(input);
	(void)warc_payload(&a, input);
	warc_reader_free(r);
	arena_release(&a);
	return 0;
}
