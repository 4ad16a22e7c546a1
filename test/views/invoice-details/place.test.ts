import { expect, it } from 'vitest';
import {
  detailsPageIds,
  firstPages,
  placeMetadata,
  placeOf,
  turnPage,
} from '../../../views/invoice-details/place.js';

it('turns one page of the details and leaves the others', () => {
  const start = placeOf('club:INV-1');
  expect(detailsPageIds).toHaveLength(16);
  expect(turnPage(start, 'invoice-details.history.next', '1').pages).toEqual({
    ...firstPages,
    history: 1,
  });
  expect(turnPage(start, 'invoice-details.other.next', '1')).toEqual(start);
  expect(turnPage(start, 'invoice-details.lines.next', '-3').pages.lines).toBe(0);
  expect(placeMetadata.read(placeMetadata.write(start))).toEqual(start);
});
