/* libcurl's codes in our words. */
#include "test.h"

#include <errno.h>
#include <netdb.h>

#include "fetch/failure_impl.h"

static void
each_code_has_its_reason(void **state)
{
	static const struct {
		CURLcode code;
		int os_errno;
		const char *text;
		enum reason want;
	} rows[] = {
	    {CURLE_OK, 0, "", REASON_NONE},
	    {CURLE_OK, ECONNREFUSED, "", REASON_NONE},
	    {CURLE_PARTIAL_FILE, 0, "", REASON_NONE},
	    {CURLE_COULDNT_RESOLVE_HOST, 0, "", REASON_NO_SUCH_NAME},
	    {CURLE_COULDNT_CONNECT, ECONNREFUSED, "", REASON_REFUSED},
	    {CURLE_COULDNT_CONNECT, ETIMEDOUT, "", REASON_CONNECT_TIMEOUT},
	    {CURLE_COULDNT_CONNECT, ECONNRESET, "", REASON_RESET},
	    {CURLE_COULDNT_CONNECT, EHOSTUNREACH, "", REASON_UNREACHABLE},
	    {CURLE_COULDNT_CONNECT, ENETUNREACH, "", REASON_UNREACHABLE},
	    {CURLE_COULDNT_CONNECT, 0, "", REASON_UNREACHABLE},
	    {CURLE_PEER_FAILED_VERIFICATION, 0, "", REASON_TLS},
	    {CURLE_SSL_CONNECT_ERROR, ECONNRESET, "", REASON_TLS},
	    {CURLE_GOT_NOTHING, 0, "", REASON_EMPTY_ANSWER},
	    {CURLE_SEND_ERROR, EPIPE, "", REASON_RESET},
	    {CURLE_RECV_ERROR, ECONNRESET, "", REASON_RESET},
	    {CURLE_RECV_ERROR, ETIMEDOUT, "", REASON_TIMEOUT},
	    {CURLE_RECV_ERROR, 0, "Malformed encoding in chunked-encoding",
	        REASON_PROTOCOL},
	    {CURLE_RECV_ERROR, 0, "Too large response headers: 307280 > 307200",
	        REASON_HEAD_TOO_BIG},
	    {CURLE_OUT_OF_MEMORY, 0, "", REASON_HEAD_TOO_BIG},
	    {CURLE_UNSUPPORTED_PROTOCOL, 0, "", REASON_PROTOCOL},
	    {CURLE_WEIRD_SERVER_REPLY, 0, "", REASON_PROTOCOL},
	    {CURLE_BAD_FUNCTION_ARGUMENT, 0, "", REASON_ERROR},
	    {CURLE_WRITE_ERROR, 0, "", REASON_ERROR},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		check_str(str_of(reason_word(failure_reason(rows[i].code,
		              rows[i].os_errno, str_of(rows[i].text)))),
		    reason_word(rows[i].want),
		    curl_easy_strerror(rows[i].code));
}

static void
no_failure_is_taken_for_a_success(void **state)
{
	(void)state;
	for (int code = 0; code < CURL_LAST; code++) {
		enum reason r =
		    failure_reason((CURLcode)code, 0, (struct str){0});

		check_int(r == REASON_NONE,
		    code == CURLE_OK || code == CURLE_PARTIAL_FILE,
		    curl_easy_strerror((CURLcode)code));
	}
}

static void
only_the_name_itself_does_not_exist(void **state)
{
	(void)state;
	check_int(failure_reason_of_lookup(EAI_NONAME), REASON_NO_SUCH_NAME,
	    "no such name");
	check_int(failure_reason_of_lookup(EAI_NODATA), REASON_NO_SUCH_NAME,
	    "a name without addresses");
	check_int(failure_reason_of_lookup(EAI_AGAIN), REASON_RESOLVER_TIMEOUT,
	    "a name server that does not answer");
	check_int(failure_reason_of_lookup(EAI_SYSTEM), REASON_RESOLVER_TIMEOUT,
	    "our own machine");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_code_has_its_reason),
	    cmocka_unit_test(no_failure_is_taken_for_a_success),
	    cmocka_unit_test(only_the_name_itself_does_not_exist),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
