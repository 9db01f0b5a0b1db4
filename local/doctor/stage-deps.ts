import { dynamoRecords } from '../../functions/adapters/dynamodb/records.ts';
import { isSecretThere } from '../../functions/adapters/secrets/secret-there.ts';
import { createSesAccount } from '../../functions/adapters/ses/ses-account.ts';
import { createSqsBacklogs } from '../../functions/adapters/sqs/sqs-backlogs.ts';
import type { DoctorDeps, MailWay } from '../../functions/app/doctor/deps.ts';
import { INDEX_PARTS } from '../../functions/domain/rules/index-parts.ts';
import type { Stage } from '../../functions/domain/stage/stage.ts';
import type { BankConfig } from '../../functions/runtime/bank-config.ts';
import type { AwsClients } from './aws-clients.ts';
import type { DeployedStage } from './deployed-stage.ts';

/** What the doctor looks at in a stage on AWS. */
export async function stageDeps(
  clients: AwsClients,
  { stage, deployed, config }: { stage: Stage; deployed: DeployedStage; config: BankConfig },
): Promise<DoctorDeps> {
  const leftOut: { id: string; problem: string }[] = [];
  const { calendar, policy, schedules, rules } = config;
  const { stack, table, queues, runQueue, watchQueue } = deployed;
  const send = (queue: string, body: object) =>
    `aws sqs send-message --region ${stage.region} --queue-url ${queue} --message-body '${JSON.stringify(body)}'`;
  return {
    records: dynamoRecords({ client: clients.dynamo, table, report: (broken) => leftOut.push(broken) }),
    calendar,
    policy,
    schedules,
    rules,
    indexParts: INDEX_PARTS,
    mail: await mailWay(clients, stage),
    backlogs: createSqsBacklogs(clients.sqs, queues),
    stack,
    leftOut,
    byHand: {
      run: (kind, date) => `Plan it by hand: ${send(runQueue, { kind, date })}`,
      sweep: `Deploy this checkout, or use the one that is deployed; the watch then sweeps within ${schedules.watchEveryMinutes} minutes. By hand: ${send(watchQueue, { job: 'sweep' })}`,
    },
  };
}

async function mailWay({ ses, secrets }: AwsClients, { transport, sender }: Stage): Promise<MailWay> {
  const { mailsPerSecond } = transport;
  if (transport.kind === 'ses')
    return { by: 'ses', address: sender.address, mailsPerSecond, account: createSesAccount(ses) };
  const { host, port, secretName: name } = transport;
  const secret = { name, there: await isSecretThere(secrets, name) };
  return { by: 'smtp', host, port, mailsPerSecond, secret };
}
