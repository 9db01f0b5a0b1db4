import type { LambdaLog } from '../../adapters/log.ts';
import type { Clock } from '../../app/ports.ts';
import type { SweepPartDeps } from '../../app/sweep-part.ts';
import type { SweepIndexEnv } from '../env.ts';
import { awsBase, type Base } from './base.ts';

export type SweepIndexContainer = { deps: SweepPartDeps; timeZone: string; clock: Clock; log: LambdaLog };

/** sweep-index over any records. */
export function sweepIndexContainer({ records, config, log, clock }: Base): SweepIndexContainer {
  const { clients, index } = records;
  const { policy, calendar, rules } = config;
  return { deps: { clients, index, policy, calendar, rules, log }, timeZone: policy.timeZone, clock, log };
}

/** sweep-index as it runs on AWS. */
export function buildSweepIndex(env: SweepIndexEnv): SweepIndexContainer {
  return sweepIndexContainer(awsBase('sweep-index', env));
}
