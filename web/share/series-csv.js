import { SERIES } from '../plots/series.js';
import { store } from '../store.js';

/** The figures over the steps, a line each, as comma-separated values. @returns {string} */
export function seriesAsCsv() {
  const columns = SERIES.map((name) => store.engine?.series(name) ?? new Float64Array());
  const rows = Array.from({ length: store.stepCount + 1 }, (_, position) =>
    [position, ...columns.map((values) => values[position] ?? '')].join(','),
  );
  return `${[['step', ...SERIES].join(','), ...rows].join('\n')}\n`;
}
