/** Addresses that differ in the case of their letters alone are one. */
export const caseApart = { locale: 'en', strength: 2 };
