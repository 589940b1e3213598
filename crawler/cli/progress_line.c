#include "cli/progress_line.h"

#include <unistd.h>

void
progress_line(
    const struct invocation *inv, struct words what, size_t done, size_t total)
{
	static const struct words of = {"of", "จาก"};

	if (isatty(STDERR_FILENO) == 0)
		return;
	(void)fprintf(stderr, "\r%s: %zu %s %zu\033[K%s",
	    words_in(what, inv->lang), done, words_in(of, inv->lang), total,
	    done == total ? "\n" : "");
}
