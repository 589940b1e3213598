/*
 * What one page says to one rule, and the bytes it rests on. Findings of all
 * pages of an agency roll up into its verdict.
 */
#ifndef RECORD_FINDING_H
#define RECORD_FINDING_H

#include <stdint.h>

#include "base/str.h"
#include "record/outcome.h"
#include "record/reason.h"

/* How a piece of evidence was found. */
enum match_kind {
	MATCH_EXACT, /* letter by letter */
	MATCH_FOLDED, /* in the match form */
	MATCH_LOOSE, /* by the consonant skeleton */
	MATCH_STRUCTURE, /* an element, link, form or meta value */
	MATCH_ABSENCE, /* what was looked at and held nothing */
	MATCH_NEAR_MISS /* what nearly was one, and why it is none */
};

/* "exact", "folded", "loose", "structure", "absence", "near-miss" */
const char *match_kind_word(enum match_kind k);
bool match_kind_of_word(struct str word, enum match_kind *out);

/* Whose a piece of evidence is, for an agency that shares its host with others
 * or links to them. */
enum ownership {
	OWNERSHIP_NONE, /* the question has no meaning, or is still open */
	OWNERSHIP_OWN,
	OWNERSHIP_SHARED, /* of a template: other agencies of the host show the
	                     same block of text */
	OWNERSHIP_PARENT, /* behind a link to the parent's host */
	OWNERSHIP_AGENCY, /* behind a link to another surveyed agency */
	OWNERSHIP_PORTAL, /* behind a link to a central portal */
	OWNERSHIP_ELSEWHERE, /* behind a link to another government host */
	OWNERSHIP_COUNT
};

/* "own", "shared", "parent", "agency", "portal", "elsewhere"; "" for
 * OWNERSHIP_NONE. */
const char *ownership_word(enum ownership o);
/* The ownership of a word, OWNERSHIP_NONE for any other. */
enum ownership ownership_of_word(struct str word);

struct evidence {
	struct str label; /* the condition's, in the rule */
	struct str quote; /* the agency's own characters */
	struct str context_before; /* text around it, as it stood */
	struct str context_after;
	struct str node_path; /* "html/body/main/ul[2]/li[1]/a" */
	int64_t line; /* in the body, from 1; 0: none */
	int64_t byte_start; /* in the body after codings are undone; */
	int64_t byte_end; /* -1: none */
	enum match_kind match_kind;
	int part; /* number of the page's part whose body that is; 0: its own */
	uint64_t block; /* hash of the block of text it lies in; 0: none */
	enum ownership ownership;
};

/*
 * What a leaf rests on, where only the whole site can tell what it is worth:
 * whether the text is the agency's own or its host's template, and what became
 * of the address that a link names. A true leaf without any rests on something
 * of the page's own. One with neither block nor url is worth what it seems.
 */
struct finding_rest {
	size_t leaf; /* its place in finding.leaves */
	uint64_t block; /* hash of the block of text it lies in; 0: none */
	struct str url; /* of the link that it is; empty: none */
};

struct finding {
	struct str rule_id;
	enum outcome outcome;
	int level; /* -1: the rule has no levels */
	enum reason reason;
	struct str leaves; /* "tfu-...": truth of each leaf, in order; "-": the
	                      page says nothing to it */
	struct evidence *evidence;
	size_t evidence_count;
	struct finding_rest *rests; /* by leaf; LIMIT_RESTS of one */
	size_t rest_count;
};

#endif
