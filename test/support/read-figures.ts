/** Minor units of the first amount behind some words; 0 where they are not there. */
export function penceBehind(text: string, words: string): bigint {
  const amount = new RegExp(`(?:^|[ *\`(\\n])${words} \`?-?£([\\d,.]+)`).exec(text)?.[1] ?? '0';
  return BigInt(amount.replaceAll(/[,.]/g, ''));
}

/** The same of an amount that stands before the words. */
export function penceBefore(text: string, words: string): bigint {
  const amount = new RegExp(`£([\\d,.]+) ${words}`).exec(text)?.[1] ?? '0';
  return BigInt(amount.replaceAll(/[,.]/g, ''));
}

/**
 * What somebody who reads figures and nothing else would say is owed, less than zero when overpaid:
 * every amount that stands behind a label counts, none in brackets but what went to the account.
 */
export function owedByFigures(text: string): bigint {
  const of = (label: string) => penceBehind(text, label);
  const credited = of('Credited') - penceBefore(text, '(?:of it )?to (?:the )?account');
  const off = of('Paid') + of('Paid by credit') + credited + of('Refunded') + of('Written off');
  return of('Total') - off + of('Overpayment moved to credit') + of('Overpayment sent back');
}
