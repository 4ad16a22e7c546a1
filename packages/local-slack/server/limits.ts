/** Slack's limits, from its reference pages and the doc comments of `@slack/types`. */
export const ACK_DEADLINE_MS = 3_000;
export const TRIGGER_LIFE_MS = 3_000;
export const SERVER_PING_MS = 10_000;
export const RESPONSE_URL_USES = 5;
export const RESPONSE_URL_LIFE_MS = 30 * 60_000;
/** An event that was not acknowledged comes again: almost at once, after 1 minute, after 5. */
export const EVENT_RETRY_DELAYS_MS = [1_000, 60_000, 300_000];

export const MODAL_STACK_DEPTH = 3;
export const VIEW_BLOCKS = 100;
export const VIEW_BYTES = 250 * 1024;
export const VIEW_TITLE_CHARS = 24;
export const PRIVATE_METADATA_CHARS = 3_000;
export const ID_CHARS = 255;

export const MESSAGE_BLOCKS = 50;
export const MESSAGE_TEXT_CHARS = 40_000;
/** Not documented; where real messages begin to fail with `msg_blocks_too_long`. */
export const MESSAGE_BLOCK_CHARS = 13_200;
export const MARKDOWN_CHARS = 12_000;

export const SECTION_TEXT_CHARS = 3_000;
export const SECTION_FIELD_CHARS = 2_000;
export const SECTION_FIELDS = 10;
export const HEADER_CHARS = 150;
export const LABEL_CHARS = 2_000;
export const ALT_TEXT_CHARS = 2_000;
export const FILE_ALT_TEXT_CHARS = 1_000;
export const URL_CHARS = 3_000;
export const PLACEHOLDER_CHARS = 150;
export const BUTTON_TEXT_CHARS = 75;
export const BUTTON_VALUE_CHARS = 2_000;
export const OPTION_CHARS = 75;
export const OPTION_VALUE_CHARS = 150;
export const SELECT_OPTIONS = 100;
export const CHOICE_OPTIONS = 10;
export const OVERFLOW_OPTIONS = 5;
export const ACTIONS_ELEMENTS = 25;
export const CONTEXT_ELEMENTS = 10;
export const CONTEXT_ACTIONS_ELEMENTS = 5;
export const TEXT_INPUT_CHARS = 3_000;
export const CONFIRM_TITLE_CHARS = 100;
export const CONFIRM_TEXT_CHARS = 300;
export const CONFIRM_BUTTON_CHARS = 30;
export const TABLE_ROWS = 100;
export const DATA_TABLE_ROWS = 101;
export const TABLE_COLUMNS = 20;
