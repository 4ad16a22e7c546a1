/** The shortcodes that apps use most; any other is shown as it was written. */
const EMOJI: Record<string, string> = {
  '+1': '👍',
  '-1': '👎',
  arrow_right: '➡️',
  bank: '🏦',
  bell: '🔔',
  bulb: '💡',
  calendar: '📆',
  credit_card: '💳',
  email: '✉️',
  envelope: '✉️',
  exclamation: '❗',
  eyes: '👀',
  heavy_check_mark: '✔️',
  hourglass: '⌛',
  hourglass_flowing_sand: '⏳',
  information_source: 'ℹ️',
  large_green_circle: '🟢',
  lock: '🔒',
  mag: '🔍',
  memo: '📝',
  moneybag: '💰',
  no_entry: '⛔',
  receipt: '🧾',
  red_circle: '🔴',
  rotating_light: '🚨',
  smile: '😄',
  tada: '🎉',
  thumbsup: '👍',
  warning: '⚠️',
  wave: '👋',
  white_check_mark: '✅',
  x: '❌',
};

export function emojiFor(name: string): string | undefined {
  return Object.hasOwn(EMOJI, name) ? EMOJI[name] : undefined;
}

/** For `plain_text`, which knows emoji and no other marks. */
export function withEmoji(text: string): string {
  return text.replace(/:([a-z0-9_+-]+):/g, (typed, name: string) => emojiFor(name) ?? typed);
}
