/** A word behind `npm start --` that is none; `message` is a sentence. */
class StartWordsError extends Error {
  override readonly name = 'StartWordsError';
}

/** What stands behind `npm start --`. @throws StartWordsError */
export function readStartWords(words: readonly string[]): { empty: boolean } {
  const wrong = words.find((word) => word !== '--empty');
  if (wrong === undefined) return { empty: words.length > 0 };
  throw new StartWordsError(
    'Usage: npm start   or   npm start -- --empty   (without the sample club, for your own)',
  );
}
