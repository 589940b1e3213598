#include "record/absence.h"

#include <stdlib.h>
#include <string.h>

#include "base/digest.h"

static const char *const seen_words[SEEN_COUNT] = {
    [SEEN_PICKED] = "picked",
    [SEEN_UNDECIDED] = "undecided",
    [SEEN_ELEMENTS] = "elements",
    [SEEN_LINKS] = "links",
    [SEEN_FORMS] = "forms",
    [SEEN_FIELDS] = "fields",
    [SEEN_IMAGES] = "images",
    [SEEN_WORDS_TH] = "words_th",
    [SEEN_WORDS_EN] = "words_en",
    [SEEN_CHARACTERS] = "characters",
};

const char *
seen_word(enum seen s)
{
	return seen_words[s];
}

static void
put_count(struct buf *out, const char *name, int64_t n)
{
	buf_printf(
	    out, "%s%s=%lld", out->len > 0 ? " " : "", name, (long long)n);
}

static void
put_word(struct buf *out, const char *name, const char *word)
{
	buf_printf(out, "%s%s=%s", out->len > 0 ? " " : "", name, word);
}

static void
put_seen(struct buf *out, const struct absence *a)
{
	for (int i = 0; i < SEEN_COUNT; i++)
		if (i >= SEEN_ELEMENTS || a->counts[SEEN_PICKED] > 0)
			put_count(out, seen_words[i], a->counts[i]);
}

static void
put_view(struct buf *out, const struct absence *a)
{
	put_word(out, "complete", a->is_complete ? "yes" : "no");
	put_count(out, "unread", a->unread);
	if (a->unread_reason != REASON_NONE)
		put_word(out, "unread_reason", reason_word(a->unread_reason));
	for (size_t i = 0; i < VIEW_COUNT; i++)
		if (a->views[i] > 0)
			put_count(out, view_words[i], a->views[i]);
}

void
absence_append(struct buf *out, const struct absence *a)
{
	struct buf text = {0};

	if (a->pages >= 0) {
		put_count(&text, "pages", a->pages);
		put_word(&text, "list", a->list);
		if (a->text[0] != '\0')
			put_word(&text, "text", a->text);
		put_count(&text, "counted", a->counted);
	}
	if (a->pages < 0 || a->counted > 0)
		put_seen(&text, a);
	if (a->pages >= 0)
		put_view(&text, a);
	(void)buf_append_str(out, buf_str(&text));
	buf_release(&text);
}

/* The count of that name, or NULL. */
static int64_t *
count_of(struct absence *a, struct str name)
{
	for (int i = 0; i < SEEN_COUNT; i++)
		if (str_is(name, seen_words[i]))
			return &a->counts[i];
	for (size_t i = 0; i < VIEW_COUNT; i++)
		if (str_is(name, view_words[i]))
			return &a->views[i];
	if (str_is(name, "pages"))
		return &a->pages;
	if (str_is(name, "counted"))
		return &a->counted;
	return str_is(name, "unread") ? &a->unread : NULL;
}

static bool
read_one(struct absence *a, struct str name, struct str value)
{
	int64_t *count = count_of(a, name);

	if (count != NULL)
		return str_to_int64(value, 0, INT64_MAX, count);
	if (str_is(name, "complete"))
		a->is_complete = str_is(value, "yes");
	if (str_is(name, "unread_reason"))
		a->unread_reason = reason_of_word(value);
	if (!str_is(name, "list") && !str_is(name, "text"))
		return true;
	if (value.len != ABSENCE_LIST_LENGTH)
		return false;
	memcpy(str_is(name, "list") ? a->list : a->text, value.ptr, value.len);
	return true;
}

bool
absence_read(struct str text, struct absence *out)
{
	struct str word;
	bool is_good = text.len > 0;

	*out = (struct absence){.pages = -1};
	while (is_good && str_split(&text, ' ', &word)) {
		size_t at = str_find_char(word, '=', 0);

		is_good = at != STR_NONE &&
		    read_one(out, str_slice(word, 0, at),
		        str_slice(word, at + 1, word.len));
	}
	if (!is_good)
		*out = (struct absence){.pages = -1};
	return is_good;
}

static int64_t
sum_of(int64_t a, int64_t b)
{
	return a > INT64_MAX - b ? INT64_MAX : a + b;
}

void
absence_add(struct absence *sum, const struct absence *page)
{
	sum->counted++;
	for (int i = 0; i < SEEN_COUNT; i++)
		sum->counts[i] = sum_of(sum->counts[i], page->counts[i]);
}

static int
by_bytes(const void *a, const void *b)
{
	const struct str *x = a, *y = b;

	return str_compare(*x, *y);
}

/* The first digits of the SHA-256 of some lines in the order of their bytes. */
static void
put_digits(char out[ABSENCE_LIST_LENGTH + 1], struct str *lines, size_t count)
{
	struct digest *d = digest_new(DIGEST_SHA256);
	char digits[DIGEST_TEXT_BYTES];

	if (count > 0)
		qsort(lines, count, sizeof(*lines), by_bytes);
	for (size_t i = 0; i < count; i++) {
		digest_add(d, lines[i]);
		digest_add(d, str_of("\n"));
	}
	digest_finish(d, digits);
	memcpy(out, digits, ABSENCE_LIST_LENGTH);
	out[ABSENCE_LIST_LENGTH] = '\0';
}

void
absence_list(struct absence *a, struct str *urls, size_t count)
{
	put_digits(a->list, urls, count);
}

void
absence_text(struct absence *a, struct str *digests, size_t count)
{
	put_digits(a->text, digests, count);
}

struct str
absence_text_of(struct str text)
{
	struct str rest = text, word;

	while (str_split(&rest, ' ', &word))
		if (str_starts(word, str_of("text=")))
			return word;
	return text;
}
