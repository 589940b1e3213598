/* The ladder: which rung follows on which failure. */
#include "test.h"

#include "fetch/tls_impl.h"

static void
a_rung_is_tried_only_if_it_may_help(void **state)
{
	static const char legacy[] =
	    "error:0A000152:SSL routines::unsafe legacy renegotiation disabled";
	static const char version[] =
	    "error:0A00042E:SSL routines::tlsv1 alert protocol version";
	static const struct {
		enum tls_rung rung;
		CURLcode failure;
		const char *text;
		enum tls_rung next;
	} rows[] = {
	    {TLS_STRICT, CURLE_PEER_FAILED_VERIFICATION, "", TLS_UNVERIFIED},
	    {TLS_STRICT, CURLE_SSL_CONNECT_ERROR, version, TLS_OLD},
	    {TLS_STRICT, CURLE_SSL_CONNECT_ERROR, legacy, TLS_LEGACY},
	    {TLS_UNVERIFIED, CURLE_SSL_CONNECT_ERROR, version, TLS_OLD},
	    {TLS_UNVERIFIED, CURLE_SSL_CONNECT_ERROR, legacy, TLS_LEGACY},
	    {TLS_OLD, CURLE_SSL_CONNECT_ERROR, version, TLS_NONE},
	    {TLS_OLD, CURLE_SSL_CONNECT_ERROR, legacy, TLS_LEGACY},
	    {TLS_LEGACY, CURLE_SSL_CONNECT_ERROR, version, TLS_NONE},
	    {TLS_LEGACY, CURLE_SSL_CONNECT_ERROR, legacy, TLS_NONE},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		check_int(tls_next_rung(rows[i].rung, rows[i].failure,
		              str_of(rows[i].text)),
		    rows[i].next, rows[i].text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_rung_is_tried_only_if_it_may_help),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
