/*
 * Which of very many words stand in a text, found in one pass over it, however
 * many the words are (after Aho and Corasick, Efficient String Matching,
 * 1975). It tells where the first may be, or that there is none: of a word
 * that spans blanks or hyphens it knows only the longest part. Words are added while rules are
 * read, the index is sealed once, and texts are scanned from then on.
 */
#ifndef AUDIT_WORD_INDEX_IMPL_H
#define AUDIT_WORD_INDEX_IMPL_H

#include "base/arena.h"

struct word_index_node;

/* A symbol is a byte, or, behind all bytes, a Thai character. */
enum { WORD_SYMBOLS = 256 + 128 };

/* A zeroed struct is an empty index. */
struct word_index {
	struct word_index_node *nodes; /* the trie; node 0 is its root */
	size_t node_count;
	size_t node_capacity;
	uint32_t word_count;
	bool is_sealed;
	/* Once sealed: */
	uint16_t classes[WORD_SYMBOLS]; /* of symbols; 0: in no word */
	size_t class_count;
	uint32_t *steps; /* for each node and class the row of the next node */
};

/* One place of a word in a text. */
struct word_place {
	uint32_t end;
	uint32_t next; /* the word's next place; 0: none is known */
};

/* What is known of a text: by number - 1 of each word, behind which byte its
 * first occurrence is; 0: there is none. */
struct word_places {
	uint32_t *ends; /* NULL: nothing is known, any word may be there */
	const uint32_t *firsts; /* by number - 1, into items; 0: none */
	const struct word_place *items; /* from 1 */
	uint32_t known; /* up to this byte of the text all places are there */
	bool is_wider; /* the text looked into is only part of the one scanned;
	                  of places nothing is known then */
};

/* Adds a word in match form and returns its number, from 1; the same word has
 * the same one. 0 when there is nothing to find in it. */
uint32_t word_index_add(struct word_index *x, struct arena *a, struct str form);

/* Makes the index ready; nothing is added afterwards. One that would take too
 * much memory stays unsealed and knows nothing of any text. */
void word_index_seal(struct word_index *x, struct arena *a);

/* Where words may stand in a text in match form; in the arena. */
struct word_places word_index_scan(
    const struct word_index *x, struct str text, struct arena *a);

/* From where on to look for a word in the text that was scanned; STR_NONE when
 * it is not there. Number 0 is a word that is not in the index. */
size_t word_places_first(
    struct word_places w, uint32_t number, struct str form);

/* A walk over the places of one word in the text that was scanned. */
struct word_walk {
	const struct word_places *places;
	struct str form;
	uint32_t place; /* the next one to look at; 0: none is left */
	bool is_absent; /* the word is not there */
	bool is_blind; /* its places are not known */
};
struct word_walk word_walk_begin(
    const struct word_places *w, uint32_t number, struct str form);

/* From where at or behind from on to look for the word; from itself where
 * nothing is known, STR_NONE when it is not there. from never goes back. */
size_t word_walk_next(struct word_walk *walk, size_t from);

#endif
