import { drawAside } from '../../charts/draw-aside.js';
import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import type { ChartPicture } from '../../domain/reports/chart-picture.js';
import type { Desk } from '../desk.js';
import { inTurn } from '../in-turn.js';

/** Charts as PNG, in the order of the pictures. @throws CreditError `not-allowed` */
export async function drawCharts(
  desk: Desk,
  actor: Actor,
  pictures: readonly ChartPicture[],
): Promise<Buffer[]> {
  requireRight(actor, 'see-reports');
  return inTurn(desk, 'chart', () => drawAside(pictures));
}
