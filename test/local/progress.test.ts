import { expect, test } from 'vitest';
import type { ImportProgress } from '../../functions/app/import/report.ts';
import { progressLines } from '../../local/progress.ts';

/** What is told of an import that reports every so many rows. */
function toldOf(phases: readonly (Omit<ImportProgress, 'rows'> & { upTo: number; every: number })[]): string[] {
  const lines: string[] = [];
  const onProgress = progressLines({ write: (text) => lines.push(text) });
  for (const { upTo, every, ...phase } of phases)
    for (let rows = every; rows <= upTo; rows += every) onProgress({ ...phase, rows });
  return lines;
}

test('a long import tells how far it is, once every 50,000 rows of each file and phase', () => {
  expect(
    toldOf([
      { phase: 'read', file: 'clients.csv', upTo: 110_000, every: 1_000 },
      { phase: 'read', file: 'holdings.csv', upTo: 60_000, every: 999 },
      { phase: 'save', upTo: 50_000, every: 500 },
      { phase: 'sweep', upTo: 50_000, every: 500 },
    ]),
  ).toEqual([
    '  50,000 rows read of clients.csv\n',
    '  100,000 rows read of clients.csv\n',
    '  50,000 rows read of holdings.csv\n',
    '  50,000 clients looked at\n',
    '  50,000 clients compared\n',
  ]);
});

test('a short import is silent', () => {
  expect(toldOf([{ phase: 'read', file: 'clients.csv', upTo: 49_999, every: 1 }])).toEqual([]);
});
