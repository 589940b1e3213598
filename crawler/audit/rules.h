/*
 * Rule files of the format rule/1, read and checked: YAML in, an immutable set
 * of rules out. Every mistake of every file is reported in one run, with its
 * place and what to write instead; a set with errors is not handed out.
 *
 * Below the folder of a rule pack: rules in <GROUP>/<ID>-<name>.yaml, word and
 * host lists in lists/, page classes in classes/, indicators in indicators/.
 * The first key of each YAML file, `format`, says what it is.
 */
#ifndef AUDIT_RULES_H
#define AUDIT_RULES_H

#include "base/diag.h"
#include "base/digest.h"
#include "base/err.h"

struct text_th_en {
	struct str th;
	struct str en;
};

struct rule_info {
	struct str id;
	struct str name;
	int revision;
	struct str since;
	struct str status; /* "draft", "stable", "frozen", "deprecated" */
	struct text_th_en title;
	struct text_th_en why;
	struct text_th_en fix;
	struct str *indicators; /* keys; at least one */
	size_t indicator_count;
	struct str severity; /* "minor" ... "critical" */
	struct str scope; /* "page", "site", "agency" */
	struct str confidence; /* "high", "medium", "low" */
	bool has_levels;
	int pass_at; /* with levels */
	const char *file;
	char
	    behaviour_sha256[DIGEST_TEXT_BYTES]; /* conditions and lists only */
};

struct indicator_info {
	struct str key;
	struct str pillar; /* key */
	struct text_th_en title;
	struct text_th_en pillar_title;
};

/* An address of a site that rules ask about beside its pages. */
struct rule_probe {
	struct str path; /* absolute: "/sitemap.xml"; behind "https:" when it
	                    is asked for by that scheme */
	struct str scheme; /* that one; empty: the home page's */
	bool wants_maps; /* and about the sitemaps that the robots.txt there
	                    names */
};

struct rule_set;

/*
 * Reads a rule pack: a folder, or one rule file, whose pack is then the nearest
 * folder above it that has an `indicators` or `lists` folder (none is fine);
 * the rules of the pack on which it rests are read with it.
 * Findings go into diags; when one of them is an error *out is untouched and
 * ERR_SYNTAX is returned. ERR_USAGE when there is nothing to read.
 */
enum err_code rule_set_load(const char *path, struct diag_list *diags,
    struct rule_set **out, struct err *e);

/* A set without a rule, for a crawl that only looks. */
struct rule_set *rule_set_none(void);

/* NULL is allowed. */
void rule_set_free(struct rule_set *set);

/* Whether a rule of the set looks at captures that are no pages (`file`). */
bool rule_set_sees_files(const struct rule_set *set);

/* Whether a text has the form of a rule's id: ABC-00. */
bool rule_id_is_good(struct str id);

size_t rule_set_count(const struct rule_set *set);

/* Rule number i, in order of id; borrowed. */
const struct rule_info *rule_set_info(const struct rule_set *set, size_t i);

/* The number of the rule with that id, or STR_NONE. */
size_t rule_set_find(const struct rule_set *set, struct str id);

/* The number of the rule that a file holds, by the path it was loaded by, or
 * STR_NONE. */
size_t rule_set_of_file(const struct rule_set *set, const char *path);

/* The indicators in the order of their file; borrowed. */
const struct indicator_info *rule_set_indicators(
    const struct rule_set *set, size_t *count);

/* The addresses that the rules probe, each once, by path; LIMIT_PROBES at
 * most; borrowed. */
const struct rule_probe *rule_set_probes(
    const struct rule_set *set, size_t *count);

/* SHA-256 over the ids, revisions and behaviours of all rules: what a round
 * names as its rule pack. Borrowed. */
const char *rule_set_digest(const struct rule_set *set);

#endif
