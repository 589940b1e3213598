/*
 * The answer of an example's page, as the crawler would have had it.
 */
#ifndef AUDIT_EXAMPLE_IMPL_H
#define AUDIT_EXAMPLE_IMPL_H

#include "audit/plan_impl.h"
#include "page/page.h"
#include "record/response.h"

/* Fills what the head says of the body into *input. The answer lives in the
 * arena; NULL: the example says nothing of it. */
const struct response *example_answer(
    struct arena *a, const struct example_page *x, struct page_input *input);

#endif
