import { z } from 'zod';
import { reportNames } from '../../src/domain/reports/report.js';
import { doorWords, isDoor } from '../../src/domain/trail/trail-filter.js';
import { privateMetadata } from '../forms/private-metadata.js';
import { mostPeople } from './trail-filter.js';

const doors = Object.keys(doorWords).filter(isDoor);

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const filter = z.object({
  userIds: z.array(z.string()).max(mostPeople).readonly(),
  door: z.enum(doors).nullable(),
  act: z.string().nullable(),
});

/** Which report, of which days and which moment, and which page of it. */
export const reportMetadata = privateMetadata(3, {
  name: z.enum(reportNames),
  from: day,
  until: day,
  page: z.number().int().min(0),
  only: filter,
  /** The report that is shown, for its other pages. */
  seen: z.uuid(),
});

export type ReportPlace = ReturnType<typeof reportMetadata.read>;
