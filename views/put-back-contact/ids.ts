export const putBackContactIds = {
  callback: 'put-back-contact',
  open: 'put-back-contact.open',
} as const;

export const putBackContactTitle = 'Put back into product';
export const putBackContactButton = 'Put back';
