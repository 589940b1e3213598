/*
 * Errors of our surroundings: a file, a database, a library, a user's input.
 *
 * A bug of ours is an assertion. What the web does (refused, timed out, cut
 * short, malformed) is no error but an observation, stored as data.
 *
 * A function that can fail returns enum err_code and takes struct err *e last;
 * its outputs are written only on success.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

enum err_code {
	ERR_NONE = 0,
	ERR_IO, /* a file, a socket or a process would not do its part */
	ERR_FULL, /* a disk has no room; the same may work later */
	ERR_DB, /* the ledger would not */
	ERR_SYNTAX, /* a file of our own users is not what it should be */
	ERR_LIMIT, /* a bound of base/limits.h was reached */
	ERR_USAGE, /* the command line asks for something that is not there */
	ERR_BUSY /* another process holds what we need */
};

struct err {
	enum err_code code;
	char msg[512]; /* a fragment: no capital, no full stop */
};

/*
 * Fills e, which may be NULL, with a code and a formatted message, cut to fit;
 * its own message may be among the arguments. Returns code, so that a caller
 * can write: return err_set(e, ERR_IO, ...);
 */
enum err_code err_set(struct err *e, enum err_code code, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* What a value of errno is to us: ERR_FULL when a disk or a quota is used up,
 * ERR_IO for any other. */
enum err_code err_of_errno(int number);

/*
 * Puts a formatted context and ": " before the message of e, which may be
 * NULL. Returns e's code, or ERR_IO when e is NULL. At most once per layer.
 */
enum err_code err_prefix(struct err *e, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

#endif
