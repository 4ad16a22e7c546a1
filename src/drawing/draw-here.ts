import { drawDocument } from '../documents/draw-document.js';
import type { Drawn, DrawTask } from './draw-task.js';

/** Draws in the thread that asks, which does nothing else meanwhile. */
export async function drawHere(task: DrawTask): Promise<Drawn> {
  switch (task.kind) {
    case 'credit-note':
    case 'statement':
      return drawDocument(task);
    case 'chart': {
      // The canvas is large, and most processes never draw a chart.
      const { drawChart } = await import('../charts/draw-chart.js');
      return { bytes: drawChart(task.picture), unshown: [] };
    }
    default:
      return task satisfies never;
  }
}
