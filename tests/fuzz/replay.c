/* Plays each file of a corpus folder through a fuzz target, once. */
#include "fuzz.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/mem.h"

int
main(int argc, char **argv)
{
	struct arena a = {0};
	struct file_list files = {0};
	struct err e = {0};

	if (argc != 2 || file_find(&a, argv[1], "", &files, &e) != ERR_NONE ||
	    files.count == 0) {
		(void)fprintf(stderr, "no corpus: %s\n", e.msg);
		return 1;
	}
	for (size_t i = 0; i < files.count; i++) {
		struct buf content = {0};
		uint8_t *exact;

		if (file_read(files.paths[i], LIMIT_TABLE_BYTES, &content,
		        &e) != ERR_NONE) {
			(void)fprintf(stderr, "%s\n", e.msg);
			return 1;
		}
		exact = mem_alloc(content.len);
		if (content.len > 0)
			memcpy(exact, content.data, content.len);
		(void)LLVMFuzzerTestOneInput(exact, content.len);
		mem_free(exact);
		buf_release(&content);
	}
	(void)printf("%zu inputs replayed\n", files.count);
	arena_release(&a);
	return 0;
}
