/*
 * Talk for the operator: one line on standard error, "level module: text".
 * Results never go here. Library modules below crawl/ speak at debug level
 * only; who decides is the caller.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

enum log_level { LOG_ERROR, LOG_WARN, LOG_INFO, LOG_DEBUG };

/* Sets how much is written, for the whole process; LOG_INFO at first. */
void log_set_level(enum log_level level);

/* Writes one line unless its level is above the one set. */
void log_line(enum log_level level, const char *module, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

#endif
