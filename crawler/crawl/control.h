/*
 * Control hosts: URLs of which the operator knows that they answer. While none
 * of them does it is our own link that is down, and nothing may be said of
 * anybody else. They are asked at the start, every few minutes, and when a host
 * did not answer.
 */
#ifndef CRAWL_CONTROL_H
#define CRAWL_CONTROL_H

#include "crawl/turns.h"
#include "record/capture.h"

struct control_host {
	struct str url;
	struct str host_name;
	int port;
	struct host *host;
	struct wish wish;
	bool is_busy; /* has yet to answer in this check */
	bool is_wishing; /* its wish is with the turns, or it is being asked */
};

struct control {
	struct control_host *hosts;
	size_t count; /* 0: our link is taken to be up */
	int64_t every_us;
	int64_t due_us; /* of the next check */
	int64_t begun_us; /* of the check under way or the last */
	size_t open; /* hosts that have not answered in this check */
	bool is_decided; /* one answered in it, or all have failed to */
	bool is_up; /* at least one answered in the last check decided */
};

/* Takes the URLs, at most LIMIT_CONTROLS, all of kind URL_WEB. Texts live in
 * the arena. */
void control_init(struct control *k, struct arena *a, const char *const *urls,
    size_t count, int64_t every_ms);

/* Whether a check is to begin: it is due, or wanted because something failed
 * after the last one began (since_us; 0: nothing did). */
bool control_is_due(const struct control *k, int64_t now_us, int64_t since_us);

/* Begins a check: every host is to be asked. */
void control_begin(struct control *k, int64_t now_us);

/* Takes an answer; true when it decided the check: the first that shows that
 * our link is up, or the last of all that do not. */
bool control_answered(
    struct control *k, size_t which, const struct capture *c, int64_t now_us);

/* Whether the round may ask anybody else. */
bool control_lets(const struct control *k);

/* Whether a check that began at or after since_us is decided. */
bool control_has_checked(const struct control *k, int64_t since_us);

#endif
