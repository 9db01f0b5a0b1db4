import { describe, expect, test } from 'vitest';
import { policy } from '../../../config/policy.ts';
import { stages } from '../../../config/stages.ts';
import { type Stage, type Stages, stageOf } from '../../../functions/domain/stage/stage.ts';

const trial = stages.trial as Stage;
const network = {
  vpcId: 'vpc-1',
  availabilityZones: ['us-east-1a'],
  subnetIds: ['subnet-1'],
  securityGroupId: 'sg-1',
};
const relay = {
  kind: 'smtp',
  host: 'relay.bank.example',
  port: 587,
  secretName: 'relay',
  mailsPerSecond: 5,
  network,
} as const;
const certificateArn = 'arn:aws:acm:us-east-1:000000000000:certificate/1';
const real = {
  account: '210987654321',
  sender: { name: 'Steward', address: 'steward@bank.cn' },
  alarmAddress: 'ops@bank.cn',
};

/** The stages as a person left them, who is not held by types. */
const written = (changes: Record<string, unknown>): Stages => ({ trial: { ...trial, ...changes } }) as Stages;
const without = (field: string): Stages => {
  const { [field]: _, ...rest } = trial as Record<string, unknown>;
  return { trial: rest } as unknown as Stages;
};
const said = (given: Stages, asked?: string): string => {
  try {
    stageOf(given, asked, policy);
    return 'nothing';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};
const lengths =
  '1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653';
const senderAddress = 'a mail address such as steward@bank.example, its domain in small letters a to z';
const logDays = (days: unknown) => ({ retention: { ...trial.retention, logDays: days } });

describe('a stage that is right', () => {
  test('the stages in config are right, each of them', () => {
    for (const name of Object.keys(stages)) expect(stageOf(stages, name, policy).name).toBe(name);
  });

  test('the only stage is taken without being asked for', () => {
    expect(stageOf({ trial }, undefined, policy)).toEqual({ name: 'trial', stage: trial });
  });

  test('one of several is chosen by name', () => {
    expect(stageOf({ trial, live: { ...trial, linkEpoch: 2 } }, 'live', policy).stage.linkEpoch).toBe(2);
  });

  test.each([
    ["a bank's relay in its own network", { transport: relay }],
    ['a relay without a network', { transport: { ...relay, network: undefined } }],
    ["the pages' own address", { pages: { domain: 'steward.bank.example', certificateArn } }],
    ['a domain that SES has already', { transport: { kind: 'ses', mailsPerSecond: 1, identity: 'existing' } }],
    ['capitals before the @', { sender: { name: 'Steward', address: 'Steward@bank.example' } }],
    ["a bank's own account and addresses", real],
    ['China, with a relay', { region: 'cn-north-1', transport: { ...relay, network: undefined } }],
  ])('%s is taken', (_, changes) => {
    expect(said(written(changes))).toBe('nothing');
  });
});

describe('a mistake is told in one line: what, where, and how to mend it', () => {
  const FIELDS: [mistake: string, changes: Record<string, unknown>, line: string][] = [
    [
      'an account that is a number',
      { account: 210987654321 },
      'account is 210987654321; give the 12 digits of the AWS account, in quotes',
    ],
    [
      'a placeholder for the account',
      { account: 'YOUR-ACCOUNT' },
      'account is "YOUR-ACCOUNT"; give the 12 digits of the AWS account, in quotes',
    ],
    [
      'an account out of an example',
      { account: '123456789012' },
      'account is 123456789012, which AWS uses in examples; give the account to deploy to',
    ],
    ['a bad region', { region: 'Hongkong' }, 'region is "Hongkong"; give an AWS region such as ap-east-1'],
    [
      'an availability zone for a region',
      { region: 'ap-east-1a' },
      'region is "ap-east-1a"; give an AWS region such as ap-east-1',
    ],
    [
      'a time zone there is not',
      { timeZone: 'Asia/Beijing' },
      'timeZone is Asia/Beijing, which is no time zone; give one such as Asia/Shanghai',
    ],
    [
      'an offset for a time zone',
      { timeZone: '+08:00' },
      'timeZone is +08:00, which is no time zone; give one such as Asia/Shanghai',
    ],
    [
      'a time zone in other letters',
      { timeZone: 'asia/shanghai' },
      'timeZone is asia/shanghai, which is no time zone; give one such as Asia/Shanghai',
    ],
    [
      "a time zone that is not the policy's",
      { timeZone: 'Europe/Berlin' },
      'timeZone is Europe/Berlin, and config/policy.ts says Asia/Shanghai; make them agree',
    ],
    [
      'a sender without a name',
      { sender: { name: ' ', address: 'a@bank.example' } },
      'sender.name is " "; give the name that receivers see',
    ],
    [
      'a sender that is no address',
      { sender: { name: 'Steward', address: 'bank.example' } },
      `sender.address is "bank.example"; give ${senderAddress}`,
    ],
    ...['a@Bank.example', 'a@银行.cn', 'a@bänk.example'].map((address): [string, Record<string, unknown>, string] => [
      `a sender at ${address}`,
      { sender: { name: 'Steward', address } },
      `sender.address is "${address}"; give ${senderAddress}`,
    ]),
    ...['2026-02-30', '1 December 2026', 20261201].map((startsOn): [string, Record<string, unknown>, string] => [
      `mails from ${startsOn} on`,
      { startsOn },
      `startsOn is ${JSON.stringify(startsOn)}; give the first day on which mails go out, such as 2026-12-01`,
    ]),
    [
      'name and address in one',
      { sender: 'Steward <a@bank.example>' },
      'sender is "Steward <a@bank.example>"; the stage trial shows how it is written',
    ],
    [
      'alarms to no address',
      { alarmAddress: '' },
      'alarmAddress is ""; give a mail address that operators read, such as operations@bank.example',
    ],
    [
      'alarms to the sender',
      { alarmAddress: 'Steward@bank.example' },
      'alarmAddress is the address mails come from; give one that operators read',
    ],
    [
      'the sender of the trial in an account of a bank',
      { ...real, sender: trial.sender },
      "sender.address is steward@bank.example, and bank.example is nobody's; give an address of the bank",
    ],
    [
      'the alarm address of the trial in an account of a bank',
      { ...real, alarmAddress: trial.alarmAddress },
      "alarmAddress is operations@bank.example, and bank.example is nobody's; give an address of the bank",
    ],
    [
      'days that CloudWatch does not offer',
      logDays(100),
      `retention.logDays is 100; give one of the lengths CloudWatch offers: ${lengths}`,
    ],
    [
      'no days at all',
      logDays(undefined),
      `retention.logDays is missing; give one of the lengths CloudWatch offers: ${lengths}`,
    ],
    [
      'half a day',
      { retention: { ...trial.retention, originalsDays: 0.5 } },
      'retention.originalsDays is 0.5; give a whole number of days, at most ten years',
    ],
    [
      'days for ever',
      { retention: { ...trial.retention, reportsDays: 9999 } },
      'retention.reportsDays is 9999; give a whole number of days, at most ten years',
    ],
    ['an epoch of nought', { linkEpoch: 0 }, 'linkEpoch is 0; give a whole number from 1 on'],
    [
      'a runbook with a section',
      { runbook: 'https://wiki/#top' },
      'runbook is "https://wiki/#top"; give the address or path at which operators read docs/runbook.md, without a #',
    ],
  ];

  test.each(FIELDS)('%s', (_, changes, line) => {
    expect(said(written(changes))).toBe(`config/stages.ts: trial.${line}`);
  });

  const TRANSPORTS: [mistake: string, changes: Record<string, unknown>, line: string][] = [
    [
      'a kind of transport there is not',
      { transport: { kind: 'sendmail' } },
      "transport.kind is not of a kind there is; give kind: 'ses' or kind: 'smtp'",
    ],
    [
      'no kind of transport',
      { transport: { mailsPerSecond: 14 } },
      "transport.kind is not of a kind there is; give kind: 'ses' or kind: 'smtp'",
    ],
    [
      'a rate of nought',
      { transport: { kind: 'ses', mailsPerSecond: 0 } },
      'transport.mailsPerSecond is 0; give the sending rate that SES or the relay allows, more than 0',
    ],
    [
      'a domain of SES that is neither',
      { transport: { kind: 'ses', mailsPerSecond: 14, identity: 'mine' } },
      `transport.identity is "mine"; give 'managed', or 'existing' when SES has the sender's domain already`,
    ],
    [
      'a relay given by its address',
      { transport: { ...relay, host: 'smtp://relay:25' } },
      'transport.host is "smtp://relay:25"; give a host name in small letters, such as steward.bank.example',
    ],
    [
      'a port there is not',
      { transport: { ...relay, port: 70_000 } },
      'transport.port is 70000; give the port of the relay, such as 587',
    ],
    [
      'a password in the stage',
      { transport: { ...relay, password: 'x' } },
      'transport has password, which is not a field of it; mend the spelling or take it away',
    ],
    [
      'a relay without its secret',
      { transport: { ...relay, secretName: undefined } },
      'transport.secretName is missing; give the name of the secret with user and password of the relay',
    ],
    [
      'subnets that are none',
      { transport: { ...relay, network: { ...network, subnetIds: ['10.0.0.0/24'] } } },
      'transport.network.subnetIds.0 is "10.0.0.0/24"; give ids of subnets (subnet-…) from which the relay is reached',
    ],
    [
      'a subnet without its zone',
      { transport: { ...relay, network: { ...network, subnetIds: ['subnet-1', 'subnet-2'] } } },
      'transport.network has not one availability zone for each subnet; give as many, in the same order',
    ],
    [
      'SES in China',
      { region: 'cn-north-1' },
      "transport is ses, which AWS does not offer in cn-north-1; use kind: 'smtp' with the bank's relay",
    ],
    [
      'a certificate of another region',
      { region: 'ap-east-1', pages: { domain: 'steward.bank.example', certificateArn } },
      'pages.certificateArn is of us-east-1; give a certificate of ap-east-1, where the stage is',
    ],
  ];

  test.each(TRANSPORTS)('%s', (_, changes, line) => {
    expect(said(written(changes))).toBe(`config/stages.ts: trial.${line}`);
  });

  test.each(Object.keys(trial))('the field %s is missing', (field) => {
    const line = said(without(field));
    expect(line).toMatch(new RegExp(`^config/stages\\.ts: trial\\.${field} is missing; .+`));
    expect(line).not.toContain('\n');
  });

  test('a misspelt field is named, not the one that is missing for it', () => {
    const { region, ...rest } = trial;
    expect(said({ trial: { ...rest, regoin: region } as unknown as Stage })).toBe(
      'config/stages.ts: trial has regoin, which is not a field of it; mend the spelling or take it away',
    );
  });

  test.each([
    ['no stage', {}, undefined, 'there is no stage; add one, as docs/runbook.md shows'],
    [
      'two stages and none chosen',
      { trial, live: trial },
      undefined,
      'there is more than one stage; choose with -c stage=NAME: trial, live',
    ],
    ['an unknown stage', { trial }, 'live', 'there is no stage "live"; choose with -c stage=NAME: trial'],
    ['a name of every object', { trial }, 'toString', 'there is no stage "toString"; choose with -c stage=NAME: trial'],
    [
      'a name that cannot name a stack',
      { 'Live 1': trial },
      undefined,
      '"Live 1" cannot name a stage; use at most 20 small letters, digits and hyphens',
    ],
    [
      'a stage that is not written out',
      { trial: null as unknown as Stage },
      undefined,
      'trial is null; the stage trial shows how it is written',
    ],
  ])('%s', (_, given, asked, line) => {
    expect(said(given, asked)).toBe(`config/stages.ts: ${line}`);
  });
});
