#include "crawl/rank.h"

#include <assert.h>
#include <string.h>

#include "base/limits.h"
#include "crawl/rank_impl.h"
#include "text/match.h"

enum {
	BUCKETS = 1024,
	NO_WORD = UINT16_MAX,
	READ_BYTES = 400, /* of a text and of an address */
	HEADLINE_LETTERS = 60, /* a text with more is no entry of a menu */
	HEADLINE_COST = 5,
	SEGMENT_LETTERS = 40,
	CLICK_COST = 20
};

struct word {
	struct str form; /* match form */
	enum rank rank;
	uint16_t next; /* in its bucket, the longest first */
};

/* What a text is, when it is nothing else. */
struct name {
	struct str form;
	enum rank rank;
};

struct rank_words {
	struct word *items;
	size_t count;
	size_t capacity;
	uint16_t buckets[BUCKETS]; /* by where words begin */
	struct name *names;
	size_t name_count;
	size_t name_capacity;
};

static bool
is_latin_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

/* The bucket of what begins at p: the first byte of ASCII, as any separator may
 * follow it, or the two bytes that tell Thai letters apart. */
static size_t
bucket_of(const char *p, size_t length)
{
	const unsigned char *b = (const unsigned char *)p;

	if (b[0] < 0x80 || length < 6)
		return b[0];
	return (b[1] * 7u + b[2] * 61u + b[4] * 3u + b[5]) % BUCKETS;
}

static void
add_word(
    struct arena *a, struct rank_words *words, struct str word, enum rank rank)
{
	struct word w = {match_form_str(a, word), rank, NO_WORD};
	uint16_t *link;

	assert(w.form.len > 0 && words->count < NO_WORD);
	assert((unsigned char)w.form.ptr[0] < 0x80 || w.form.len >= 6);
	link = &words->buckets[bucket_of(w.form.ptr, w.form.len)];
	while (*link != NO_WORD && words->items[*link].form.len >= w.form.len)
		link = &words->items[*link].next;
	w.next = *link;
	*link = (uint16_t)words->count;
	words->items = arena_grow(a, words->items, &words->capacity,
	    words->count + 1, sizeof(*words->items));
	words->items[words->count++] = w;
}

static void
add_name(
    struct arena *a, struct rank_words *words, struct str name, enum rank rank)
{
	words->names = arena_grow(a, words->names, &words->name_capacity,
	    words->name_count + 1, sizeof(*words->names));
	words->names[words->name_count++] =
	    (struct name){match_form_str(a, name), rank};
}

const struct rank_words *
rank_words_make(struct arena *a)
{
	struct rank_words *words = arena_alloc(a, sizeof(*words));
	struct str rest, word;

	for (size_t i = 0; i < BUCKETS; i++)
		words->buckets[i] = NO_WORD;
	for (size_t i = 0; i < rank_kind_count; i++) {
		rest = str_of(rank_kinds[i].words);
		while (str_split(&rest, '|', &word))
			add_word(a, words, word, rank_kinds[i].rank);
	}
	for (size_t i = 0; i < rank_name_count; i++) {
		rest = str_of(rank_names[i].words);
		while (str_split(&rest, '|', &word))
			add_name(a, words, word, rank_names[i].rank);
	}
	return words;
}

static bool
is_separator(char c)
{
	return c == ' ' || c == '-';
}

/* Where a word that begins at at ends, or STR_NONE. */
static size_t
word_end(struct str text, struct str form, size_t at)
{
	for (size_t i = 0; i < form.len; i++) {
		if (is_separator(form.ptr[i])) {
			while (at < text.len && is_separator(text.ptr[at]))
				at++;
			continue;
		}
		if (at >= text.len || text.ptr[at] != form.ptr[i])
			return STR_NONE;
		at++;
	}
	return is_latin_letter(form.ptr[form.len - 1]) && at < text.len &&
	        is_latin_letter(text.ptr[at])
	    ? STR_NONE
	    : at;
}

static const struct word *
word_at(const struct rank_words *words, struct str text, size_t at, size_t *end)
{
	uint16_t i;

	if (at > 0 && is_latin_letter(text.ptr[at]) &&
	    is_latin_letter(text.ptr[at - 1]))
		return NULL;
	i = words->buckets[bucket_of(text.ptr + at, text.len - at)];
	for (; i != NO_WORD; i = words->items[i].next) {
		*end = word_end(text, words->items[i].form, at);
		if (*end != STR_NONE)
			return &words->items[i];
	}
	return NULL;
}

/* The rank of the next word at or after *at, which moves behind it; RANK_PLAIN
 * when there is none. *start is where it begins. */
static int
next_rank(
    const struct rank_words *words, struct str text, size_t *at, size_t *start)
{
	for (size_t i = *at; i < text.len; i++) {
		const struct word *w;

		/* Nothing begins within a character. */
		if (((unsigned char)text.ptr[i] & 0xc0) == 0x80)
			continue;
		w = word_at(words, text, i, at);
		if (w == NULL)
			continue;
		*start = i;
		return (int)w->rank;
	}
	*at = text.len;
	return RANK_PLAIN;
}

/* The rank of a text that is a name as a whole; RANK_PLAIN for others. */
static int
rank_of_name(const struct rank_words *words, struct str text)
{
	for (size_t i = 0; i < words->name_count; i++)
		if (str_equal_fold(words->names[i].form, text))
			return (int)words->names[i].rank;
	return RANK_PLAIN;
}

static size_t
count_letters(struct str form)
{
	size_t letters = 0;

	for (size_t i = 0; i < form.len; i++)
		letters += ((unsigned char)form.ptr[i] & 0xc0) != 0x80;
	return letters;
}

/* A Thai phrase begins with what it is about: the first word tells. A headline
 * that only mentions one is no menu's entry for it. */
static int
rank_of_text(const struct rank_words *words, struct str form, bool is_long)
{
	size_t at = 0, start = 0;
	int rank = rank_of_name(words, form);

	if (rank == RANK_PLAIN)
		rank = next_rank(words, form, &at, &start);
	return is_long && start > 0 && rank != RANK_LATE ? RANK_PLAIN : rank;
}

/* Puts s at length, and returns the length with it. */
static size_t
put(char *out, size_t length, struct str s)
{
	if (s.len > 0)
		memcpy(out + length, s.ptr, s.len);
	return length + s.len;
}

/* The host's first label, the path and the values of the query, without the
 * names of parameters, as a text. */
static struct str
address_text(const struct url *u, struct arena *scratch)
{
	struct str rest = str_slice(u->query, 1, READ_BYTES), pair, name;
	struct str path = str_slice(u->path, 0, READ_BYTES), decoded;
	struct str label =
	    str_slice(u->host, 0, str_find_char(u->host, '.', 0));
	char *out = arena_alloc(scratch, label.len + path.len + rest.len + 1);
	size_t length = put(out, put(out, 0, label), path);

	while (str_split(&rest, '&', &pair)) {
		if (!str_split(&pair, '=', &name))
			continue;
		out[length++] = '/';
		length = put(out, length, pair);
	}
	for (size_t i = 0; i < length; i++)
		if (out[i] == '_' || out[i] == '+')
			out[i] = '-';
	decoded = (struct str){out, length};
	if (str_find_char(decoded, '%', 0) != STR_NONE)
		decoded = url_percent_decode(scratch, decoded);
	return match_form_str(scratch, decoded);
}

/* The last segment of a path, without a final slash and an ending. */
static struct str
last_segment(struct str path)
{
	struct str segment = {0}, part;

	while (str_split(&path, '/', &part))
		if (part.len > 0)
			segment = part;
	return str_slice(segment, 0, str_find_char(segment, '.', 0));
}

/* The rank of a segment by its last word, RANK_LATE by any. A long one is the
 * title of a page and tells nothing. */
static int
rank_of_segment(const struct rank_words *words, struct str segment)
{
	size_t at = count_letters(segment) > SEGMENT_LETTERS ? segment.len : 0;
	int rank = RANK_PLAIN;
	size_t start;

	while (at < segment.len && rank != RANK_LATE) {
		int found = next_rank(words, segment, &at, &start);

		if (found != RANK_PLAIN && found != RANK_HOME)
			rank = found;
	}
	return rank;
}

/* The last segment that tells counts; but what is news stays news. */
static int
rank_of_address(
    const struct rank_words *words, const struct url *u, struct arena *scratch)
{
	struct str rest = address_text(u, scratch), segment;
	int rank = rank_of_name(words, last_segment(u->path));

	if (rank == RANK_HOME)
		rank = RANK_PLAIN;
	while (str_split(&rest, '/', &segment)) {
		int found = rank_of_segment(words, segment);

		if (found == RANK_LATE)
			return found;
		if (found != RANK_PLAIN)
			rank = found;
	}
	return rank;
}

int
rank_of_link(const struct rank_words *words, struct str text,
    const struct url *u, struct arena *scratch)
{
	struct str form =
	    str_trim(match_form_str(scratch, str_slice(text, 0, READ_BYTES)));
	bool is_long = count_letters(form) > HEADLINE_LETTERS;
	int rank = rank_of_text(words, form, is_long);
	int other = RANK_PLAIN;

	if (rank == RANK_PLAIN || (is_long && rank != RANK_LATE))
		other = rank_of_address(words, u, scratch);
	if (other != RANK_PLAIN)
		rank = other;
	return is_long ? rank + HEADLINE_COST : rank;
}

int64_t
url_priority(int rank, int depth, bool is_hint)
{
	int clicks =
	    is_hint && depth < LIMIT_CLICK_DEPTH ? LIMIT_CLICK_DEPTH : depth;

	assert(rank >= 0 && depth >= 0);
	/* It came from a worker, which is not trusted. */
	if (rank > RANK_MAX)
		rank = RANK_MAX;
	return PRIORITY_NEW + ((int64_t)clicks * CLICK_COST + rank) * 2 +
	    is_hint;
}
