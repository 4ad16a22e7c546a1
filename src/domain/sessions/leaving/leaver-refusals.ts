/** Refusals that have to do with people who leave a product. Amounts in minor units. */
export type LeaverRefusals = {
  /** They left, or were removed, meanwhile. */
  'not-enrolled': { names: readonly string[]; productName: string };
  'too-many-leavers': { chosen: number; limit: number };
  /** The session from which on they leave is not one of the product. */
  'other-session': { title: string; productName: string };
  /** They were put back already, or removed once more. */
  'not-removed': { name: string };
};

type Sentences = {
  [Code in keyof LeaverRefusals]: (details: LeaverRefusals[Code]) => string;
};

const named = 3;

function listOf(names: readonly string[]): string {
  const shown = names.slice(0, named);
  const more = names.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

export const leaverSentences: Sentences = {
  'not-enrolled': ({ names, productName }) =>
    names.length === 1
      ? `${listOf(names)} is not on ${productName} any more. Take the name out.`
      : `${listOf(names)} are not on ${productName} any more. Take the names out.`,
  'too-many-leavers': ({ chosen, limit }) =>
    `At most ${limit} people can be removed at once, and ${chosen} are chosen. Choose fewer, then do the rest.`,
  'other-session': ({ title, productName }) =>
    `${title} is not a session of ${productName} that is still to come. Choose another one.`,
  'not-removed': ({ name }) =>
    `${name} was put back already, or was removed once more since. Nothing was done by this press.`,
};
