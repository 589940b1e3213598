#include "test.h"

#include <string.h>

#include "base/limits.h"
#include "web/url.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))
#define BASE "http://u:p@host.go.th:8080/a/b/c?q#f"
#define HOST "http://u:p@host.go.th:8080"

/* want NULL: no URL. */
struct pair {
	const char *input;
	const char *want;
};

static void
check_href(struct arena *a, const struct pair *p, const char *base)
{
	struct url b = {0};
	struct url u;

	if (base != NULL)
		b = url_parse(a, str_of(base), NULL, NULL);
	u = url_parse(a, str_of(p->input), base == NULL ? NULL : &b, NULL);
	if (p->want != NULL) {
		check_str(u.href, p->want, p->input);
		return;
	}
	check_int(u.kind, URL_INVALID, p->input);
	assert_non_null(u.reason);
}

static void
check_pairs(const struct pair *pairs, size_t count, const char *base)
{
	struct arena a = {0};

	for (size_t i = 0; i < count; i++)
		check_href(&a, &pairs[i], base);
	arena_release(&a);
}

static void
an_absolute_url_takes_its_normal_form(void **state)
{
	static const struct pair pairs[] = {
	    {"http://www.moi.go.th", "http://www.moi.go.th/"},
	    {" \x01HTTPS://WWW.Moi.go.th/A b\t\n ",
	        "https://www.moi.go.th/A%20b"},
	    {"ht\ntp://a\tb/c\rd", "http://ab/cd"},
	    {"http:\\\\h\\p", "http://h/p"},
	    {"http:h/p", "http://h/p"},
	    {"http:///h/p", "http://h/p"},
	    {"https://h:443/", "https://h/"},
	    {"https://h:080/", "https://h:80/"},
	    {"http://h:/", "http://h/"},
	    {"http://@h/", "http://h/"},
	    {"http://:@h/", "http://h/"},
	    {"http://:p@h/", "http://:p@h/"},
	    {"http://a@b:c@h/", "http://a%40b:c@h/"},
	    {"http://h/a/./b/../c/%2E%2e/", "http://h/a/"},
	    {"http://h/a/.", "http://h/a/"},
	    {"http://h/..", "http://h/"},
	    {"http://h/...", "http://h/..."},
	    {"http://h/%2e%2", "http://h/%2e%2"},
	    {"http://h/\"<>^`{}|", "http://h/%22%3C%3E%5E%60%7B%7D|"},
	    {"http://h/%e0%zz", "http://h/%e0%zz"},
	    {"http://h/a\x1f\x7f.b", "http://h/a%1F%7F.b"},
	    {"http://h/?a'\"<> #\"<>`'",
	        "http://h/?a%27%22%3C%3E%20#%22%3C%3E%60'"},
	    {"http://h?", "http://h/?"},
	    {"http://h#", "http://h/#"},
	    {"http://h/ก", "http://h/%E0%B8%81"},
	    {"http://h/\xa1\xa2", "http://h/%A1%A2"},
	};

	(void)state;
	check_pairs(pairs, COUNT(pairs), NULL);
}

static void
a_reference_is_resolved_against_its_base(void **state)
{
	static const struct pair pairs[] = {
	    {"", HOST "/a/b/c?q"},
	    {"#x", HOST "/a/b/c?q#x"},
	    {"?x", HOST "/a/b/c?x"},
	    {"d", HOST "/a/b/d"},
	    {".", HOST "/a/b/"},
	    {"..", HOST "/a/"},
	    {"../../../d", HOST "/d"},
	    {"/d", HOST "/d"},
	    {"\\d\\e", HOST "/d/e"},
	    {"http:d", HOST "/a/b/d"},
	    {"http:/d", HOST "/d"},
	    {"https:d", "https://d/"},
	    {"//other/d", "http://other/d"},
	    {"\\/other", "http://other/"},
	    {"//", NULL},
	    {":x", HOST "/a/b/:x"},
	    {"1x:y", HOST "/a/b/1x:y"},
	};

	(void)state;
	check_pairs(pairs, COUNT(pairs), BASE);
}

static void
a_host_is_put_into_ascii(void **state)
{
	static const struct pair pairs[] = {
	    {"http://ไทย.th/", "http://xn--o3cw4h.th/"},
	    {"http://%E0%B9%84ทย。th/", "http://xn--o3cw4h.th/"},
	    {"http://faß.de/", "http://xn--fa-hia.de/"},
	    {"http://a_b.go.th/", "http://a_b.go.th/"},
	    {"http://ไทย_a.th/", "http://xn--_a-hsi7b2k.th/"},
	    {"http://a%41%62.th/", "http://aab.th/"},
	    {"http://XN--broken-.th/", "http://xn--broken-.th/"},
	    {"http://a\u00adb/", "http://ab/"},
	    {"http://\u00ad/", NULL},
	    {"http://a b/", NULL},
	    {"http://a%00b/", NULL},
	    {"http://ก%00/", NULL},
	    {"http://a%25/", NULL},
	    {"http://a|b/", NULL},
	    {"http://\xa1\xa2.th/", NULL},
	    {"http://\uff05\uff14\uff11.th/", NULL},
	    {"http://", NULL},
	    {"http://u@/", NULL},
	    {"http://:80/", NULL},
	    {"http://h:x/", NULL},
	    {"http://h:65536/", NULL},
	    {"http://h:99999999999999999999/", NULL},
	    {"no-scheme/x", NULL},
	};

	(void)state;
	check_pairs(pairs, COUNT(pairs), NULL);
}

static void
a_number_host_is_an_address(void **state)
{
	static const struct pair pairs[] = {
	    {"http://2130706433/", "http://127.0.0.1/"},
	    {"http://0x7f.1/", "http://127.0.0.1/"},
	    {"http://017700000001./", "http://127.0.0.1/"},
	    {"http://0x.0x.0/", "http://0.0.0.0/"},
	    {"http://\uff11.1/", "http://1.0.0.1/"},
	    {"http://1.2.3.com/", "http://1.2.3.com/"},
	    {"http://1.2.3.4.5/", NULL},
	    {"http://1.2.3.256/", NULL},
	    {"http://256.1/", NULL},
	    {"http://4294967296/", NULL},
	    {"http://a.09/", NULL},
	    {"http://1..2/", NULL},
	    {"http://[::1]:80/", "http://[::1]/"},
	    {"http://[0:0:1:0:0:0:0:1]/", "http://[0:0:1::1]/"},
	    {"http://[1:0:0:2:0:0:3:4]/", "http://[1::2:0:0:3:4]/"},
	    {"http://[0:1:0:1:0:1:0:1]/", "http://[0:1:0:1:0:1:0:1]/"},
	    {"http://[1:2:3:4:5:6:0:0]/", "http://[1:2:3:4:5:6::]/"},
	    {"http://[::FFFF:1.2.3.4]/", "http://[::ffff:102:304]/"},
	    {"http://[::1/", NULL},
	    {"http://[::1%25en0]/", NULL},
	    {"http://[1::2::3]/", NULL},
	    {"http://[12345::]/", NULL},
	    {"http://[]/", NULL},
	};

	(void)state;
	check_pairs(pairs, COUNT(pairs), NULL);
}

static void
another_scheme_is_kept_apart(void **state)
{
	static const struct pair pairs[] = {
	    {"MailTo:a b@c ", "mailto:a b@c"},
	    {"java\nscript:void(0)", "javascript:void(0)"},
	    {"tel:+66 2", "tel:+66 2"},
	    {"line://ti/p/@x", "line://ti/p/@x"},
	    {"x://u@[::1]:1/", "x://u@[::1]:1/"},
	    {"FTP://H:21/a b", "ftp://h/a%20b"},
	    {"file:///c|/x", "file:///c|/x"},
	    {"x://h:70000/", NULL},
	    {"x://h:y/", NULL},
	    {"x://:1/", NULL},
	    {"x://u@/", NULL},
	    {"x://a b/", NULL},
	    {"x://[1]/", NULL},
	    {"x://[::1/", NULL},
	};
	struct arena a = {0};

	(void)state;
	check_pairs(pairs, COUNT(pairs), BASE);
	for (size_t i = 0; i < COUNT(pairs); i++) {
		struct url u =
		    url_parse(&a, str_of(pairs[i].input), NULL, NULL);

		check_int(u.kind,
		    pairs[i].want == NULL ? URL_INVALID : URL_OPAQUE,
		    pairs[i].input);
		check_str(u.host, "", pairs[i].input);
	}
	arena_release(&a);
}

static void
a_query_is_in_the_encoding_of_its_page(void **state)
{
	static const struct {
		const char *encoding;
		const char *input;
		const char *want;
	} rows[] = {
	    {"windows-874", "?ก=\u201c→ x", "?%A1=%93%26%238594%3B%20x"},
	    {"windows-874", "?\xa1é", "?%A1%26%23233%3B"},
	    {"windows-874", "?๛\u00a0\u0e3b", "?%FB%A0%26%233643%3B"},
	    {"windows-1252", "?éก", "?%E9%26%233585%3B"},
	    {"shift_jis", "?あ", "?%82%A0"},
	    {"euc-kr", "?가", "?%B0%A1"},
	    {"utf-16le", "?é", "?%C3%A9"},
	    {"no-such-encoding", "?é", "?%C3%A9"},
	    {"utf-8", "?é", "?%C3%A9"},
	    {NULL, "?é", "?%C3%A9"},
	};
	struct arena a = {0};
	struct url base = url_parse(&a, str_of("http://h/"), NULL, NULL);

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_str(url_parse(&a, str_of(rows[i].input), &base,
		              rows[i].encoding)
		              .query,
		    rows[i].want, rows[i].input);
	/* Only the query is: the path of the same page is UTF-8. */
	check_str(url_parse(&a, str_of("ก#ก"), &base, "windows-874").href,
	    "http://h/%E0%B8%81#%E0%B8%81", "path and fragment");
	arena_release(&a);
}

static void
the_parts_lie_in_the_href(void **state)
{
	struct arena a = {0};
	struct url base = url_parse(&a, str_of(BASE), NULL, NULL);
	struct url u = url_parse(&a, str_of("x.PDF?y#z"), &base, NULL);

	(void)state;
	check_int(u.kind, URL_WEB, "kind");
	check_str(u.scheme, "http", "scheme");
	check_str(u.userinfo, "u:p", "userinfo");
	check_str(u.host, "host.go.th", "host");
	check_str(u.port, "8080", "port");
	check_str(u.path, "/a/b/x.PDF", "path");
	check_str(u.query, "?y", "query");
	check_str(u.fragment, "#z", "fragment");
	check_str(url_key(&u), HOST "/a/b/x.PDF?y", "key");
	check_str(url_origin(&a, &u), "http://host.go.th:8080", "origin");
	check_int(url_port(&u), 8080, "port number");
	u = url_parse(&a, str_of("https://www.x.go.th"), NULL, NULL);
	check_str(url_origin(&a, &u), "https://www.x.go.th", "origin");
	check_int(url_port(&u), 443, "port of https");
	check_str(url_bare_host(&u), "x.go.th", "bare host");
	u = url_parse(&a, str_of("http://www./"), NULL, NULL);
	check_str(url_bare_host(&u), "www.", "www. alone");
	check_int(url_port(&u), 80, "port of http");
	arena_release(&a);
}

static void
a_file_has_a_name_and_a_type(void **state)
{
	static const struct {
		const char *input;
		const char *name;
		const char *type;
	} rows[] = {
	    {"http://h/", "", ""},
	    {"http://h/a/%E0%B8%81.PDF?x.doc", "ก.PDF", "pdf"},
	    {"http://h/a.tar.gz", "a.tar.gz", "gz"},
	    {"http://h/a.jsp;s=1.2", "a.jsp;s=1.2", "jsp"},
	    {"http://h/a.", "a.", ""},
	    {"http://h/a.is-no-ending-at-all", "a.is-no-ending-at-all", ""},
	    {"http://h/100%", "100%", ""},
	    {"http://h/b%2Fc.d%4", "b/c.d%4", "d%4"},
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct url u = url_parse(&a, str_of(rows[i].input), NULL, NULL);

		check_str(url_file_name(&a, &u), rows[i].name, rows[i].input);
		check_str(url_file_type(&a, &u), rows[i].type, rows[i].input);
	}
	arena_release(&a);
}

static void
a_registrable_domain_is_one_label_over_its_suffix(void **state)
{
	static const struct pair pairs[] = {
	    {"www.moi.go.th", "moi.go.th"},
	    {"WWW.MOF.GO.TH.", "MOF.GO.TH"},
	    {"go.th", "go.th"},
	    {"th", "th"},
	    {"a.b.example.com", "example.com"},
	    {"127.0.0.1", "127.0.0.1"},
	    {"[2001:db8::1]", "[2001:db8::1]"},
	    {"localhost", "localhost"},
	    {"", ""},
	    {".", ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(pairs); i++)
		check_str(url_registrable(str_of(pairs[i].input)),
		    pairs[i].want, pairs[i].input);
}

static void
a_long_url_is_refused(void **state)
{
	static char text[LIMIT_URL_BYTES + 2];
	struct arena a = {0};
	struct url base = url_parse(&a, str_of("http://hosts/"), NULL, NULL);
	struct url u;

	(void)state;
	memset(text, 'a', sizeof(text));
	memcpy(text, "http://h/", 9);
	u = url_parse(&a, (struct str){text, LIMIT_URL_BYTES}, NULL, NULL);
	check_int(u.kind, URL_WEB, "at the limit");
	check_int((int64_t)u.href.len, LIMIT_URL_BYTES, "its length");
	u = url_parse(&a, (struct str){text, LIMIT_URL_BYTES + 1}, NULL, NULL);
	check_int(u.kind, URL_INVALID, "over the limit");
	u = url_parse(
	    &a, (struct str){text + 9, LIMIT_URL_BYTES - 9}, &base, NULL);
	check_int(u.kind, URL_INVALID, "over the limit with its base");
	memset(text + 9, ' ', 1000);
	u = url_parse(&a, (struct str){text, LIMIT_URL_BYTES}, NULL, NULL);
	check_int(u.kind, URL_INVALID, "over the limit when escaped");
	arena_release(&a);
}

static void
hosts_of_one_domain_belong_together(void **state)
{
	static const struct {
		const char *host, *other;
		bool want;
	} rows[] = {
	    {"www.example.go.th", "www.example.go.th", true},
	    {"www.example.go.th", "data.example.go.th", true},
	    {"www.example.go.th", "www.sample.go.th", false},
	    {"go.th", "www.example.go.th", false},
	    {"192.0.2.7", "192.0.2.7", true},
	    {"192.0.2.7", "192.0.2.8", false},
	    {"", "", true},
	    {"", "go.th", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct str host = str_of(rows[i].host);
		struct str other = str_of(rows[i].other);

		check_int(url_is_same_domain(host, other), rows[i].want,
		    rows[i].other);
		check_int(url_is_same_domain(other, host), rows[i].want,
		    rows[i].host);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_absolute_url_takes_its_normal_form),
	    cmocka_unit_test(a_reference_is_resolved_against_its_base),
	    cmocka_unit_test(a_host_is_put_into_ascii),
	    cmocka_unit_test(a_number_host_is_an_address),
	    cmocka_unit_test(another_scheme_is_kept_apart),
	    cmocka_unit_test(a_query_is_in_the_encoding_of_its_page),
	    cmocka_unit_test(the_parts_lie_in_the_href),
	    cmocka_unit_test(a_file_has_a_name_and_a_type),
	    cmocka_unit_test(a_registrable_domain_is_one_label_over_its_suffix),
	    cmocka_unit_test(hosts_of_one_domain_belong_together),
	    cmocka_unit_test(a_long_url_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
