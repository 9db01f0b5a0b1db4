import { describe, expect, test } from 'vitest';
import { startArguments } from '../../../local/arguments/start.ts';

const TODAY = '2026-11-23';
const parse = (words: string) => startArguments(words.split(' ').filter(Boolean), TODAY);

describe('npm start', () => {
  test('without flags it runs today with the sample bank of 3,000 clients and serves the inbox', () => {
    expect(parse('')).toEqual({
      ok: true,
      value: {
        command: 'start',
        date: TODAY,
        records: { from: 'sample', clients: 3000 },
        once: false,
        json: false,
        port: 8025,
      },
    });
  });

  test('every flag of the command line is understood', () => {
    expect(
      parse(
        '--date 1999-01-04 --through=1999-01-08 --data d --mapping m.json --store s --once --json --out mails --port 0',
      ),
    ).toEqual({
      ok: true,
      value: {
        command: 'start',
        date: '1999-01-04',
        through: '1999-01-08',
        records: { from: 'export', directory: 'd', mapping: 'm.json' },
        store: 's',
        once: true,
        json: true,
        out: 'mails',
        port: 0,
      },
    });
  });

  test.each(['--help', '-h', '--date 2026-11-23 --help'])('%s asks for help', (words) => {
    expect(parse(words)).toEqual({ ok: true, value: { command: 'help' } });
  });

  test('leap days exist in leap years', () => {
    expect(parse('--date 2028-02-29')).toMatchObject({ ok: true, value: { date: '2028-02-29' } });
  });

  test.each([
    ['--dat 2026-11-23', ['--dat is not a flag', 'did you mean --date?']],
    ['--client 30', ['did you mean --clients?']],
    ['--jsno', ['did you mean --json?']],
    ['--frobnicate', ['--frobnicate is not a flag', 'npm start --help']],
    ['--constructor', ['--constructor is not a flag']],
    ['-x', ['-x is not a flag']],
    ['--date', ['--date needs a date']],
    ['--date --once', ['--date needs a date']],
    ['--store', ['--store needs a directory']],
    ['--out=', ['--out needs a directory']],
    ['--date 23.11.2026', ['"23.11.2026" is not a date', 'YYYY-MM-DD']],
    ['--date 2026-02-30', ['2026-02-30 is not a date', '2026-02 has 28 days']],
    ['--date 2026-13-01', ['there is no month 13']],
    ['--date 2026-11-00', ['2026-11-00 is not a date', 'counted from 01']],
    ['--date 0026-11-23', ['out of range', '1900 to 2199']],
    ['--date 2026-11-23 --date 2026-11-24', ['--date is given twice']],
    ['--date 2026-11-23 --through 2026-11-22', ['--through 2026-11-22 is before --date 2026-11-23']],
    ['--through 2026-11-22', ['--through 2026-11-22 is before --date 2026-11-23']],
    ['--through soon', ['--through "soon" is not a date']],
    ['--data exports', ['--data needs --mapping FILE as well']],
    ['--mapping m.json', ['--mapping needs --data DIR as well']],
    ['--data d --mapping m --clients 5', ['leave it out with --data']],
    ['--clients 0', ['--clients "0" does not fit', '1 to 200000']],
    ['--clients 200001', ['1 to 200000']],
    ['--clients 3k', ['whole number']],
    ['--clients 1e3', ['whole number']],
    ['--clients -5', ['--clients needs a number']],
    ['--port 65536', ['0 to 65535']],
    ['--port http', ['0 to 65535']],
    ['--once=yes', ['--once takes no value']],
    ['digest', ['"digest" is not expected', 'npm start --help']],
  ])('%s is refused in one line that says how to mend it', (words, says) => {
    const refused = parse(words);
    expect(refused.ok).toBe(false);
    const line = refused.ok ? '' : refused.line;
    expect(line).not.toContain('\n');
    for (const part of says) expect(line).toContain(part);
  });

  test('what was typed cannot break the line', () => {
    const refused = startArguments(['--date', 'a\nb'], TODAY);
    expect(refused).toMatchObject({ ok: false });
    expect(refused.ok ? '' : refused.line).not.toContain('\n');
    const flag = startArguments(['--o\nut'], TODAY);
    expect(flag.ok ? '\n' : flag.line).not.toContain('\n');
  });
});
