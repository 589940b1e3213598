#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>

static enum log_level highest = LOG_INFO;

static const char *const level_names[] = {
    [LOG_ERROR] = "error",
    [LOG_WARN] = "warn",
    [LOG_INFO] = "info",
    [LOG_DEBUG] = "debug",
};

void
log_set_level(enum log_level level)
{
	highest = level;
}

void
log_line(enum log_level level, const char *module, const char *fmt, ...)
{
	char text[1024];
	va_list args;

	if (level > highest)
		return;
	va_start(args, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	(void)fprintf(stderr, "%s %s: %s\n", level_names[level], module, text);
}
