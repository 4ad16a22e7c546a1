export const forgetPersonIds = {
  callback: 'forget-person',
  open: 'forget-person.open',
  contact: 'forget-person.contact',
} as const;

export const forgetPersonTitle = 'Forget person';
export const forgetPersonButton = 'Forget person';
