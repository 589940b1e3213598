/*
 * What a rule asks of the connection by which an answer came: of a page, or of
 * a probe.
 */
#ifndef AUDIT_TLS_IMPL_H
#define AUDIT_TLS_IMPL_H

#include "audit/value/number_impl.h"
#include "audit/value/value_impl.h"
#include "record/agency.h"
#include "record/response.h"

struct tls_test {
	enum answer valid;
	struct number_test days_left; /* from the capture on */
	struct value_test result; /* what was wrong; "ok" */
};

/* Reads the map into a struct tls_test. */
field_reader tls_read;

/* Whether it holds of an answer; *saw gets what was seen of it. */
enum truth tls_holds(const struct tls_test *t, const struct response *r,
    bool is_https, struct scan *s, struct str *saw);

#endif
