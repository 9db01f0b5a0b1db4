import type { Stages } from '../functions/domain/stage/stage.ts';

/**
 * Where Steward is deployed. `trial` is what `npm run test:deploy` deploys to an emulator; a bank adds its own stages beside it and
 * chooses with `npx cdk deploy -c stage=NAME`. docs/runbook.md leads through the first deployment.
 */
export const stages: Stages = {
  trial: {
    account: '000000000000',
    region: 'us-east-1',
    timeZone: 'Asia/Shanghai',
    startsOn: '2026-01-01',
    sender: { name: 'Steward', address: 'steward@bank.example' },
    transport: { kind: 'ses', mailsPerSecond: 14 },
    alarmAddress: 'operations@bank.example',
    runbook: 'docs/runbook.md',
    retention: { logDays: 90, originalsDays: 30, reportsDays: 400 },
    linkEpoch: 1,
  },
};
