import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { stages } from '../../config/stages.ts';
import type { Stage } from '../../functions/domain/stage/stage.ts';
import { type Synthesised, synthesise } from '../support/stack.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const runbook = readFileSync(join(ROOT, 'docs/runbook.md'), 'utf8');
const matches = (pattern: RegExp) => [...new Set([...runbook.matchAll(pattern)].map(([, found = '']) => found))];

type Alarm = { AlarmDescription: string; Metrics?: { MetricStat?: unknown }[] };
type Filter = { MetricTransformations: { MetricName: string }[] };

let stack: Synthesised;
beforeAll(() => {
  const certificateArn = 'arn:aws:acm:us-east-1:000000000000:certificate/1';
  const pages = { domain: 'steward.bank.example', certificateArn };
  stack = synthesise({ ...(stages.trial as Stage), pages }, 'trial');
});
const alarms = () => Object.values(stack.all('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties as Alarm);

describe('the runbook and what is deployed', () => {
  test('every alarm points to a section, and every section of an alarm is pointed to', () => {
    const [, body = ''] = /^## Alarms$([\s\S]*?)^## /m.exec(runbook) ?? [];
    const sections = [...body.matchAll(/^### (.+)$/gm)].map(([, title = '']) =>
      title.toLowerCase().replaceAll(' ', '-'),
    );
    const pointed = alarms().map(({ AlarmDescription }) => AlarmDescription.split('#').at(-1) ?? '');
    expect([...new Set(pointed)].sort()).toEqual(sections.sort());
  });

  test('every section of an alarm says what it means, who is affected, what to do, and when it is over', () => {
    const [, body = ''] = /^## Alarms$([\s\S]*?)^## /m.exec(runbook) ?? [];
    const sections = body.split(/^### /m).slice(1);
    const lacking = sections.filter((text) =>
      ['Means:', 'Who:', 'Do:', 'Over:'].some((word) => !text.includes(`**${word}**`)),
    );
    expect(lacking.map((text) => text.split('\n')[0])).toEqual([]);
  });

  test('the outputs it reads are told by the stack', () => {
    const outputs = Object.keys(stack.template.toJSON().Outputs);
    const read = matches(/\bout ([A-Z]\w+)/g).map((name) => name.replace(/^XDead/, 'RunDead'));
    expect(read.length).toBeGreaterThan(6);
    expect(read.filter((name) => !outputs.includes(name))).toEqual([]);
  });

  test('the functions and the log events it names are there', () => {
    const functions = matches(/\blogs ([a-z-]+) '/g);
    expect(functions.filter((name) => !existsSync(join(ROOT, `functions/${name}.ts`)))).toEqual([]);
    const source = globSync('functions/**/*.ts', { cwd: ROOT })
      .map((file) => readFileSync(join(ROOT, file), 'utf8'))
      .join('\n');
    const events = matches(/\$\.message = "([a-z-]+)"/g);
    expect(events.length).toBeGreaterThan(12);
    expect(events.filter((event) => !source.includes(`'${event}'`))).toEqual([]);
  });

  test('the cost counts the alarms, metrics and keys that are deployed', () => {
    const counted = alarms().reduce(
      (sum, { Metrics }) => sum + (Metrics?.filter(({ MetricStat }) => MetricStat !== undefined).length ?? 1),
      0,
    );
    const filters = Object.values(stack.all('AWS::Logs::MetricFilter')).map(({ Properties }) => Properties as Filter);
    const metrics = new Set(filters.flatMap((filter) => filter.MetricTransformations.map((one) => one.MetricName)));
    const keys = Object.keys(stack.all('AWS::KMS::Key')).length;
    const [, ...sentence] = /(\d+) custom metrics at most.*, (\d+) alarms over (\d+) metrics/.exec(runbook) ?? [];
    expect(sentence.map(Number)).toEqual([metrics.size, alarms().length, counted]);
    const row = (line: string) => Number(new RegExp(`^\\| ${line} × [\\d.]+ \\| (\\d+) →`, 'm').exec(runbook)?.[1]);
    expect(row('CloudWatch metrics')).toBe(metrics.size);
    expect(row('CloudWatch alarms, metrics')).toBe(counted);
    expect(row('KMS keys')).toBe(keys);
  });

  test('every line of the cost is quantity times price, and the lines add up', () => {
    const rows = [...runbook.matchAll(/^\| (.+?) × (\d+\.\d+)[^|]*\|(.+)\|$/gm)];
    expect(rows.length).toBeGreaterThan(12);
    const sums = [0, 0, 0];
    for (const [, what, price, cells = ''] of rows) {
      const unit = what?.startsWith('Lambda arm64') ? 0.0133334 : Number(price);
      cells.split('|').forEach((cell, column) => {
        const [, quantity = '', dollars = ''] = /^ ([\d.,]+) → \$([\d.]+) $/.exec(cell) ?? [];
        const slack = 0.006 + Number(dollars) * 0.02;
        expect(Math.abs(Number(quantity.replace(',', '')) * unit - Number(dollars)), `${what}: ${cell}`).toBeLessThan(
          slack,
        );
        sums[column] = (sums[column] ?? 0) + Number(dollars);
      });
    }
    const [, together = ''] = /^\| \*\*Together\*\* \|(.+)\|$/m.exec(runbook) ?? [];
    expect(together.match(/\d+/g)?.map(Number)).toEqual(sums.map((sum) => Math.round(sum)));
  });
});
