/* The public views: their columns and the order of their rows. */
#include "store/view_table_impl.h"

static const struct view_column rounds_columns[] = {
    {"round", VALUE_TEXT},
    {"started_at", VALUE_TEXT},
    {"finished_at", VALUE_TEXT},
    {"complete", VALUE_INT},
    {"rule_pack", VALUE_TEXT},
    {"config", VALUE_TEXT},
    {"program_version", VALUE_TEXT},
    {"shard", VALUE_TEXT},
};

static const struct view_column agencies_columns[] = {
    {"round", VALUE_TEXT},
    {"agency_id", VALUE_TEXT},
    {"level", VALUE_TEXT},
    {"name_th", VALUE_TEXT},
    {"name_en", VALUE_TEXT},
    {"ministry_th", VALUE_TEXT},
    {"province_code", VALUE_TEXT},
    {"office_code", VALUE_TEXT},
    {"status", VALUE_TEXT},
    {"listed", VALUE_TEXT},
    {"parent_id", VALUE_TEXT},
    {"successor_id", VALUE_TEXT},
};

static const struct view_column captures_columns[] = {
    {"round", VALUE_TEXT},
    {"agency_id", VALUE_TEXT},
    {"url", VALUE_TEXT},
    {"method", VALUE_TEXT},
    {"status", VALUE_INT},
    {"reason", VALUE_TEXT},
    {"redirect_to", VALUE_TEXT},
    {"content_type", VALUE_TEXT},
    {"encoding", VALUE_TEXT},
    {"encoding_source", VALUE_TEXT},
    {"body_bytes", VALUE_INT},
    {"payload_sha256", VALUE_TEXT},
    {"ip", VALUE_TEXT},
    {"tls_rung", VALUE_TEXT},
    {"tls_result", VALUE_TEXT},
    {"attempt", VALUE_INT},
    {"started_at", VALUE_TEXT},
    {"dns_ms", VALUE_INT},
    {"connect_ms", VALUE_INT},
    {"tls_ms", VALUE_INT},
    {"first_byte_ms", VALUE_INT},
    {"total_ms", VALUE_INT},
    {"depth", VALUE_INT},
    {"via_url", VALUE_TEXT},
    {"warc_file", VALUE_TEXT},
    {"warc_offset", VALUE_INT},
    {"warc_length", VALUE_INT},
    {"client", VALUE_TEXT},
    {"revisit", VALUE_TEXT},
    {"revisit_of_url", VALUE_TEXT},
    {"revisit_of_at", VALUE_TEXT},
    {"payload_warc_file", VALUE_TEXT},
    {"payload_warc_offset", VALUE_INT},
    {"etag", VALUE_TEXT},
    {"last_modified", VALUE_TEXT},
    {"connects", VALUE_INT},
    {"unread_reason", VALUE_TEXT},
};

static const struct view_column pages_columns[] = {
    {"round", VALUE_TEXT},
    {"agency_id", VALUE_TEXT},
    {"url", VALUE_TEXT},
    {"page_class", VALUE_TEXT},
    {"title", VALUE_TEXT},
    {"lang", VALUE_TEXT},
    {"words_th", VALUE_INT},
    {"words_en", VALUE_INT},
    {"text_sha256", VALUE_TEXT},
    {"view_flags", VALUE_TEXT},
    {"names_agency", VALUE_INT},
    {"parts", VALUE_INT},
};

static const struct view_column verdicts_columns[] = {
    {"round", VALUE_TEXT},
    {"audit", VALUE_TEXT},
    {"agency_id", VALUE_TEXT},
    {"site", VALUE_TEXT},
    {"rule_id", VALUE_TEXT},
    {"rule_revision", VALUE_INT},
    {"scope", VALUE_TEXT},
    {"url", VALUE_TEXT},
    {"outcome", VALUE_TEXT},
    {"level", VALUE_INT},
    {"reason", VALUE_TEXT},
    {"confidence", VALUE_TEXT},
    {"effective_outcome", VALUE_TEXT},
    {"reviewer", VALUE_TEXT},
    {"evidence_count", VALUE_INT},
    {"pages_examined", VALUE_INT},
    {"complete", VALUE_INT},
};

static const struct view_column evidence_columns[] = {
    {"evidence_id", VALUE_TEXT},
    {"round", VALUE_TEXT},
    {"audit", VALUE_TEXT},
    {"agency_id", VALUE_TEXT},
    {"rule_id", VALUE_TEXT},
    {"url", VALUE_TEXT},
    {"label", VALUE_TEXT},
    {"quote", VALUE_TEXT},
    {"context_before", VALUE_TEXT},
    {"context_after", VALUE_TEXT},
    {"match_kind", VALUE_TEXT},
    {"node_path", VALUE_TEXT},
    {"line", VALUE_INT},
    {"byte_start", VALUE_INT},
    {"byte_end", VALUE_INT},
    {"click_path", VALUE_TEXT},
    {"captured_at", VALUE_TEXT},
    {"payload_sha256", VALUE_TEXT},
    {"warc_file", VALUE_TEXT},
    {"warc_offset", VALUE_INT},
    {"page_url", VALUE_TEXT},
    {"shared_with", VALUE_INT},
    {"ownership", VALUE_TEXT},
};

static const struct view_column indicators_columns[] = {
    {"round", VALUE_TEXT},
    {"audit", VALUE_TEXT},
    {"profile", VALUE_TEXT},
    {"agency_id", VALUE_TEXT},
    {"pillar", VALUE_TEXT},
    {"indicator", VALUE_TEXT},
    {"score", VALUE_REAL},
    {"lower", VALUE_REAL},
    {"upper", VALUE_REAL},
    {"coverage", VALUE_REAL},
    {"level", VALUE_INT},
};

static const struct view_column skipped_columns[] = {
    {"round", VALUE_TEXT},
    {"agency_id", VALUE_TEXT},
    {"url", VALUE_TEXT},
    {"reason", VALUE_TEXT},
    {"via_url", VALUE_TEXT},
};

static const struct view_column reviews_columns[] = {
    {"evidence_id", VALUE_TEXT},
    {"verdict_key", VALUE_TEXT},
    {"reviewer", VALUE_TEXT},
    {"decision", VALUE_TEXT},
    {"note", VALUE_TEXT},
    {"decided_at", VALUE_TEXT},
    {"evidence_sha256", VALUE_TEXT},
};

static const struct view_column certificates_columns[] = {
    {"round", VALUE_TEXT},
    {"origin", VALUE_TEXT},
    {"subject", VALUE_TEXT},
    {"issuer", VALUE_TEXT},
    {"names", VALUE_TEXT},
    {"public_key", VALUE_TEXT},
    {"signature", VALUE_TEXT},
    {"sha256", VALUE_TEXT},
    {"begins_at", VALUE_TEXT},
    {"ends_at", VALUE_TEXT},
    {"chain_length", VALUE_INT},
    {"tls_version", VALUE_TEXT},
    {"cipher", VALUE_TEXT},
    {"tls_rung", VALUE_TEXT},
    {"tls_result", VALUE_TEXT},
    {"captured_at", VALUE_TEXT},
};

static const struct view_column pauses_columns[] = {
    {"round", VALUE_TEXT},
    {"cause", VALUE_TEXT},
    {"began_at", VALUE_TEXT},
    {"ended_at", VALUE_TEXT},
};

static const struct view_column robots_columns[] = {
    {"round", VALUE_TEXT},
    {"origin", VALUE_TEXT},
    {"state", VALUE_TEXT},
    {"crawl_delay_ms", VALUE_INT},
    {"delay_capped", VALUE_INT},
    {"sitemaps_left_out", VALUE_INT},
    {"captured_at", VALUE_TEXT},
    {"url", VALUE_TEXT},
    {"status", VALUE_INT},
    {"warc_file", VALUE_TEXT},
    {"warc_offset", VALUE_INT},
};

#define COLUMNS(of) of, sizeof(of) / sizeof((of)[0])

const struct view view_table[] = {
    {{"rounds", COLUMNS(rounds_columns)}, "started_at, round"},
    {{"agencies", COLUMNS(agencies_columns)}, "round, agency_id"},
    {{"captures", COLUMNS(captures_columns)},
        "round, agency_id, url, attempt, warc_file, warc_offset"},
    {{"pages", COLUMNS(pages_columns)}, "round, agency_id, url"},
    {{"verdicts", COLUMNS(verdicts_columns)},
        "round, audit, agency_id, rule_id"},
    {{"evidence", COLUMNS(evidence_columns)},
        "round, audit, agency_id, rule_id, url, byte_start, evidence_id"},
    {{"indicators", COLUMNS(indicators_columns)},
        "round, audit, profile, agency_id, indicator"},
    {{"skipped", COLUMNS(skipped_columns)}, "round, agency_id, url"},
    {{"reviews", COLUMNS(reviews_columns)},
        "verdict_key, evidence_id, decided_at, reviewer, decision, note"},
    {{"certificates", COLUMNS(certificates_columns)}, "round, origin"},
    {{"pauses", COLUMNS(pauses_columns)}, "round, began_at, ended_at, cause"},
    {{"robots", COLUMNS(robots_columns)}, "round, origin"},
};
const size_t view_count = sizeof(view_table) / sizeof(view_table[0]);
