#include "cli/help.h"

#include "cli/options.h"
#include "text/cells.h"

enum { NAME_CELLS = 26 };

/* name and text in two columns, the second from cell NAME_CELLS on. */
static void
print_row(FILE *out, struct str name, const char *text)
{
	int width = (int)cells_width(name);
	int gap = width + 4 > NAME_CELLS ? 2 : NAME_CELLS - width - 2;

	(void)fprintf(out, "  %.*s%*s%s\n", STR_ARG(name), gap, "", text);
}

void
help_overview(FILE *out, enum lang lang)
{
	static const struct words head = {
	    "samruat: visits the websites of government agencies, applies rules "
	    "and keeps the proof\n\nusage: samruat COMMAND [options]\n",
	    "samruat (สำรวจ): เข้าดูเว็บไซต์หน่วยงานรัฐ ตรวจตามเกณฑ์ "
	    "และเก็บหลักฐานไว้\n\nวิธีใช้: samruat คำสั่ง [ตัวเลือก]\n"};
	static const struct words tail = {
	    "samruat COMMAND --help explains one command.",
	    "samruat คำสั่ง --help อธิบายคำสั่งหนึ่ง ๆ"};

	(void)fprintf(out, "%s\n", words_in(head, lang));
	for (size_t i = 0; command_at(i) != NULL; i++)
		print_row(out, str_of(command_at(i)->name),
		    words_in(command_at(i)->summary, lang));
	(void)fprintf(out, "\n%s\n", words_in(tail, lang));
}

static void
print_options(FILE *out, const struct command_option *options, enum lang lang)
{
	char name[64];

	for (size_t i = 0; options[i].name != NULL; i++) {
		const struct command_option *o = &options[i];
		int n = snprintf(name, sizeof(name), "--%s%s%s", o->name,
		    o->argument == NULL ? "" : " ",
		    o->argument == NULL ? "" : o->argument);

		print_row(out, (struct str){name, (size_t)n},
		    words_in(o->help, lang));
	}
}

void
help_command(FILE *out, const struct command *c, enum lang lang)
{
	static const struct words usage = {"usage", "วิธีใช้"};

	struct str ways = str_of(c->usage), way;

	(void)fprintf(out, "%s:", words_in(usage, lang));
	if (ways.len == 0)
		(void)fprintf(out, " samruat %s\n", c->name);
	while (str_split(&ways, '\n', &way))
		(void)fprintf(out, " samruat %s %.*s\n%s", c->name,
		    STR_ARG(way), ways.len > 0 ? "      " : "");
	(void)fprintf(out, "\n%s\n\n", words_in(c->summary, lang));
	print_options(out, c->options, lang);
	print_options(out, options_common, lang);
}
