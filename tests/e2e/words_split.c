#include "words_split.h"

#include "base/buf.h"

void
word_list_add(struct word_list *l, struct str word)
{
	l->words = arena_grow(
	    l->arena, l->words, &l->capacity, l->count + 2, sizeof(*l->words));
	l->words[l->count++] = arena_cstr(l->arena, word);
	l->words[l->count] = NULL;
}

/* Appends the word at offset i; returns where it ends, STR_NONE when a quote
 * stays open. */
static size_t
take_word(struct str line, size_t i, struct buf *word)
{
	while (i < line.len && !str_is_space_char(line.ptr[i])) {
		char c = line.ptr[i++];
		size_t end;

		if (c != '\'' && c != '"') {
			(void)buf_append_char(word, c);
			continue;
		}
		end = str_find_char(line, c, i);
		if (end == STR_NONE)
			return STR_NONE;
		(void)buf_append_str(word, str_slice(line, i, end));
		i = end + 1;
	}
	return i;
}

bool
word_list_split(struct word_list *l, struct str line)
{
	struct buf word = {0};
	size_t i = 0;

	while (i < line.len) {
		if (str_is_space_char(line.ptr[i])) {
			i++;
			continue;
		}
		buf_clear(&word);
		i = take_word(line, i, &word);
		if (i == STR_NONE)
			break;
		word_list_add(l, buf_str(&word));
	}
	buf_release(&word);
	return i != STR_NONE;
}
