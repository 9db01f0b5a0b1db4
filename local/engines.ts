import { createDynamoClient } from '../functions/adapters/dynamodb/client.ts';
import { type DynamoRecords, dynamoRecords } from '../functions/adapters/dynamodb/records.ts';
import { createSesClient } from '../functions/adapters/ses/ses-client.ts';
import { createSesMailer } from '../functions/adapters/ses/ses-mailer.ts';
import type { LedgerAnchors, Log, Mailer } from '../functions/app/ports.ts';
import { type AcceptedMail, captureRaw } from './capture-raw.ts';
import { type LocalDynamo, startDynamo } from './dynamodb.ts';
import { type LocalEvidence, localEvidence } from './evidence-files.ts';
import { localLedgerAnchors } from './ledger-anchors.ts';
import { startSes } from './ses.ts';

const SENDER = { name: 'Steward', address: 'steward@bank.example' };

/** The engines of a whole bank on this computer: records, a mailer, and the mails it has accepted so far, in order. */
export type Engines = {
  records: DynamoRecords;
  mailer: Mailer;
  mails: AcceptedMail[];
  /** Files of evidence, and the addresses by which browsers bring and fetch them. */
  evidence: LocalEvidence;
  anchors: LedgerAnchors;
  /** In how many parts the due index is swept: none in memory, where every client was indexed by the rules of this very process. */
  indexParts: number;
  /** Where the records are, for whoever looks at them past Steward. */
  dynamo: Pick<LocalDynamo, 'connection' | 'table'>;
  stop(): Promise<void>;
};

/** Starts DynamoDB and SES in this process, on 127.0.0.1 only; records are kept in the directory `store`, or in memory. */
export async function startEngines({ store, log }: { store?: string; log: Log }): Promise<Engines> {
  const dynamo = await startDynamo(store === undefined ? {} : { path: store });
  const ses = await startSes();
  const client = createDynamoClient(dynamo.connection);
  const { region, credentials } = dynamo.connection;
  const sesClient = createSesClient({ region, credentials, endpoint: ses.endpoint });
  const mails: AcceptedMail[] = [];
  captureRaw(sesClient, (mail) => mails.push(mail));
  return {
    records: dynamoRecords({
      client,
      table: dynamo.table,
      report: ({ id, problem }) => log.error('record-broken', { id, problem }),
    }),
    mailer: createSesMailer(sesClient, { sender: SENDER }),
    mails,
    evidence: localEvidence(store),
    anchors: localLedgerAnchors(store),
    indexParts: store === undefined ? 0 : 1,
    dynamo,
    async stop() {
      client.destroy();
      sesClient.destroy();
      await Promise.all([dynamo.stop(), ses.stop()]);
    },
  };
}
