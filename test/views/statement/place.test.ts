import { expect, it } from 'vitest';
import {
  readOlder,
  readStatementPlace,
  writeStatementPlace,
} from '../../../views/statement/place.js';

it('remembers from where older movements are read', () => {
  const older = readOlder('GBP:12');
  expect(older).toEqual({ currency: 'GBP', belowSeq: 12n });
  const place = { contactId: 'club:olsen', older };
  expect(readStatementPlace(writeStatementPlace(place))).toEqual(place);
  expect(readOlder('GBP:-1')).toBeNull();
  expect(readOlder('nonsense')).toBeNull();
});
