#include "record/capture.h"

#include "base/mem.h"

const char *
tls_rung_word(enum tls_rung rung)
{
	static const char *const words[] = {
	    [TLS_NONE] = "",
	    [TLS_STRICT] = "strict",
	    [TLS_UNVERIFIED] = "unverified",
	    [TLS_OLD] = "old",
	};

	return words[rung];
}

const char *
cut_word(enum cut c)
{
	static const char *const words[] = {
	    [CUT_NOT] = "",
	    [CUT_LENGTH] = "length",
	    [CUT_TIME] = "time",
	    [CUT_DISCONNECT] = "disconnect",
	};

	return words[c];
}

void
capture_free(struct capture *c)
{
	if (c == NULL)
		return;
	buf_release(&c->head);
	buf_release(&c->body);
	arena_release(&c->arena);
	mem_free(c);
}
