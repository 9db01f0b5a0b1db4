import type { LambdaLog } from '../../adapters/log.ts';
import { createSqsClient } from '../../adapters/sqs/sqs-client.ts';
import { createSqsQueue } from '../../adapters/sqs/sqs-queue.ts';
import { digestPeople } from '../../app/digest-people.ts';
import { planDuties } from '../../app/duty/plan-duties.ts';
import type { PlanRunDeps } from '../../app/plan-run.ts';
import type { Clock, MessageQueue } from '../../app/ports.ts';
import type { RunDueDeps } from '../../app/run-due.ts';
import type { CivilDate } from '../../domain/civil-date.ts';
import type { PlanRunEnv } from '../env.ts';
import { sha256 } from '../sha256.ts';
import { awsBase, type Base } from './base.ts';

export type PlanRunContainer = { deps: PlanRunDeps & RunDueDeps; clock: Clock; log: LambdaLog };

/** How planning differs from place to place: where work is put, and since when mails go out by schedule. */
export type PlanRunParts = Base & { queue: MessageQueue; startsOn: CivilDate };

/** plan-run over any records and queue: AWS's, or this computer's. */
export function planRunContainer({ records, config, log, clock, queue, startsOn }: PlanRunParts): PlanRunContainer {
  const { roster, runs, messages, imports } = records;
  const { calendar, policy, schedules } = config;
  const due = { imports, schedules, timeZone: policy.timeZone, startsOn };
  const { duties: catalogue, agreements } = config;
  const ruled = { catalogue, agreements, calendar, policy, sha256, log };
  const people = {
    digest: digestPeople({ roster, log }),
    duties: planDuties({ ...ruled, duties: records.duties, roster, messages, queue }),
  };
  return { deps: { calendar, locale: policy.locale, people, runs, messages, queue, log, ...due }, clock, log };
}

/** plan-run as it runs on AWS. */
export function buildPlanRun(env: PlanRunEnv): PlanRunContainer {
  const queue = createSqsQueue(createSqsClient({ region: env.AWS_REGION }), env.MESSAGE_QUEUE_URL);
  return planRunContainer({ ...awsBase('plan-run', env), queue, startsOn: env.STARTS_ON });
}
