import { describe, expect, test } from 'vitest';
import { stewardArguments } from '../../../local/arguments/steward.ts';
import { START_USAGE, STEWARD_USAGE } from '../../../local/arguments/usage.ts';

const TODAY = '2026-11-23';
const parse = (words: string) => stewardArguments(words.split(' ').filter(Boolean), TODAY);

describe('steward', () => {
  test.each([
    [
      'import a.csv b.csv --mapping m.json',
      {
        command: 'import',
        files: ['a.csv', 'b.csv'],
        mapping: 'm.json',
        dryRun: false,
        json: false,
        store: '.steward',
      },
    ],
    [
      'import --mapping m.json --as-of 2026-11-20 --dry-run --json --store s a.csv',
      {
        command: 'import',
        files: ['a.csv'],
        mapping: 'm.json',
        asOf: '2026-11-20',
        dryRun: true,
        json: true,
        store: 's',
      },
    ],
    ['run digest', { command: 'run', kind: 'digest', date: TODAY, dryRun: false, json: false, store: '.steward' }],
    [
      'run digest --date 2026-11-24 --manager M001 --dry-run',
      {
        command: 'run',
        kind: 'digest',
        date: '2026-11-24',
        only: { manager: 'M001' },
        dryRun: true,
        json: false,
        store: '.steward',
      },
    ],
    [
      'run --unit U01 digest --json',
      {
        command: 'run',
        kind: 'digest',
        date: TODAY,
        only: { unit: 'U01' },
        dryRun: false,
        json: true,
        store: '.steward',
      },
    ],
    [
      'preview digest --for M001 --out m.html',
      { command: 'preview', kind: 'digest', date: TODAY, for: 'M001', out: 'm.html', json: false, store: '.steward' },
    ],
    ['reindex', { command: 'reindex', date: TODAY, json: false, store: '.steward' }],
    ['--help', { command: 'help' }],
    ['help', { command: 'help' }],
    ['import --help', { command: 'help' }],
  ])('%s is understood', (words, value) => {
    expect(parse(words)).toEqual({ ok: true, value });
  });

  test.each([
    ['', ['needs a command', 'import, run, preview']],
    ['--json', ['needs a command']],
    ['imprt a.csv', ['"imprt" is not a command', 'did you mean import?']],
    ['dance', ['"dance" is not a command', 'import, run, preview']],
    ['toString', ['is not a command']],
    ['import --mapping m.json', ['at least one file']],
    ['import a.csv', ['needs --mapping FILE']],
    ['import a.csv --mapping m --as-of 2026-02-30', ['2026-02 has 28 days']],
    ['import a.csv --mapping m --dryrun', ['did you mean --dry-run?']],
    ['import a.csv --mapping m --manager M001', ['--manager is not a flag of steward import']],
    ['run', ['needs a kind of mail', 'digest']],
    ['run digset', ['"digset" is not a kind of mail', 'digest']],
    ['run digest extra', ['"extra" is not expected']],
    ['run digest --manager M1 --unit U1', ['exclude each other']],
    ['run digest --unit', ["--unit needs a unit's id"]],
    ['preview digest --out m.html', ['needs --for ID']],
    ['preview digest --for M001', ['needs --out FILE.html']],
    ['preview digest --for M001 --out m.html --date x', ['YYYY-MM-DD']],
  ])('"%s" is refused in one line that says how to mend it', (words, says) => {
    const refused = parse(words);
    const line = refused.ok ? 'not refused' : refused.line;
    expect(line).not.toContain('\n');
    for (const part of says) expect(line).toContain(part);
  });

  test('the help texts name every flag', () => {
    for (const flag of [
      '--date',
      '--through',
      '--data',
      '--mapping',
      '--clients',
      '--once',
      '--json',
      '--out',
      '--port',
    ])
      expect(START_USAGE).toContain(`  ${flag}`);
    for (const flag of [
      '--mapping',
      '--as-of',
      '--dry-run',
      '--json',
      '--date',
      '--manager',
      '--unit',
      '--for',
      '--out',
      '--store',
    ])
      expect(STEWARD_USAGE).toContain(flag);
  });
});
