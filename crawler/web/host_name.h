/*
 * What is odd about a host name that a person has typed: an international name
 * that cannot be read back, letters that look like others, a name under which
 * only others register. It says nothing of whether the name exists.
 */
#ifndef WEB_HOST_NAME_H
#define WEB_HOST_NAME_H

#include "base/arena.h"
#include "base/str.h"

enum host_flaw {
	HOST_FINE,
	HOST_NO_IDN, /* a label "xn--..." that stands for no name (IDNA 2008) */
	HOST_LOOK_ALIKE, /* a label of two scripts, or of foreign letters that
	                    all look Latin; Thai with Latin is fine */
	HOST_PUBLIC_SUFFIX /* "go.th": by the public suffix list */
};

/*
 * The first flaw of a host in its normal form (as in struct url). *shown is
 * the name as people read it, in the arena; the host itself when it cannot be
 * read back. Scripts: the restriction levels of UTS 39, section 5.2, reduced.
 */
enum host_flaw host_flaw(struct arena *a, struct str host, struct str *shown);

#endif
