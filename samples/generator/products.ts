import type { SampleProduct } from './club-model.js';

function product(
  id: string,
  name: string,
  pence: number,
  billing: SampleProduct['billing'],
  autoCollect: boolean,
): SampleProduct {
  return { id, name, pence, billing, autoCollect };
}

export const recreational = product('P-GYM-REC', 'Recreational gymnastics', 12000, 'termly', false);
export const trampolining = product('P-TRAMP', 'Trampolining', 9600, 'termly', false);
export const tumblers = product('P-GYM-TOTS', 'Tiny tumblers', 750, 'weekly', true);
export const parkour = product('P-PARKOUR', 'Parkour', 850, 'weekly', true);
export const adults = product('P-ADULT', 'Adult gymnastics', 900, 'weekly', false);
export const preschool = product('P-GYM-PRE', 'Pre-school gym', 3200, 'monthly', true);
export const development = product('P-GYM-DEV', 'Development squad', 5800, 'monthly', true);
export const competition = product('P-GYM-SQD', 'Competition squad', 8400, 'monthly', true);
export const membership = product('P-MEMB', 'Membership and insurance', 2400, 'annual', true);
export const tenClasses = product('P-PASS-10', 'Ten-class pass', 8500, 'single', false);
export const campDay = product('P-CAMP', 'Holiday camp day', 3000, 'single', false);
export const display = product('P-DISPLAY', 'Winter display', 1200, 'single', false);
export const kit = product('P-KIT', 'Club leotard', 3600, 'single', false);

export const products: readonly SampleProduct[] = [
  recreational,
  trampolining,
  tumblers,
  parkour,
  adults,
  preschool,
  development,
  competition,
  membership,
  tenClasses,
  campDay,
  kit,
  display,
];
