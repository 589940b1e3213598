#include "cli/command.h"

#include <stddef.h>

extern const struct command command_audit;
extern const struct command command_capture;
extern const struct command command_claims;
extern const struct command command_compare;
extern const struct command command_crawl;
extern const struct command command_export;
extern const struct command command_inspect_charset;
extern const struct command command_inspect_page;
extern const struct command command_inspect_robots;
extern const struct command command_inspect_url;
extern const struct command command_merge;
extern const struct command command_release;
extern const struct command command_report;
extern const struct command command_requests;
extern const struct command command_review_add;
extern const struct command command_review_agreement;
extern const struct command command_review_import;
extern const struct command command_review_list;
extern const struct command command_review_sheet;
extern const struct command command_rules_check;
extern const struct command command_rules_diff;
extern const struct command command_rules_doc;
extern const struct command command_rules_explain;
extern const struct command command_rules_lint;
extern const struct command command_rules_list;
extern const struct command command_rules_lock;
extern const struct command command_rules_new;
extern const struct command command_rules_quality;
extern const struct command command_rules_sample;
extern const struct command command_rules_schema;
extern const struct command command_rules_test;
extern const struct command command_rules_try;
extern const struct command command_score;
extern const struct command command_sheet;
extern const struct command command_show;
extern const struct command command_skipped;
extern const struct command command_status;
extern const struct command command_targets_check;
extern const struct command command_targets_groups;
extern const struct command command_verify;

static const struct command *const commands[] = {
    &command_crawl,
    &command_audit,
    &command_status,
    &command_show,
    &command_skipped,
    &command_requests,
    &command_capture,
    &command_compare,
    &command_score,
    &command_review_list,
    &command_review_add,
    &command_review_sheet,
    &command_review_import,
    &command_review_agreement,
    &command_claims,
    &command_sheet,
    &command_release,
    &command_export,
    &command_report,
    &command_verify,
    &command_merge,
    &command_targets_check,
    &command_targets_groups,
    &command_rules_check,
    &command_rules_test,
    &command_rules_try,
    &command_rules_list,
    &command_rules_explain,
    &command_rules_new,
    &command_rules_lock,
    &command_rules_diff,
    &command_rules_lint,
    &command_rules_sample,
    &command_rules_quality,
    &command_rules_doc,
    &command_rules_schema,
    &command_inspect_url,
    &command_inspect_robots,
    &command_inspect_charset,
    &command_inspect_page,
};

const struct command *
command_at(size_t i)
{
	return i < sizeof(commands) / sizeof(commands[0]) ? commands[i] : NULL;
}
