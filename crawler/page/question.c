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
	return str_find(form, str_of("？"), 0) != STR_NONE;
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

/* Whether a word that asks stands in a text: one pass for all of them. */
static bool
has_question_word(struct str form)
{
	unsigned char first[128] = {0}; /* word, from 1, by its first letter */

	for (size_t i = WORD_COUNT(question_words); i > 0; i--)
		first[first_letter(i)] = (unsigned char)i;
	for (size_t at = 0; at < form.len; at++) {
		unsigned letter = thai_at(form, at);
		struct str rest = str_slice(form, at, form.len);

		for (size_t i = first[letter];
		     i > 0 && i <= WORD_COUNT(question_words) &&
		     first_letter(i) == letter;
		     i++)
			if (str_starts(
			        rest, str_of(question_words[i - 1].word)) &&
			    stands_free(form, i - 1, at))
				return true;
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
