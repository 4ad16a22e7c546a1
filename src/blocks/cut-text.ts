const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * At most `longest` characters as Slack counts them (UTF-16 units), the last an ellipsis where
 * something was cut; never in the midst of an emoji or an accented letter.
 */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  let kept = '';
  for (const { segment } of segmenter.segment(text.slice(0, longest + 1))) {
    if (kept.length + segment.length > longest - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}
