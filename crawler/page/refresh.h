/*
 * A page that asks to be loaded again, or to be left for another, after a
 * while: <meta http-equiv=refresh> (HTML Standard, 4.2.5.3, the shared
 * declarative refresh steps). Whether that is a redirect is not said here.
 */
#ifndef PAGE_REFRESH_H
#define PAGE_REFRESH_H

#include "web/url.h"

struct refresh {
	bool is_there; /* false: the content asks for nothing */
	int64_t delay_s; /* whole seconds, from 0; INT64_MAX: more than that */
	bool has_address; /* false: the page itself is loaded again */
	struct str address; /* as it stands, borrowed; may be empty */
	uint32_t element; /* of page.refresh: PAGE_NONE when there is none */
	struct url url; /* of page.refresh: where it leads; not javascript: */
};

/* Reads the content of such an element: delay and address. element and url are
 * left to whoever knows the page. */
struct refresh refresh_read(struct str content);

#endif
