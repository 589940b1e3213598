/* A firewall's page in place of a robots.txt is known by its bytes. */
#include "test.h"

#include "base/buf.h"
#include "page/challenge.h"

static const struct {
	const char *body;
	bool want;
} bodies[] = {
    {"", false},
    {"<!DOCTYPE html><html><head><title>Just a moment...</title>", true},
    {"\xef\xbb\xbf<html><title>Request\n Rejected</title>The requested URL "
     "was rejected. Your support ID is: 1",
        true},
    {"<html><h1>Access <b>Denied</b></h1><p>You don't have permission", true},
    {"<html><noscript>Enable JavaScript and cookies to continue</noscript>",
        true},
    {"<html><p>กรุณายืนยันว่าคุณไม่ใช่บอท</p>", true},
    {"<html><iframe src='/_Incapsula_Resource?SWUDNSAI=31'></iframe>", true},
    {"<html><script\nsrc=/cdn-cgi/challenge-platform/h/g></script>", true},
    /* what an ordinary page behind a firewall holds, too */
    {"<html><div id=app></div><script>"
     "a.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'</script>",
        false},
    {"<html><script>say('access denied')</script><p>กรม", false},
    {"<html><style>/* just a moment */</style><!-- access denied --><p>x",
        false},
    {"<html><p title='access denied'>หน้าไม่พบ", false},
    {"<html><p>mysqli_connect(): Access denied for user 'web'", false},
    {"<html><title>404 Not Found</title>", false},
    /* no page at all */
    {"User-agent: *\nDisallow: / # access denied\n", false},
    {"access denied", false},
    {"<html><script>", false},
    {"<html><p", false},
};

static void
a_firewall_is_known_by_its_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++)
		check_int(challenge_is(str_of(bodies[i].body)), bodies[i].want,
		    bodies[i].body);
}

static void
a_page_with_much_to_read_is_none(void **state)
{
	struct buf body = {0};

	(void)state;
	(void)buf_append_cstr(&body, "<html><p>access denied");
	assert_true(challenge_is(buf_str(&body)));
	while (body.len < 6000)
		(void)buf_append_cstr(&body, "<p>ข่าว");
	assert_false(challenge_is(buf_str(&body)));
	buf_release(&body);
}

/* Markup counts for nothing, and only the first 64 KiB are looked at. */
static void
only_the_beginning_is_looked_at(void **state)
{
	struct buf body = {0};

	(void)state;
	(void)buf_append_cstr(&body, "<html>");
	while (body.len < 60000)
		(void)buf_append_cstr(&body, "<br class=wide>");
	(void)buf_append_cstr(&body, "access denied");
	assert_true(challenge_is(buf_str(&body)));
	body.len -= str_of("access denied").len;
	while (body.len < 65536)
		(void)buf_append_cstr(&body, "<br>");
	(void)buf_append_cstr(&body, "access denied");
	assert_false(challenge_is(buf_str(&body)));
	buf_release(&body);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_firewall_is_known_by_its_words),
	    cmocka_unit_test(a_page_with_much_to_read_is_none),
	    cmocka_unit_test(only_the_beginning_is_looked_at),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
