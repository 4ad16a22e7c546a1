import { z } from 'zod';
import { reportNames } from '../../src/domain/reports/report.js';
import { privateMetadata } from '../forms/private-metadata.js';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Which report, of which days, and which page of it. */
export const reportMetadata = privateMetadata(1, {
  name: z.enum(reportNames),
  from: day,
  until: day,
  page: z.number().int().min(0),
});

export type ReportPlace = ReturnType<typeof reportMetadata.read>;
