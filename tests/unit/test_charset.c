#include "test.h"

#include <string.h>
#include <sys/resource.h>

#include "text/charset_impl.h"
#include "text/utf8.h"

/* "กรม" in windows-874. */
#define KROM "\xa1\xc3\xc1"

static void
test_labels_name_encodings(void **state)
{
	static const struct {
		const char *label, *want;
	} cases[] = {
	    {"utf-8", "utf-8"},
	    {"UTF8", "utf-8"},
	    {" \tUtf-8\r\n", "utf-8"},
	    {"unicode-1-1-utf-8", "utf-8"},
	    {"TIS-620", "windows-874"},
	    {"tis620", "windows-874"},
	    {"TIS-620-2533", "windows-874"},
	    {"TIS620.2533", "windows-874"},
	    {"ISO-8859-11", "windows-874"},
	    {"windows-874", "windows-874"},
	    {"x-windows-874", "windows-874"},
	    {"cp874", "windows-874"},
	    {"MS874", "windows-874"},
	    {"dos-874", "windows-874"},
	    {"iso-8859-1", "windows-1252"},
	    {"ascii", "windows-1252"},
	    {"us-ascii", "windows-1252"},
	    {"x-cp1252", "windows-1252"},
	    {"iso-8859-9", "windows-1254"},
	    {"iso-8859-8-i", "iso-8859-8-i"},
	    {"logical", "iso-8859-8-i"},
	    {"gb2312", "gbk"},
	    {"gb18030", "gb18030"},
	    {"sjis", "shift_jis"},
	    {"ks_c_5601-1987", "euc-kr"},
	    {"x-x-big5", "big5"},
	    {"utf-16", "utf-16le"},
	    {"unicodefffe", "utf-16be"},
	    {"hz-gb-2312", "replacement"},
	    {"866", "ibm866"},
	    {"x-user-defined", "x-user-defined"},
	    {"x-unicode20utf8", "utf-8"},
	    {"", NULL},
	    {"utf", NULL},
	    {"utf-8x", NULL},
	    {"utf-7", NULL},
	    {"zzz", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *got = charset_of_label(str_of(cases[i].label));

		if (cases[i].want == NULL)
			assert_null(got);
		else
			check_str(str_of(got), cases[i].want, cases[i].label);
	}
}

struct sniff_case {
	const char *body, *content_type, *name, *declared;
	enum charset_source source;
	bool is_lying;
};

static void
check_sniffs(const struct sniff_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct sniff_case *c = &cases[i];
		struct charset got =
		    charset_sniff(str_of(c->body), str_of(c->content_type));

		check_str(str_of(got.name), c->name, c->body);
		check_str(str_of(charset_source_name(got.source)),
		    charset_source_name(c->source), c->body);
		check_str(got.declared, c->declared, c->body);
		check_int(got.is_lying, c->is_lying, c->body);
	}
}

static void
test_the_first_declaration_decides(void **state)
{
	static const struct sniff_case cases[] = {
	    {"\xef\xbb\xbfx", "text/html; charset=tis-620", "utf-8", "tis-620",
	        CHARSET_BOM, true},
	    {"\xef\xbb\xbfx", "", "utf-8", "", CHARSET_BOM, false},
	    {"\xff\xfex", "", "utf-16le", "", CHARSET_BOM, false},
	    {"\xfe\xffx", "", "utf-16be", "", CHARSET_BOM, false},
	    {"<meta charset=utf-8>", "text/html;charset=TIS-620", "windows-874",
	        "TIS-620", CHARSET_HEADER, false},
	    {"x", "text/html; a=b ; Charset = \"utf-8\"", "utf-8", "utf-8",
	        CHARSET_HEADER, false},
	    {"x", "text/html; charset=utf-8; charset=tis-620", "utf-8", "utf-8",
	        CHARSET_HEADER, false},
	    {"<meta charset=tis-620>", "text/html; charset=none", "windows-874",
	        "tis-620", CHARSET_META, false},
	    {"x", "text/html; charset=none", "utf-8", "none", CHARSET_UTF8,
	        true},
	    {"x", "text/html; charset", "utf-8", "", CHARSET_UTF8, false},
	    {"x", "text/html", "utf-8", "", CHARSET_UTF8, false},
	    {"", "", "utf-8", "", CHARSET_UTF8, false},
	    {"กรม", "", "utf-8", "", CHARSET_UTF8, false},
	    {KROM, "", "windows-874", "", CHARSET_GUESS, false},
	};

	(void)state;
	check_sniffs(cases, sizeof(cases) / sizeof(cases[0]));
}

static void
test_bytes_correct_a_lie(void **state)
{
	static const struct sniff_case cases[] = {
	    {"กรม", "text/html; charset=tis-620", "utf-8", "tis-620",
	        CHARSET_UTF8, true},
	    {"กรม<meta charset=iso-8859-1>", "", "utf-8", "iso-8859-1",
	        CHARSET_UTF8, true},
	    {"plain", "text/html; charset=tis-620", "windows-874", "tis-620",
	        CHARSET_HEADER, false},
	    {KROM, "text/html; charset=utf-8", "windows-874", "utf-8",
	        CHARSET_GUESS, true},
	    {"กรม", "text/html; charset=gbk", "gbk", "gbk", CHARSET_HEADER,
	        false},
	};

	(void)state;
	check_sniffs(cases, sizeof(cases) / sizeof(cases[0]));
}

static void
test_two_percent_of_broken_utf8_are_borne(void **state)
{
	static const struct {
		size_t whole, broken;
		const char *want;
	} cases[] = {
	    {49, 1, "utf-8"},
	    {48, 1, "windows-874"},
	    {980, 20, "utf-8"},
	    {979, 20, "windows-874"},
	};
	static const char *const types[] = {"", "text/html; charset=utf-8"};

	(void)state;
	for (size_t i = 0; i < 8; i++) {
		struct buf body = {0};
		struct charset got;

		for (size_t k = 0; k < cases[i / 2].whole; k++)
			(void)buf_append_cstr(&body, "ก ");
		for (size_t k = 0; k < cases[i / 2].broken; k++)
			(void)buf_append_cstr(&body, "\xff ");
		got = charset_sniff(buf_str(&body), str_of(types[i % 2]));
		check_str(str_of(got.name), cases[i / 2].want, types[i % 2]);
		buf_release(&body);
	}
}

/* HTML Standard, 13.2.3.2. */
static void
test_prescan_finds_the_meta(void **state)
{
	static const struct {
		const char *body, *want;
	} cases[] = {
	    {"<meta charset=koi8-r>", "koi8-r"},
	    {"<META CHARSET='koi8-r'>", "koi8-r"},
	    {"<meta/charset=\"koi8-r\"/>", "koi8-r"},
	    {"<meta charset = koi8-r >", "koi8-r"},
	    {"<meta a=b charset=koi8-r>", "koi8-r"},
	    {"<meta charset=koi8-r charset=utf-8>", "koi8-r"},
	    {"<metacharset=koi8-r>", NULL},
	    {"<meta charset=koi8-r", NULL},
	    {"<meta charset=\"koi8-r>", NULL},
	    {"<meta charset=nonesuch><meta charset=koi8-r>", "koi8-r"},
	    {"<meta http-equiv=content-type content='a;charset=koi8-r'>",
	        "koi8-r"},
	    {"<meta content='text/html; charset = \"koi8-r\"' "
	     "http-equiv=Content-Type>",
	        "koi8-r"},
	    {"<meta http-equiv=content-type content='charset charset=koi8-r"
	     " x'>",
	        "koi8-r"},
	    {"<meta content='text/html; charset=koi8-r'>", NULL},
	    {"<meta http-equiv=refresh content='0; charset=koi8-r'>", NULL},
	    {"<meta http-equiv=content-type content='charset=\"koi8-r'>", NULL},
	    {"<meta http-equiv=content-type content='charset='>", NULL},
	    {"<meta content='charset=utf-8' charset=koi8-r>", "koi8-r"},
	    {"<!--<meta charset=utf-8>--><meta charset=koi8-r>", "koi8-r"},
	    {"<!--><meta charset=koi8-r>", "koi8-r"},
	    {"<!-- <meta charset=koi8-r>", NULL},
	    {"<p title='<meta charset=utf-8>'><meta charset=koi8-r>", "koi8-r"},
	    {"</p title='<meta charset=utf-8>'><meta charset=koi8-r>",
	        "koi8-r"},
	    {"<?x <meta charset=utf-8><meta charset=koi8-r>", "koi8-r"},
	    {"<!x <meta charset=utf-8><meta charset=koi8-r>", "koi8-r"},
	    {"<script>'<meta charset=koi8-r>'</script>", "koi8-r"},
	    {"< meta charset=utf-8><1<meta charset=koi8-r>", "koi8-r"},
	    {"<meta charset=utf-16le>", "utf-8"},
	    {"<meta charset=x-user-defined>", "windows-1252"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct charset got =
		    charset_sniff(str_of(cases[i].body), str_of(""));

		check_str(str_of(got.name),
		    cases[i].want == NULL ? "utf-8" : cases[i].want,
		    cases[i].body);
		check_int(got.source,
		    cases[i].want == NULL ? CHARSET_UTF8 : CHARSET_META,
		    cases[i].body);
	}
}

/* Behind the first 1,024 bytes only a real element counts. */
static void
test_a_late_meta_counts(void **state)
{
	static const struct {
		const char *tail, *want;
	} cases[] = {
	    {"<meta charset=koi8-r>", "koi8-r"},
	    {"<script>'<meta charset=koi8-r>'</script>", "utf-8"},
	    {"<title><meta charset=koi8-r>", "utf-8"},
	    {"<STYLE></Style><meta charset=koi8-r>", "koi8-r"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf body = {0};
		struct charset got;

		buf_printf(&body, "<!--%1100s-->%s", "", cases[i].tail);
		got = charset_sniff(buf_str(&body), str_of(""));
		check_str(str_of(got.name), cases[i].want, cases[i].tail);
		buf_release(&body);
	}
}

static void
test_decodes(void **state)
{
	static const struct {
		const char *name, *body, *want;
		size_t replaced_count;
	} cases[] = {
	    {"windows-874", "a" KROM "\x80\x85\x93\xa0", "aกรม€…“\u00a0", 0},
	    {"windows-874", "\x81\x9f\xdb\xfc\xdf",
	        "\xc2\x81\xc2\x9f\ufffd\ufffd฿", 2},
	    {"utf-8", "\xef\xbb\xbfกรม", "กรม", 0},
	    {"utf-8", "ก\xffร\xe0\xb8", "ก\ufffdร\ufffd", 2},
	    {"utf-8", "\ufffd", "\ufffd", 0},
	    {"windows-1252", "\x80\x81\xe9", "€\xc2\x81é", 0},
	    {"iso-8859-2", "\xb1", "ą", 0},
	    {"windows-1255", "\xe0\xc8", "א\u05b8", 0},
	    {"windows-1253", "\xc1\xd2", "Α\ufffd", 1},
	    {"koi8-r", "\xcd\xc9\xd2", "мир", 0},
	    {"shift_jis", "a\x93\xfa\x96{", "a日本", 0},
	    {"shift_jis", "\x93<b>", "\ufffd<b>", 1},
	    {"euc-jp", "\xc6\xfc\xcb\xdc", "日本", 0},
	    {"iso-2022-jp", "a\x1b$BF|\x1b(Bb", "a日b", 0},
	    {"gbk", "\xd6\xd0\xce\xc4", "中文", 0},
	    {"gb18030", "\x81\x30\x81\x30", "\xc2\x80", 0},
	    {"big5", "\xa4\xa4\xa4\xe5", "中文", 0},
	    {"big5", "\x88\x62x", "\u00ca\u0304x", 0},
	    {"big5", "\x88\x66", "\u00ca", 0},
	    {"euc-kr", "\xc7\xd1\xb1\xdb", "한글", 0},
	    {"euc-kr", "\xc7", "\ufffd", 1},
	    {"replacement", "anything", "\ufffd", 1},
	    {"x-user-defined", "a\x80\xff", "a\uf780\uf7ff", 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct arena a = {0};
		struct charset_text got =
		    charset_decode(&a, str_of(cases[i].body), cases[i].name);

		check_str(got.text, cases[i].want, cases[i].name);
		check_int((int64_t)got.replaced_count,
		    (int64_t)cases[i].replaced_count, cases[i].name);
		check_int(got.is_unknown_charset, false, cases[i].name);
		check_int(got.map.to_end, (int64_t)got.text.len,
		    "the map ends with the text");
		check_int(got.map.from_end, (int64_t)str_of(cases[i].body).len,
		    "the map ends with the body");
		arena_release(&a);
	}
}

static void
test_decodes_utf16_and_nul(void **state)
{
	static const struct {
		const char *name;
		struct str body;
		const char *want;
	} cases[] = {
	    {"utf-8", {"a\0b", 3}, "a\ufffdb"},
	    {"windows-874", {"\0\xa1", 2}, "\ufffdก"},
	    {"gbk", {"a\0", 2}, "a\ufffd"},
	    {"iso-2022-jp", {"a\0", 2}, "a\ufffd"},
	    {"utf-16le", {"\xff\xfe\x01\x0e\0\0", 6}, "ก\ufffd"},
	    {"utf-16be", {"\xfe\xff\x0e\x01", 4}, "ก"},
	    {"utf-16be", {"\xd8\x3d\xde\x00x", 5}, "\U0001f600\ufffd"},
	    {"utf-16le", {"\x3d\xd8x\0", 4}, "\ufffdx"},
	    {"utf-16le", {"\x00\xdc", 2}, "\ufffd"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct arena a = {0};
		struct charset_text got =
		    charset_decode(&a, cases[i].body, cases[i].name);

		check_str(got.text, cases[i].want, cases[i].name);
		check_int(got.map.from_end, (int64_t)cases[i].body.len,
		    "the map ends with the body");
		arena_release(&a);
	}
}

static void
test_an_unknown_charset_is_said_to_be_one(void **state)
{
	struct arena a = {0};
	struct charset_text got = charset_decode(&a, str_of(KROM), "nonesuch");

	(void)state;
	check_str(got.text, "กรม", "text");
	check_int(got.is_unknown_charset, true, "is_unknown_charset");
	arena_release(&a);
}

static void
test_every_name_of_a_label_can_be_decoded(void **state)
{
	static const char *const labels[] = {"utf-8", "866", "latin2", "latin3",
	    "latin4", "cyrillic", "arabic", "greek", "hebrew", "logical",
	    "latin6", "iso-8859-13", "iso-8859-14", "l9", "iso-8859-16", "koi",
	    "koi8-u", "mac", "tis-620", "cp1250", "cp1251", "latin1", "cp1253",
	    "latin5", "cp1255", "cp1256", "cp1257", "cp1258", "x-mac-ukrainian",
	    "gb2312", "gb18030", "big5", "euc-jp", "iso-2022-jp", "sjis",
	    "korean", "iso-2022-kr", "unicodefffe", "unicode",
	    "x-user-defined"};

	(void)state;
	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
		struct arena a = {0};
		const char *name = charset_of_label(str_of(labels[i]));
		struct charset_text got =
		    charset_decode(&a, str_of("ab"), name);

		assert_non_null(name);
		check_int(got.is_unknown_charset, false, name);
		arena_release(&a);
	}
}

static void
test_the_map_leads_to_the_agency_s_bytes(void **state)
{
	struct arena a = {0};
	struct charset_text got =
	    charset_decode(&a, str_of("ab " KROM " x"), "windows-874");
	struct span back = offmap_back(&got.map, (struct span){6, 12});

	(void)state;
	check_int(back.start, 4, "start");
	check_int(back.end, 6, "end");
	check_int((int64_t)got.map.count, 3, "runs");
	arena_release(&a);
}

static void
test_held_converters_need_no_file(void **state)
{
	struct charset_converters *held = charset_converters_new();
	const struct charset_coding *coding;
	struct rlimit files, none;
	struct arena a = {0};

	(void)state;
	check_int(getrlimit(RLIMIT_NOFILE, &files), 0, "limit");
	none = (struct rlimit){0, files.rlim_max};
	check_int(setrlimit(RLIMIT_NOFILE, &none), 0, "no files");
	for (int round = 0; round < 2; round++)
		for (size_t i = 0; (coding = charset_coding_at(i)) != NULL;
		     i++) {
			struct charset_text got =
			    charset_decode(&a, str_of("x\xe9"), coding->name);

			assert_false(got.is_unknown_charset);
		}
	check_int(setrlimit(RLIMIT_NOFILE, &files), 0, "files again");
	charset_converters_free(held);
	charset_converters_free(NULL);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_held_converters_need_no_file),
	    cmocka_unit_test(test_labels_name_encodings),
	    cmocka_unit_test(test_the_first_declaration_decides),
	    cmocka_unit_test(test_bytes_correct_a_lie),
	    cmocka_unit_test(test_two_percent_of_broken_utf8_are_borne),
	    cmocka_unit_test(test_prescan_finds_the_meta),
	    cmocka_unit_test(test_a_late_meta_counts),
	    cmocka_unit_test(test_decodes),
	    cmocka_unit_test(test_decodes_utf16_and_nul),
	    cmocka_unit_test(test_an_unknown_charset_is_said_to_be_one),
	    cmocka_unit_test(test_every_name_of_a_label_can_be_decoded),
	    cmocka_unit_test(test_the_map_leads_to_the_agency_s_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
