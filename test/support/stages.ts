import type { Stage } from '../../functions/domain/stage/stage.ts';

const common = {
  account: '123456789012',
  region: 'ap-southeast-1',
  timeZone: 'Asia/Shanghai',
  startsOn: '2026-12-01',
  sender: { name: '某银行', address: 'steward@bank.example' },
  alarmAddress: 'operations@bank.example',
  runbook: 'https://wiki.bank.example/steward',
  retention: { logDays: 180, originalsDays: 20, reportsDays: 300 },
  linkEpoch: 3,
};

/** A stage that sends through SES, with the pages under the address AWS gives. */
export const sesStage: Stage = { ...common, transport: { kind: 'ses', mailsPerSecond: 25 } };

/** A stage that sends through a relay in the bank's own network, with the pages under the bank's own name. */
export const smtpStage: Stage = {
  ...common,
  transport: {
    kind: 'smtp',
    host: 'relay.bank.example',
    port: 587,
    secretName: 'steward/relay',
    mailsPerSecond: 1,
    network: {
      vpcId: 'vpc-0123456789abcdef0',
      availabilityZones: ['ap-southeast-1a', 'ap-southeast-1b'],
      subnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
      securityGroupId: 'sg-0123456789abcdef0',
    },
  },
  pages: {
    domain: 'steward.bank.example',
    certificateArn: 'arn:aws:acm:ap-southeast-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef',
  },
};
