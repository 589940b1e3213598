#include "page/question_impl.h"

#include "page/word_list_impl.h"

enum { CONTEXTS_MAX = 4 };

/*
 * Words that make a Thai sentence a question, which needs no sign then, and
 * what must not stand before or behind: other words hold the same letters.
 */
static const struct {
	const char *word;
	const char *not_behind[CONTEXTS_MAX];
	const char *not_before;
} question_words[] = {
    /* Those with the same first letter stand together. */
    {"กี่", {"เ"}, NULL},
    {"ทำไม", {NULL}, NULL},
    {"ที่ไหน", {NULL}, NULL},
    {"ที่ใด", {NULL}, NULL},
    {"มั้ย", {NULL}, NULL},
    {"ยังไง", {NULL}, NULL},
    {"หรือไม่", {NULL}, NULL},
    {"หรือยัง", {NULL}, NULL},
    {"หรือเปล่า", {NULL}, NULL},
    {"อย่างไร", {NULL}, "ก็"},
    {"อะไร", {NULL}, NULL},
    {"เหตุใด", {NULL}, NULL},
    {"เมื่อใด", {NULL}, NULL},
    {"เมื่อไร", {NULL}, NULL},
    {"เมื่อไหร่", {NULL}, NULL},
    {"เท่าไร", {NULL}, NULL},
    {"เท่าไหร่", {NULL}, NULL},
    {"เท่าใด", {NULL}, NULL},
    {"ใคร", {NULL}, "่"},
    {"ใดบ้าง", {NULL}, NULL},
    {"ได้บ้าง", {NULL}, NULL},
    {"ไหม", {"ผ้า", "หม่อน", "เส้น", "รัง"}, "ไทย"},
};

/* The letters that those words begin with, a bit each, and for their second
 * letters the bits of those that they follow: hardly any two letters of a text
 * have a bit in common. */
enum {
	KO_KAI = 1 << 0,
	THO_THAHAN = 1 << 1,
	MO_MA = 1 << 2,
	YO_YAK = 1 << 3,
	HO_HIP = 1 << 4,
	O_ANG = 1 << 5,
	SARA_E = 1 << 6,
	SARA_AI_MAIMUAN = 1 << 7,
	SARA_AI_MAIMALAI = 1 << 8
};
static const struct {
	uint16_t bit;
	uint16_t word; /* the first with the letter, from 1 */
} first_letters[128] = {
    [0x01] = {KO_KAI, 1},
    [0x17] = {THO_THAHAN, 2},
    [0x21] = {MO_MA, 5},
    [0x22] = {YO_YAK, 6},
    [0x2b] = {HO_HIP, 7},
    [0x2d] = {O_ANG, 10},
    [0x40] = {SARA_E, 12},
    [0x43] = {SARA_AI_MAIMUAN, 19},
    [0x44] = {SARA_AI_MAIMALAI, 21},
};
static const uint16_t second_letters[128] = {
    [0x04] = SARA_AI_MAIMUAN, /* ใค */
    [0x14] = SARA_AI_MAIMUAN | SARA_AI_MAIMALAI, /* ใด, ได */
    [0x17] = SARA_E, /* เท */
    [0x21] = SARA_E, /* เม */
    [0x22] = O_ANG, /* อย */
    [0x23] = HO_HIP, /* หร */
    [0x2b] = SARA_E | SARA_AI_MAIMALAI, /* เห, ไห */
    [0x30] = O_ANG, /* อะ */
    [0x31] = MO_MA | YO_YAK, /* มั, ยั */
    [0x33] = THO_THAHAN, /* ทำ */
    [0x35] = KO_KAI | THO_THAHAN, /* กี, ที */
};

/* What a question or an answer begins with where it is marked as one. */
static const char *const question_marks[] = {"ถาม", "คำถาม", "คำถามที่",
    "q:", "q.", "q :", "q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8", "q9",
    "question:", "question "};
static const char *const answer_marks[] = {
    "ตอบ", "คำตอบ", "a:", "a.", "a :", "answer:", "answer "};

/* Whether a text begins with one of the marks and not with a longer Thai word
 * that begins like it: a heading of frequent questions is no question. */
static bool
has_mark(struct str form, const char *const *marks, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t n;

		if (form.len == 0 || form.ptr[0] != marks[i][0])
			continue;
		n = str_of(marks[i]).len;
		if (str_starts(form, str_of(marks[i])) &&
		    (n == form.len || (unsigned char)form.ptr[0] < 0x80 ||
		        (unsigned char)form.ptr[n] < 0x80))
			return true;
	}
	return false;
}

/* Whether a question mark ends a word; in addresses none does. */
static bool
has_question_mark(struct str form)
{
	size_t at = 0;

	while ((at = str_find_char(form, '?', at)) != STR_NONE) {
		char next = at + 1 < form.len ? form.ptr[at + 1] : ' ';

		if (next == ' ' || next == '?' || next == ')' || next == '"' ||
		    next == '!')
			return true;
		at++;
	}
	/* The wide one is three bytes, the first of them rare. */
	for (at = str_find_char(form, '\xef', 0); at != STR_NONE;
	     at = str_find_char(form, '\xef', at + 1))
		if (str_starts(str_slice(form, at, form.len), str_of("？")))
			return true;
	return false;
}

static bool
stands_free(struct str form, size_t i, size_t at)
{
	struct str before = str_slice(form, 0, at);
	struct str behind =
	    str_slice(form, at + str_of(question_words[i].word).len, form.len);
	const char *no = question_words[i].not_before;

	for (size_t k = 0;
	     k < CONTEXTS_MAX && question_words[i].not_behind[k] != NULL; k++)
		if (str_ends(before, str_of(question_words[i].not_behind[k])))
			return false;
	return no == NULL || !str_starts(behind, str_of(no));
}

/* The number of the Thai letter that begins at an offset; 0: none. */
static unsigned
thai_at(struct str s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.ptr + at;

	if (s.len - at < 3 || p[0] != 0xe0 || (p[1] & 0xfe) != 0xb8)
		return 0;
	return (p[1] & 1u) << 6 | (p[2] & 0x3fu);
}

/* That with which a question word begins; from 1. */
static unsigned
first_letter(size_t word)
{
	return thai_at((struct str){question_words[word - 1].word, 3}, 0);
}

/* Whether one of the words with a first letter stands at an offset. */
static bool
has_word_at(struct str form, size_t at, size_t word, unsigned letter)
{
	struct str rest = str_slice(form, at, form.len);

	for (;
	     word <= WORD_COUNT(question_words) && first_letter(word) == letter;
	     word++) {
		const char *text = question_words[word - 1].word;

		if (str_starts(rest, str_of(text)) &&
		    stands_free(form, word - 1, at))
			return true;
	}
	return false;
}

/* Whether a word that asks stands in a text: one pass for all of them. */
static bool
has_question_word(struct str form)
{
	unsigned before = 0;

	for (size_t at = 0; at < form.len; at += before != 0 ? 3 : 1) {
		unsigned letter = thai_at(form, at);

		if ((first_letters[before].bit & second_letters[letter]) != 0 &&
		    has_word_at(
		        form, at - 3, first_letters[before].word, before))
			return true;
		before = letter;
	}
	return false;
}

bool
question_is(struct str form)
{
	if (form.len == 0 || form.len > QUESTION_BYTES_MAX)
		return false;
	return has_question_mark(form) ||
	    has_mark(form, question_marks, WORD_COUNT(question_marks)) ||
	    has_question_word(form);
}

bool
question_is_answer(struct str form)
{
	return has_mark(form, answer_marks, WORD_COUNT(answer_marks));
}
