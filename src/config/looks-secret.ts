/** How tokens, keys and addresses with passwords begin. */
const beginnings = /xox|xapp|[rs]k_(?:test|live)|whsec|mongodb|smtp|:\/\//i;
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}/i;
/** Letters and digits in one piece of this length are no word of anybody. */
const longPiece = /[a-z0-9+=_]{16,}/gi;

/** Whether a text may be a secret that was put into the wrong variable. */
export function looksSecret(text: string): boolean {
  if (text.length > 60 || beginnings.test(text) || uuid.test(text)) return true;
  const pieces = text.match(longPiece) ?? [];
  return pieces.some((piece) => /[0-9]/.test(piece) && /[a-z]/i.test(piece));
}
