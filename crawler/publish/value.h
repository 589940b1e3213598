/*
 * Values of rows that are made here.
 */
#ifndef PUBLISH_VALUE_H
#define PUBLISH_VALUE_H

#include "store/view.h"

static inline struct view_value
value_null(void)
{
	return (struct view_value){.kind = VALUE_NULL};
}

/* NULL for the empty text; borrows it. */
static inline struct view_value
value_text(struct str text)
{
	return text.len == 0
	    ? value_null()
	    : (struct view_value){.kind = VALUE_TEXT, .text = text};
}

/* The same of a C string, of a closed list most often. */
static inline struct view_value
value_word(const char *word)
{
	return value_text(str_of(word));
}

static inline struct view_value
value_int(int64_t number)
{
	return (struct view_value){.kind = VALUE_INT, .number = number};
}

/* NULL unless it is there. */
static inline struct view_value
value_int_if(bool is_there, int64_t number)
{
	return is_there ? value_int(number) : value_null();
}

static inline struct view_value
value_real(double real)
{
	return (struct view_value){.kind = VALUE_REAL, .real = real};
}

/* NULL unless it is there. */
static inline struct view_value
value_real_if(bool is_there, double real)
{
	return is_there ? value_real(real) : value_null();
}

/* NULL when it is negative. */
static inline struct view_value
value_level(int level)
{
	return level < 0 ? value_null() : value_int(level);
}

#endif
