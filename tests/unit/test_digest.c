/* Digests against the examples of FIPS 180-4; SHA-1 is written in the base 32
 * of RFC 4648. */
#include "test.h"

#include "base/buf.h"
#include "base/digest.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

struct row {
	const char *text;
	size_t repeat;
	const char *sha256, *sha1;
};

static const struct row rows[] = {
    {"", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"},
    {"abc", 1,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
        "sha1:QSMD4RA4HPJG5OVOJKQ7SUJJ4XSUM4HR"},
    {"aaaaaaaaaaaaaaaaaaaaaaaaa", 40000,
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
        "sha1:GSVJOPGUYTNKJ5Q65MV5XLJHGFSTIALP"},
};

static void
check_digest(
    enum digest_kind kind, const struct row *r, const char *want, size_t piece)
{
	struct digest *d = digest_new(kind);
	char text[DIGEST_TEXT_BYTES];

	for (size_t n = 0; n < r->repeat; n++) {
		struct str rest = str_of(r->text);

		for (; rest.len > 0; rest = str_slice(rest, piece, rest.len))
			digest_add(d, str_slice(rest, 0, piece));
	}
	digest_finish(d, text);
	check_str(str_of(text), want, r->text);
}

static void
the_published_examples_hold(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		check_digest(DIGEST_SHA256, &rows[i], rows[i].sha256, 1000);
		check_digest(DIGEST_SHA1, &rows[i], rows[i].sha1, 1000);
	}
}

static void
pieces_make_no_difference(void **state)
{
	(void)state;
	for (size_t i = 0; i < 3; i++)
		for (size_t piece = 1; piece < 5; piece++) {
			check_digest(
			    DIGEST_SHA256, &rows[i], rows[i].sha256, piece);
			check_digest(
			    DIGEST_SHA1, &rows[i], rows[i].sha1, piece);
		}
}

static void
one_call_does_the_same(void **state)
{
	char text[DIGEST_TEXT_BYTES];

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		digest_of(DIGEST_SHA256, str_of(rows[i].text), text);
		check_str(str_of(text), rows[i].sha256, "sha256");
		digest_of(DIGEST_SHA1, str_of(rows[i].text), text);
		check_str(str_of(text), rows[i].sha1, "sha1");
	}
	digest_of(DIGEST_SHA256, (struct str){0}, text);
	check_str(str_of(text), rows[0].sha256, "no bytes");
}

static void
one_digest_serves_for_many_texts(void **state)
{
	struct digest *d = digest_new(DIGEST_SHA256);
	char text[DIGEST_TEXT_BYTES];

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		digest_add(d, str_of(rows[i].text));
		digest_next(d, text);
		check_str(str_of(text), rows[i].sha256, rows[i].text);
	}
	digest_free(d);
	digest_free(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_published_examples_hold),
	    cmocka_unit_test(pieces_make_no_difference),
	    cmocka_unit_test(one_call_does_the_same),
	    cmocka_unit_test(one_digest_serves_for_many_texts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
