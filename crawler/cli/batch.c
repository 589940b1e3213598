#include "cli/batch.h"

#include <stdio.h>

#include "base/limits.h"
#include "base/mem.h"

static json_t *
answer(batch_fn *fn, void *state, struct str line, struct arena *a)
{
	struct err why = {0};
	json_t *in = NULL, *out;

	if (json_read(line, &in, &why) != ERR_NONE)
		return json_pack("{s:s}", "error", why.msg);
	out = json_is_object(in) ? fn(state, in, a)
	                         : json_pack("{s:s}", "error", "not an object");
	json_decref(in);
	return out;
}

enum err_code
batch_run(struct invocation *inv, batch_fn *fn, void *state, struct err *e)
{
	struct arena scratch = {0};
	struct buf text = {0};
	char *line = NULL;
	size_t capacity = 0;
	enum err_code rc = ERR_NONE;
	ssize_t n;

	while (rc == ERR_NONE && (n = getline(&line, &capacity, stdin)) > 0) {
		json_t *out;

		if (n > LIMIT_MESSAGE_BYTES) {
			rc = err_set(e, ERR_LIMIT, "a line is too long");
			break;
		}
		out = answer(fn, state, str_trim((struct str){line, (size_t)n}),
		    &scratch);
		json_append_line(&text, out);
		(void)fwrite(text.data, 1, text.len, inv->out);
		buf_clear(&text);
		json_decref(out);
		arena_reset(&scratch);
	}
	/* getline allocates what only the C library can give back. */
	mem_free(line);
	buf_release(&text);
	arena_release(&scratch);
	return rc;
}
