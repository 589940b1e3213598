/*
 * Every bound on what a stranger controls, in one place. Reaching one is
 * recorded: as a reason, as a view flag or as is_cut, never silently.
 */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

enum {
	/* of one response, bytes as received */
	LIMIT_HEAD_BYTES = 300 * 1024,
	LIMIT_RAW_BYTES = 10 * 1024 * 1024,
	LIMIT_DECODED_BYTES = 20 * 1024 * 1024,
	LIMIT_RATIO = 200, /* decoded to coded ... */
	LIMIT_RATIO_FREE_BYTES = 1024 * 1024, /* ... beyond this much */
	LIMIT_CODINGS = 2,
	LIMIT_VALIDATOR_BYTES = 1024, /* an ETag or Last-Modified field */
	LIMIT_CERTIFICATE_BYTES = 16 * 1024, /* one text of a certificate */

	/* of one page */
	LIMIT_PARSED_BYTES = 5 * 1024 * 1024,
	LIMIT_TAG_ATTRIBUTES = 2000,
	LIMIT_DEPTH = 1000,
	LIMIT_ELEMENTS = 400000,
	LIMIT_LINKS = 5000,
	LIMIT_LINK_TEXT_BYTES = 200, /* kept of its name */
	LIMIT_FORMS = 200,
	LIMIT_METAS = 1000, /* names and values of meta elements */
	LIMIT_JSON_LD_BLOCKS = 50,
	LIMIT_JSON_LD_BYTES = 512 * 1024, /* of all blocks */
	LIMIT_JSON_LD_NODES = 5000, /* objects in all blocks */
	LIMIT_JSON_LD_DEPTH = 20, /* of lists in lists */
	LIMIT_TITLE_BYTES = 1000,
	LIMIT_NAME_BYTES = 1000, /* of an accessible name */
	LIMIT_NAME_ELEMENTS = 2000, /* looked at for one name */
	LIMIT_FORM_FIELDS = 2000,
	LIMIT_PAIRS = 2000,
	LIMIT_STYLE_RULES = 2000, /* of its style, that hide or show */
	LIMIT_STYLE_STEPS = 5000000, /* spent on matching them */
	LIMIT_FRAMES = 8, /* read as parts */
	LIMIT_FRAME_DEPTH = 3, /* of frames in frames */
	LIMIT_SHEETS = 8, /* read as parts */
	LIMIT_SHEET_BYTES = 512 * 1024, /* of one, raw and decoded */
	LIMIT_PARTS = 64, /* that it is read with */
	LIMIT_DISTILLED_BYTES = 64 * 1024, /* of one sheet, kept in memory */
	LIMIT_DATES = 500,
	LIMIT_BLOCKS = 500,

	/* of one crawl, unless told otherwise */
	LIMIT_AGENCY_PAGES = 40,
	LIMIT_CLICK_DEPTH = 3,
	LIMIT_REDIRECTS = 5,
	LIMIT_ATTEMPTS = 3,

	LIMIT_AGENCY_SHEETS = 8, /* style sheets asked for, for an agency */
	LIMIT_KEPT_SHEETS_BYTES = 64 * 1024 * 1024, /* distilled, of all */
	LIMIT_PATTERN_URLS = 12, /* of one pattern, for an agency */
	LIMIT_SITEMAPS = 20, /* read for one origin */
	LIMIT_SITEMAP_URLS = 5000, /* kept of one */
	LIMIT_SITEMAP_BYTES = 50 * 1024 * 1024, /* raw and decoded */
	LIMIT_NOT_MODIFIED_RUN = 4, /* rounds that a server is believed so */
	LIMIT_CONTROLS = 16,
	LIMIT_PROBES = 20, /* addresses that the rules of a pack probe */
	LIMIT_PROBE_MAPS = 5, /* sitemaps of a robots.txt judged as probes */
	LIMIT_PROBE_PATH_BYTES = 200,
	LIMIT_SHARDS = 1000, /* of one round */
	LIMIT_FREE_BYTES = 64 * 1024 * 1024, /* of disk, to go on with */
	LIMIT_CRAWL_DELAY_MS = 10 * 60 * 1000, /* honoured in full up to this */
	LIMIT_RETRY_AFTER_MS = 24 * 60 * 60 * 1000, /* read as no more ... */
	LIMIT_REST_MS = 60 * 60 * 1000, /* ... and kept up to this */
	LIMIT_HOME_URLS = 100, /* of an agency, in a check of its home page */

	/* of one transfer, milliseconds */
	LIMIT_RESOLVE_MS = 10000,
	LIMIT_CONNECT_MS = 10000,
	LIMIT_FIRST_BYTE_MS = 30000,
	LIMIT_TRANSFER_MS = 120000,
	LIMIT_STALL_MS = 20000, /* under LIMIT_STALL_BYTES a second */
	LIMIT_STALL_BYTES = 200,

	/* of one worker */
	LIMIT_WORKER_MS = 10000,
	LIMIT_WORKER_CPU_S = 15, /* for one page */
	LIMIT_WORKER_MEMORY_MIB = 1024,
	LIMIT_MESSAGE_BYTES = 64 * 1024 * 1024,

	/* of one rule */
	LIMIT_CONDITION_DEPTH = 6,
	LIMIT_LEAVES = 200,
	LIMIT_XPATH_OPERATIONS = 10000000,
	LIMIT_REGEX_MATCH = 200000,
	LIMIT_REGEX_HEAP_KIB = 8192,
	LIMIT_REGEX_STEPS = 5000000, /* counted, as time is not repeatable */
	LIMIT_WORD_HITS = 20000, /* of one word on one page */
	LIMIT_EVIDENCE = 5, /* pieces for a rule and page */
	LIMIT_NEAR_MISSES = 3,
	LIMIT_PAGE_LISTED = 200, /* things of an inventory on a page */
	LIMIT_LISTED = 1000, /* of an agency */
	LIMIT_LISTED_LINKS = 3, /* of one of them, whose target is kept */
	LIMIT_RESTS = 32, /* of one leaf on one page */
	LIMIT_SITE_TARGETS = 20000, /* addresses that an agency's pages name and
	                               rules ask about */
	LIMIT_TARGETS = 20000, /* elements that a for_each judges on a page */
	LIMIT_TRAIT_STEPS = 10000000, /* elements looked at for these */
	LIMIT_ELEMENT_TEXT_BYTES = 64 * 1024 * 1024, /* of elements in elements,
	                                                read for one leaf */
	LIMIT_PDF_STREAMS = 500, /* looked into, of one file */
	LIMIT_PDF_BYTES = 8 * 1024 * 1024, /* of what they unpack to */
	LIMIT_QUOTE_BYTES = 600,
	LIMIT_CONTEXT_BYTES = 240, /* on each side */

	/* of one plan of figures, as the ledger keeps it */
	LIMIT_PLAN_BYTES = 16 * 1024 * 1024,
	LIMIT_PLAN_INDICATORS = 1000, /* also of its pillars */
	LIMIT_PLAN_RULES = 1000, /* of one indicator */

	/* of files */
	LIMIT_URL_BYTES = 8192,
	LIMIT_HEADER_FIELDS = 500,
	LIMIT_ROBOTS_BYTES = 500 * 1024,
	LIMIT_RULE_FILE_BYTES = 1024 * 1024,
	LIMIT_TABLE_BYTES = 64 * 1024 * 1024,

	/* of one text of a page or table, as a report shows it */
	LIMIT_REPORT_TEXT_BYTES = 4000,

	/* of a spreadsheet or CSV file that a person sends back */
	LIMIT_TABLE_PARTS = 2000, /* files in its ZIP archive */
	LIMIT_TABLE_UNPACKED_BYTES = 128 * 1024 * 1024, /* of all that are
	                                                   read */
	LIMIT_TABLE_SHEETS = 50,
	LIMIT_TABLE_ROWS = 200000, /* of all sheets, empty ones aside */
	LIMIT_TABLE_COLUMNS = 200,
	LIMIT_TABLE_CELLS = 4000000,
	LIMIT_TABLE_CELL_BYTES = 4 * 32767, /* as many characters as Excel's */
	LIMIT_TABLE_STRINGS = 1000000
};

#endif
