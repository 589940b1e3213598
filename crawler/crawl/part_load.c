#include "crawl/part_load.h"

#include "web/header.h"

enum err_code
part_load(struct store *s, const struct stored_part *p, struct arena *a,
    struct page_part *out, struct err *e)
{
	struct stored_capture stored;
	struct header head;
	bool is_whole;
	enum err_code rc = store_capture_get(s, p->capture_id, a, &stored, e);

	if (rc != ERR_NONE)
		return rc;
	head = header_parse(a, stored.body_head);
	*out = (struct page_part){.kind = p->kind,
	    .asked = p->asked,
	    .url = stored.url,
	    .content_type = header_get(&head, "Content-Type"),
	    .content_encoding = header_get(&head, "Content-Encoding"),
	    .payload = header_payload(a, &head, stored.body, &is_whole)};
	out->is_cut = !is_whole;
	return ERR_NONE;
}
