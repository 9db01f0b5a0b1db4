import { expect, test } from 'vitest';
import { createLocalLog } from '../../local/local-log.ts';

function loggedBy(options: { quiet: boolean }): unknown[] {
  const lines: string[] = [];
  const log = createLocalLog({ write: (line) => lines.push(line) }, options);
  log.info('mail-sent', { person: 'M001' });
  log.warn('mail-retry', { person: 'M002', reason: 'throttled' });
  log.error('record-broken', { id: '80000001' });
  expect(lines.every((line) => line.endsWith('\n') && line.indexOf('\n') === line.length - 1)).toBe(true);
  return lines.map((line) => JSON.parse(line));
}

const ERROR = { level: 'ERROR', message: 'record-broken', id: '80000001' };

test('every event is one line of JSON with its level and ids', () => {
  expect(loggedBy({ quiet: false })).toEqual([
    { level: 'INFO', message: 'mail-sent', person: 'M001' },
    { level: 'WARN', message: 'mail-retry', person: 'M002', reason: 'throttled' },
    ERROR,
  ]);
});

test('a quiet log leaves out what went well, and never an error', () => {
  expect(loggedBy({ quiet: true })).toEqual([ERROR]);
});
