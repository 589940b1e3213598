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
	    [TLS_LEGACY] = "legacy",
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

const char *
client_word(enum client c)
{
	return c == CLIENT_PHONE ? "phone" : "";
}

const char *
revisit_word(enum revisit r)
{
	static const char *const words[] = {
	    [REVISIT_NOT] = "",
	    [REVISIT_NOT_MODIFIED] = "not-modified",
	    [REVISIT_SAME_PAYLOAD] = "identical-payload",
	    [REVISIT_REUSED] = "reused",
	};

	return words[r];
}

enum revisit
revisit_of_word(struct str word)
{
	for (int r = REVISIT_NOT; r <= REVISIT_REUSED; r++)
		if (str_is(word, revisit_word((enum revisit)r)))
			return (enum revisit)r;
	return REVISIT_NOT;
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
