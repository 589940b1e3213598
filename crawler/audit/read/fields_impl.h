/*
 * Maps of a rule file read by tables: a field's name, how its value is read,
 * and where in a struct it goes. Unknown fields are reported with the name
 * that was probably meant; x-... fields are for the author and passed over.
 */
#ifndef AUDIT_FIELDS_IMPL_H
#define AUDIT_FIELDS_IMPL_H

#include "audit/read/loader_impl.h"

typedef void field_reader(
    struct loader *l, const struct yaml_node *value, void *into);

struct field {
	const char *name;
	field_reader *read;
	size_t offset;
	const char *example; /* what to write when it is missing; NULL: the
				field may be left out */
};

struct fields {
	const char *where; /* "`link`" */
	const struct field *items;
	size_t count;
};

#define FIELDS(where, table) \
	{ \
		where, table, sizeof(table) / sizeof((table)[0]) \
	}

/* A table as it was asked for, copied into the arena of the loader. */
struct fields_seen {
	const struct field *items; /* NULL: none was */
	size_t count;
};

/* Reads the fields of a map into the struct; reports what is no map, what is
 * unknown and what is missing. Returns false when value is no map. */
bool fields_read(struct loader *l, const struct yaml_node *value,
    const struct fields *fields, void *into);

/* Whether a node is of that kind; reported when it is not. hint: what to write
 * instead, may be NULL. */
bool field_is_kind(struct loader *l, const struct yaml_node *value,
    enum yaml_kind kind, const char *hint);

/* The place to which a field belongs that authors often put elsewhere; NULL:
 * it is none of these. */
const char *field_home(struct str name);

/* Whether a map has a field of that name, or one that is probably misspelled
 * for it. */
bool field_is_meant(
    struct loader *l, const struct yaml_node *map, const char *name);

struct texts {
	struct str *items;
	size_t count;
};

bool texts_have(const struct texts *texts, struct str text);

/* Readers; into is the type named. */
field_reader field_text; /* struct str */
field_reader field_texts; /* struct texts: a list, or one text */
field_reader field_answer; /* enum answer: yes, no */
field_reader field_count; /* size_t, up to a million */
field_reader field_ignored; /* nothing: anything may stand there */
field_reader field_node; /* const struct yaml_node *: read later */
field_reader field_later; /* nothing: reported as not known yet */
field_reader field_bilingual; /* struct text_th_en */

/*
 * The number of a word among words[0..count), or STR_NONE when it is none of
 * them; then it has been reported with the list of allowed words.
 */
size_t field_word(struct loader *l, const struct yaml_node *value,
    const char *const *words, size_t count);

/* Joins words with ", " in the arena. */
struct str field_join(struct arena *a, const char *const *words, size_t count);

#endif
