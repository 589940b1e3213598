#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

enum err_code
err_set(struct err *e, enum err_code code, const char *fmt, ...)
{
	char msg[sizeof(e->msg)];
	va_list args;

	if (e == NULL)
		return code;
	va_start(args, fmt);
	(void)vsnprintf(msg, sizeof(msg), fmt, args);
	va_end(args);
	e->code = code;
	(void)snprintf(e->msg, sizeof(e->msg), "%s", msg);
	return code;
}

enum err_code
err_of_errno(int number)
{
	return number == ENOSPC || number == EDQUOT ? ERR_FULL : ERR_IO;
}

enum err_code
err_prefix(struct err *e, const char *fmt, ...)
{
	char context[sizeof(e->msg)], joined[sizeof(e->msg)];
	va_list args;

	if (e == NULL)
		return ERR_IO;
	va_start(args, fmt);
	(void)vsnprintf(context, sizeof(context), fmt, args);
	va_end(args);
	(void)snprintf(joined, sizeof(joined), "%s: %s", context, e->msg);
	(void)snprintf(e->msg, sizeof(e->msg), "%s", joined);
	return e->code;
}
