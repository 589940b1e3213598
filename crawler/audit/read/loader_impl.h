/*
 * What all readers of rule files share: the file being read, where findings
 * go, and the list of everything that can be wrong with it. Reading goes on
 * after a mistake, so that one run reports them all.
 */
#ifndef AUDIT_LOADER_IMPL_H
#define AUDIT_LOADER_IMPL_H

#include "audit/read/yaml_impl.h"
#include "base/diag.h"

/* One for each message; several share a code. The table is loader.c. */
enum complaint {
	COMPLAINT_TAB,
	COMPLAINT_NO_SPACE,
	COMPLAINT_DASH,
	COMPLAINT_COMMENT,
	COMPLAINT_NO_BREAK_SPACE,
	COMPLAINT_CURLY_QUOTES,
	COMPLAINT_WIDE_COLON,
	COMPLAINT_SIGN_FIRST,
	COMPLAINT_DOUBLE_QUOTES,
	COMPLAINT_COLON_IN_TEXT,
	COMPLAINT_KEY_TWICE,
	COMPLAINT_NOT_USED,
	COMPLAINT_UNKNOWN_FIELD,
	COMPLAINT_UNKNOWN_MATCHER,
	COMPLAINT_LATER,
	COMPLAINT_MISPLACED,
	COMPLAINT_MISSING,
	COMPLAINT_WANTS_TEXT,
	COMPLAINT_WANTS_LIST,
	COMPLAINT_WANTS_MAP,
	COMPLAINT_EMPTY_LIST,
	COMPLAINT_NO_CONDITION,
	COMPLAINT_VALUE,
	COMPLAINT_SCREENSHOT,
	COMPLAINT_NO_TEST,
	COMPLAINT_TWO_TESTS,
	COMPLAINT_ALONE,
	COMPLAINT_TWO_CONDITIONS,
	COMPLAINT_FILE_NAME,
	COMPLAINT_ID_TWICE,
	COMPLAINT_REFERENCE,
	COMPLAINT_CYCLE,
	COMPLAINT_RULE_CYCLE,
	COMPLAINT_SCOPE,
	COMPLAINT_REGEX,
	COMPLAINT_REGEX_PARENTHESIS,
	COMPLAINT_REGEX_CLOSED,
	COMPLAINT_REGEX_BRACKET,
	COMPLAINT_REGEX_REPEAT,
	COMPLAINT_XPATH,
	COMPLAINT_CSS,
	COMPLAINT_NO_LITERAL,
	COMPLAINT_SLOW_REGEX,
	COMPLAINT_SLOW_XPATH,
	COMPLAINT_ANY_ELEMENT,
	COMPLAINT_MANY_WORDS,
	COMPLAINT_SHORT_WORD,
	COMPLAINT_INSIDE_WORD,
	COMPLAINT_RESPELLED,
	COMPLAINT_LABEL_TWICE,
	COMPLAINT_LABEL_UNKNOWN,
	COMPLAINT_NO_EXAMPLE,
	COMPLAINT_NOT_SHOWN,
	COMPLAINT_NOT_SHOWN_DRAFT,
	COMPLAINT_NOT_MISSED,
	COMPLAINT_NOT_MISSED_DRAFT,
	COMPLAINT_BEHAVIOUR,
	COMPLAINT_REVISION_BACK,
	COMPLAINT_LOCK_LINE,
	COMPLAINT_RULE_GONE,
	COMPLAINT_NO_HEIR,
	COMPLAINT_SINCE_NEWER,
	COMPLAINT_EXAMPLE_TWICE,
	COMPLAINT_NOT_UTF8,
	COMPLAINT_SYNTAX,
	COMPLAINT_INDENT,
	COMPLAINT_NO_COLON,
	COMPLAINT_BEHIND_QUOTE,
	COMPLAINT_OPEN_QUOTE,
	COMPLAINT_OPEN_BRACKET,
	COMPLAINT_EMPTY_FILE,
	COMPLAINT_FORMAT,
	COMPLAINT_NEWER,
	COMPLAINT_TOO_DEEP,
	COMPLAINT_TOO_MANY,
	COMPLAINT_UNREADABLE,
	COMPLAINT_LIST_FILE,
	COMPLAINT_LIST_HEAD,
	COMPLAINT_LIST_COLUMN,
	COMPLAINT_LIST_CONTEXT,
	COMPLAINT_LIST_EMPTY,
	COMPLAINT_LIST_NOT_UTF8,
	COMPLAINT_COUNT
};

struct fields_seen;
struct rule_set;
struct rule;
struct slots;
struct each;

struct loader {
	struct arena *arena; /* of the set */
	struct diag_list *diags;
	struct rule_set *set;
	const char *root; /* folder of the pack */
	const char *path; /* of the file being read */
	struct str text; /* its content */
	struct slots *slots; /* where leaves of the present rule or class go */
	struct rule *rule; /* being read; NULL in other files */
	/* Gets the first table of fields that is asked for, and nothing is
	 * read; NULL: files are read. */
	struct fields_seen *fields_seen;
	struct each *each; /* whose conditions over traits are being read;
	                      NULL: conditions over pages are */
};

/* Reports one finding at a place of the current file. hint may be NULL; a and
 * b take the place of {1} and {2}. */
void complain(struct loader *l, enum complaint which,
    const struct yaml_place *place, const char *hint, struct str a,
    struct str b);

/* The kind of a complaint, for tests that walk the table. */
const struct diag_kind *complaint_kind(enum complaint which);

/* Makes path the current file and reads it. Returns false, reported, when it
 * cannot be read or is no UTF-8. */
bool loader_open(struct loader *l, const char *path);

/* The same with the content at hand; text lives as long as the set. */
bool loader_take(struct loader *l, const char *path, struct str text);

/* The text of a line of the current file, from 1, without its end. */
struct str loader_line(const struct loader *l, int64_t line);

/* What was probably meant, one of the words, or NULL when none is near. */
const char *loader_suggestion(
    struct loader *l, struct str given, const char *const *words, size_t count);

#endif
