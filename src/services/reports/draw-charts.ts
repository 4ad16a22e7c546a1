import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import type { ChartPicture } from '../../domain/reports/chart-picture.js';
import type { Desk } from '../desk.js';

/** Charts as PNG, in the order of the pictures. @throws CreditError `not-allowed` */
export async function drawCharts(
  desk: Desk,
  actor: Actor,
  pictures: readonly ChartPicture[],
): Promise<Buffer[]> {
  requireRight(actor, 'see-reports');
  const drawn = pictures.map((picture) => desk.draw({ kind: 'chart', picture }, 'person'));
  return (await Promise.all(drawn)).map(({ bytes }) => bytes);
}
