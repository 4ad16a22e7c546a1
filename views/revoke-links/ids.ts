export const revokeLinksIds = {
  callback: 'revoke-links',
  one: 'revoke-links.one',
  all: 'revoke-links.all',
} as const;

export const revokeLinksWords = { one: 'Revoke', all: 'Revoke all' } as const;
export const revokeLinksTitle = 'Revoke account links';
