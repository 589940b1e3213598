#include "cli/options.h"

#include <getopt.h>
#include <string.h>

#include "base/suggest.h"

enum { COMMON_STORE, COMMON_LANG, COMMON_COLOR, COMMON_HELP, COMMON_COUNT };

/* What getopt_long returns for option number 0; above any character. */
enum { FIRST_VALUE = 256 };

const struct command_option options_common[] = {
    [COMMON_STORE] = {"store", "DIR",
        {"folder of ledger.db and warc/ (default: $SAMRUAT_STORE or "
         "./samruat-store)",
            "โฟลเดอร์ที่เก็บ ledger.db และ warc/ (ค่าเริ่มต้น $SAMRUAT_STORE หรือ "
            "./samruat-store)"}},
    [COMMON_LANG] = {"lang", "th|en",
        {"language of messages and titles", "ภาษาของข้อความและชื่อเกณฑ์"}},
    [COMMON_COLOR] = {"color", "WHEN",
        {"colour: auto (on a terminal), always or never",
            "การใช้สี: auto (บนเทอร์มินัล) always หรือ never"}},
    [COMMON_HELP] = {"help", NULL, {"this help", "แสดงวิธีใช้นี้"}},
    [COMMON_COUNT] = {0},
};

const struct command *
options_find_command(int argc, char **argv, int *words)
{
	for (size_t i = 0; command_at(i) != NULL; i++) {
		struct str rest = str_of(command_at(i)->name), first;

		if (argc < 2 || !str_split(&rest, ' ', &first) ||
		    !str_is(first, argv[1]))
			continue;
		if (rest.len == 0 || (argc > 2 && str_is(rest, argv[2]))) {
			*words = rest.len == 0 ? 1 : 2;
			return command_at(i);
		}
	}
	return NULL;
}

bool
options_list_group(const char *first, struct buf *out)
{
	size_t before = out->len;

	for (size_t i = 0; command_at(i) != NULL; i++) {
		struct str rest = str_of(command_at(i)->name), word;

		if (str_split(&rest, ' ', &word) && str_is(word, first) &&
		    rest.len > 0)
			buf_printf(out, "%s%.*s", out->len > before ? ", " : "",
			    STR_ARG(rest));
	}
	return out->len > before;
}

const char *
options_suggest_command(const char *given)
{
	const char *names[OPTION_MAX];
	size_t count = 0;

	for (; count < OPTION_MAX && command_at(count) != NULL; count++)
		names[count] = command_at(count)->name;
	return suggest(str_of(given), names, count);
}

static size_t
count_options(const struct command_option *options)
{
	size_t n = 0;

	while (options[n].name != NULL)
		n++;
	return n;
}

/* Option number i of a command, the common ones first. */
static const struct command_option *
option_at(const struct command *c, size_t i)
{
	return i < COMMON_COUNT ? &options_common[i]
	                        : &c->options[i - COMMON_COUNT];
}

static enum err_code
unknown_option(const struct command *c, const char *given, struct err *e)
{
	const char *names[COMMON_COUNT + OPTION_MAX], *near;
	size_t count = COMMON_COUNT + count_options(c->options);
	struct str word = str_of(given);
	size_t equals;

	while (word.len > 0 && word.ptr[0] == '-')
		word = str_slice(word, 1, word.len);
	equals = str_find_char(word, '=', 0);
	if (equals != STR_NONE)
		word = str_slice(word, 0, equals);
	for (size_t i = 0; i < count; i++)
		names[i] = option_at(c, i)->name;
	near = suggest(word, names, count);
	if (near != NULL)
		return err_set(e, ERR_USAGE,
		    "%s: unknown option %s; did you mean --%s?", c->name, given,
		    near);
	return err_set(e, ERR_USAGE,
	    "%s: unknown option %s; see samruat %s --help", c->name, given,
	    c->name);
}

/* A repeated option keeps all its arguments, a line each. */
static void
keep_value(struct invocation *inv, size_t i, const char *argument)
{
	const char **slot = &inv->values[i];

	if (argument == NULL)
		*slot = "";
	else if (*slot == NULL)
		*slot = argument;
	else
		*slot = arena_printf(inv->arena, "%s\n%s", *slot, argument).ptr;
}

struct common_values {
	const char *value[COMMON_COUNT];
};

static enum err_code
apply_common(struct invocation *inv, const struct common_values *common,
    bool *wants_help, struct err *e)
{
	const char *lang = common->value[COMMON_LANG];
	const char *color = common->value[COMMON_COLOR];

	if (common->value[COMMON_STORE] != NULL)
		inv->store = common->value[COMMON_STORE];
	inv->has_lang = lang != NULL;
	if (lang != NULL && strcmp(lang, "th") == 0)
		inv->lang = LANG_TH;
	else if (lang != NULL && strcmp(lang, "en") == 0)
		inv->lang = LANG_EN;
	else if (lang != NULL)
		return err_set(
		    e, ERR_USAGE, "--lang is th or en, not %s", lang);
	if (color != NULL && strcmp(color, "always") == 0)
		inv->has_color = true;
	else if (color != NULL && strcmp(color, "never") == 0)
		inv->has_color = false;
	else if (color != NULL && strcmp(color, "auto") != 0)
		return err_set(e, ERR_USAGE,
		    "--color is auto, always or never, not %s", color);
	*wants_help = common->value[COMMON_HELP] != NULL;
	return ERR_NONE;
}

static enum err_code
check_operands(const struct invocation *inv, struct err *e)
{
	const struct command *c = inv->command;

	if (inv->operand_count < c->operands_min)
		return err_set(e, ERR_USAGE,
		    "%s: something is missing; write: samruat %s %.*s", c->name,
		    c->name, (int)strcspn(c->usage, "\n"), c->usage);
	if (inv->operand_count > c->operands_max)
		return err_set(e, ERR_USAGE,
		    "%s: \"%s\" is one too many; write: samruat %s %.*s",
		    c->name, inv->operands[c->operands_max], c->name,
		    (int)strcspn(c->usage, "\n"), c->usage);
	return ERR_NONE;
}

static struct option *
getopt_table(struct arena *a, const struct command *c)
{
	size_t count = COMMON_COUNT + count_options(c->options);
	struct option *table = arena_array(a, count + 1, sizeof(*table));

	for (size_t i = 0; i < count; i++) {
		const struct command_option *o = option_at(c, i);

		table[i].name = o->name;
		table[i].has_arg =
		    o->argument == NULL ? no_argument : required_argument;
		table[i].val = FIRST_VALUE + (int)i;
	}
	return table;
}

enum err_code
options_read(struct invocation *inv, int argc, char **argv, int words,
    bool *wants_help, struct err *e)
{
	const struct command *c = inv->command;
	const struct option *table = getopt_table(inv->arena, c);
	struct common_values common = {0};
	enum err_code rc;
	int value;

	opterr = 0;
	optind = words + 1;
	while ((value = getopt_long(argc, argv, ":", table, NULL)) != -1) {
		if (value == ':')
			return err_set(e, ERR_USAGE,
			    "%s: %s needs an argument; see samruat %s --help",
			    c->name, argv[optind - 1], c->name);
		if (value < FIRST_VALUE)
			return unknown_option(c, argv[optind - 1], e);
		if (value < FIRST_VALUE + COMMON_COUNT)
			common.value[value - FIRST_VALUE] =
			    optarg == NULL ? "" : optarg;
		else
			keep_value(inv,
			    (size_t)(value - FIRST_VALUE - COMMON_COUNT),
			    optarg);
	}
	inv->operands = (const char *const *)argv + optind;
	inv->operand_count = (size_t)(argc - optind);
	rc = apply_common(inv, &common, wants_help, e);
	if (rc != ERR_NONE || *wants_help)
		return rc;
	return check_operands(inv, e);
}
