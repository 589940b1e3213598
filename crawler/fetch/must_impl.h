/*
 * libcurl refuses an option only when memory is out or we ask for nonsense.
 */
#ifndef FETCH_MUST_IMPL_H
#define FETCH_MUST_IMPL_H

#include <assert.h>

#include <curl/curl.h>

static inline void
must(CURLcode code)
{
	assert(code == CURLE_OK);
	(void)code;
}

static inline void
must_multi(CURLMcode code)
{
	assert(code == CURLM_OK);
	(void)code;
}

/* Appends a copy of text to a list, NULL being the empty one. */
static inline void
must_append(struct curl_slist **list, const char *text)
{
	struct curl_slist *longer = curl_slist_append(*list, text);

	assert(longer != NULL);
	*list = longer;
}

#endif
