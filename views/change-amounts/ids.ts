/** Another amount for one person of a draft, or for everybody. */
export const changeAmountsIds = {
  callback: 'change-amounts',
  all: 'change-amounts.all',
  one: 'change-amounts.one',
  amount: 'change-amounts.amount',
} as const;

export const changeAmountsTitle = 'Change amounts';
export const changeButton = 'Change';
