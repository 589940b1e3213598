#include "test.h"

#include "audit/value/word_index_impl.h"
#include "base/buf.h"

/* Words of an index, from number 1 on. */
static const char *const words[] = {"he", "she", "his", "hers", "ขออนุญาต",
    "อนุญาต", "contact us", "e-service", "a"};

enum { WORD_COUNT = sizeof(words) / sizeof(words[0]) };

/* A text, and for each word whether it may stand there. */
static const struct {
	const char *text, *want;
} cases[] = {
    {"", "---------"},
    {"ushers", "++-+-----"},
    {"this", "--+------"},
    {"h i s", "---------"},
    {"การขออนุญาตใช้", "----++---"},
    {"อนุญาต", "-----+---"},
    {"contact", "------+-+"},
    {"our e service", "-------+-"},
    {"\xff\xfe\xe0\xb8", "---------"},
};

static struct word_index
index_of_words(struct arena *a)
{
	struct word_index x = {0};

	for (uint32_t i = 0; i < WORD_COUNT; i++)
		check_int(
		    word_index_add(&x, a, str_of(words[i])), i + 1, "number");
	word_index_seal(&x, a);
	return x;
}

static void
test_one_pass_finds_all_words(void **state)
{
	struct arena a = {0};
	struct word_index x = index_of_words(&a);

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct word_places found =
		    word_index_scan(&x, str_of(cases[i].text), &a);
		char got[WORD_COUNT + 1] = {0};

		for (uint32_t k = 0; k < WORD_COUNT; k++)
			got[k] = word_places_first(
			             found, k + 1, str_of(words[k])) == STR_NONE
			    ? '-'
			    : '+';
		check_str(str_of(got), cases[i].want, cases[i].text);
	}
	arena_release(&a);
}

static void
test_the_same_word_has_one_number(void **state)
{
	struct arena a = {0};
	struct word_index x = {0};

	(void)state;
	check_int(word_index_add(&x, &a, str_of("ab")), 1, "ab");
	check_int(word_index_add(&x, &a, str_of("b")), 2, "b");
	check_int(word_index_add(&x, &a, str_of("ab")), 1, "ab again");
	check_int(word_index_add(&x, &a, str_of("x ab")), 1, "longest part");
	check_int(word_index_add(&x, &a, str_of(" - ")), 0, "no part");
	check_int(x.word_count, 2, "words");
	arena_release(&a);
}

/* Where the search for a word begins, in a text that holds it. */
static size_t
first_of(const struct word_index *x, struct arena *a, const char *text,
    uint32_t number)
{
	return word_places_first(word_index_scan(x, str_of(text), a), number,
	    str_of(words[number - 1]));
}

static void
test_places_are_those_of_the_first(void **state)
{
	struct arena a = {0};
	struct word_index x = index_of_words(&a);
	struct word_places found = word_index_scan(&x, str_of("xx she"), &a);

	(void)state;
	check_int((int64_t)first_of(&x, &a, "x she he", 1), 3, "he");
	check_int((int64_t)first_of(&x, &a, "ก ขออนุญาต", 6), 10, "อนุญาต");
	check_int(
	    (int64_t)first_of(&x, &a, "xx contact us", 7), 0, "of two parts");
	found.is_wider = true;
	check_int((int64_t)word_places_first(found, 2, str_of("she")), 0,
	    "somewhere in a wider text");
	assert_true(word_places_first(found, 3, str_of("his")) == STR_NONE);
	arena_release(&a);
}

static void
test_what_is_not_indexed_may_be_anywhere(void **state)
{
	struct arena a = {0};
	struct word_index x = {0};
	struct word_places found;

	(void)state;
	word_index_seal(&x, &a);
	found = word_index_scan(&x, str_of("text"), &a);
	check_int((int64_t)word_places_first(found, 1, str_of("he")), 0,
	    "empty index");
	x = index_of_words(&a);
	found = word_index_scan(&x, str_of("text"), &a);
	check_int(
	    (int64_t)word_places_first(found, 0, str_of("he")), 0, "no number");
	assert_true(word_places_first(found, 1, str_of("he")) == STR_NONE);
	arena_release(&a);
}

/* Where a walk over the places of a word stops, from a text's start on. */
static void
check_walk(const struct word_places *found, uint32_t number, const char *text,
    const char *want)
{
	struct word_walk walk =
	    word_walk_begin(found, number, str_of(words[number - 1]));
	struct buf got = {0};

	for (size_t at = 0; at < str_of(text).len &&
	     (at = word_walk_next(&walk, at)) != STR_NONE;
	     at++)
		buf_printf(&got, "%zu ", at);
	check_str(buf_str(&got), want, text);
	buf_release(&got);
}

static void
test_a_walk_stops_at_each_place(void **state)
{
	static const char *const text = "she he, contact us";
	struct arena a = {0};
	struct word_index x = index_of_words(&a);
	struct word_places found = word_index_scan(&x, str_of(text), &a);

	(void)state;
	check_walk(&found, 1, text, "1 4 ");
	check_walk(&found, 2, text, "0 ");
	check_walk(&found, 3, text, "");
	check_walk(&found, 7, "of two parts", "0 1 2 3 4 5 6 7 8 9 10 11 ");
	found.is_wider = true;
	check_walk(&found, 1, "any", "0 1 2 ");
	check_walk(&found, 3, "any", "");
	arena_release(&a);
}

static void
test_a_walk_is_blind_behind_too_many_places(void **state)
{
	enum { MANY = 70000 };
	struct arena a = {0};
	struct word_index x = index_of_words(&a);
	char *text = arena_alloc(&a, MANY);
	struct word_places found;
	struct word_walk walk;

	(void)state;
	for (size_t i = 0; i < MANY; i++)
		text[i] = i % 2 == 0 ? 'a' : '.';
	text[MANY - 3] = 'h';
	text[MANY - 2] = 'e';
	found = word_index_scan(&x, (struct str){text, MANY}, &a);
	walk = word_walk_begin(&found, 9, str_of("a"));
	for (size_t i = 0; i < MANY - 4; i++) {
		size_t next = word_walk_next(&walk, i);

		assert_true(next == i + i % 2 || (i > MANY / 2 && next == i));
	}
	/* No place of it is known, but that it is there. */
	walk = word_walk_begin(&found, 1, str_of("he"));
	assert_true(word_walk_next(&walk, 0) <= MANY - 3);
	walk = word_walk_begin(&found, 2, str_of("she"));
	assert_true(word_walk_next(&walk, 0) == STR_NONE);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_one_pass_finds_all_words),
	    cmocka_unit_test(test_the_same_word_has_one_number),
	    cmocka_unit_test(test_places_are_those_of_the_first),
	    cmocka_unit_test(test_what_is_not_indexed_may_be_anywhere),
	    cmocka_unit_test(test_a_walk_stops_at_each_place),
	    cmocka_unit_test(test_a_walk_is_blind_behind_too_many_places),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
