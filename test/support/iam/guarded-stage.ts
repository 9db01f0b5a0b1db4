import { workspaces } from '../../../functions/adapters/files/workspace.ts';
import { createDropBucket } from '../../../functions/adapters/s3/s3-drop-bucket.ts';
import { createEvidenceFiles } from '../../../functions/adapters/s3/s3-evidence-files.ts';
import { createLedgerAnchors } from '../../../functions/adapters/s3/s3-ledger-anchors.ts';
import { createHandler as createAnchorLedger } from '../../../functions/anchor-ledger.ts';
import type { MessageRef } from '../../../functions/domain/mail/run.ts';
import { createHandler as createImportFile } from '../../../functions/import-file.ts';
import { createHandler as createMailEvents } from '../../../functions/mail-events.ts';
import { createApp } from '../../../functions/pages.ts';
import { createHandler as createPlanRun } from '../../../functions/plan-run.ts';
import { bankConfig } from '../../../functions/runtime/bank-config.ts';
import { anchorLedgerContainer } from '../../../functions/runtime/containers/anchor-ledger.ts';
import { importFileContainer } from '../../../functions/runtime/containers/import-file.ts';
import { mailLinks } from '../../../functions/runtime/containers/links.ts';
import { mailEventsContainer } from '../../../functions/runtime/containers/mail-events.ts';
import { pagesContainer } from '../../../functions/runtime/containers/pages.ts';
import { planRunContainer } from '../../../functions/runtime/containers/plan-run.ts';
import { sendMailContainer } from '../../../functions/runtime/containers/send-mail.ts';
import { sweepIndexContainer } from '../../../functions/runtime/containers/sweep-index.ts';
import { watchRunContainer } from '../../../functions/runtime/containers/watch-run.ts';
import type { QueueHandler } from '../../../functions/runtime/handler.ts';
import { createHandler as createSendMail } from '../../../functions/send-mail.ts';
import { createHandler as createSweepIndex } from '../../../functions/sweep-index.ts';
import { createHandler as createWatchRun } from '../../../functions/watch-run.ts';
import { localLinks } from '../../../local/links.ts';
import { temporaryDirectory } from '../bank-import.ts';
import { dropWorld } from '../drop-world.ts';
import type { Store } from '../dynamo.ts';
import { notedLog } from '../noted-log.ts';
import { BUCKET, type FakeS3 } from '../s3-server.ts';
import { guard } from './guard.ts';
import type { Permissions } from './roles.ts';

const CONTEXT = { awsRequestId: 'r', functionName: 'f' };
const config = bankConfig();

/** Every function over one table and one bucket, each under its own policies. */
export function guardedStage(permissions: Permissions, store: Store, s3: FakeS3, now: string) {
  const bank = dropWorld(s3);
  const time = { now };
  const { log, lines } = notedLog();
  const base = { records: store, config, log, clock: () => time.now };
  const links = localLinks('https://pages.example/');
  const [mails, parts]: [MessageRef[], object[]] = [[], []];
  const queue = { send: async (refs: readonly MessageRef[]) => void mails.push(...refs) };
  const sweeps = { send: async (refs: readonly object[]) => void parts.push(...refs) };
  const outcome = { outcome: 'accepted', providerId: 'ses-1' } as const;
  const planning = planRunContainer({ ...base, queue, startsOn: '2026-01-01' });
  const handlers: Record<string, QueueHandler> = {
    'import-file': createImportFile(
      importFileContainer({
        ...base,
        bucket: createDropBucket(s3.client, BUCKET),
        bucketName: BUCKET,
        workspaces: workspaces(temporaryDirectory()),
      }),
    ),
    'plan-run': createPlanRun(planning),
    'send-mail': createSendMail(
      sendMailContainer({ ...base, mailer: { send: async () => outcome }, ...mailLinks({ config, links }) }),
    ),
    'mail-events': createMailEvents(mailEventsContainer(base)),
    'watch-run': createWatchRun(watchRunContainer({ ...base, queue, sweeps, parts: 2, startsOn: '2026-01-01' })),
    'sweep-index': createSweepIndex(sweepIndexContainer(base)),
    'anchor-ledger': createAnchorLedger(
      anchorLedgerContainer({ ...base, anchors: createLedgerAnchors(s3.client, BUCKET) }),
    ),
  };
  const pages = createApp(pagesContainer({ ...base, links, queue, files: createEvidenceFiles(s3.client, BUCKET) }));
  const guarded = guard(permissions, { dynamo: store.client, s3: s3.client });
  const asked = async (url: string, init?: RequestInit) => {
    guarded.as('pages');
    const answer = await pages.request(new URL(url, links.pagesUrl).pathname, init);
    guarded.as(undefined);
    return { status: answer.status, html: await answer.text(), location: answer.headers.get('location') ?? '' };
  };
  return {
    ...{ store, bank, s3, time, mails, parts, links, guarded, lines },
    /** Opens the duties of a day, as plan-run does. */
    planDuties: planning.deps.people.duties,
    async call(name: string, body: object) {
      guarded.as(name);
      const { batchItemFailures } =
        (await handlers[name]?.({ Records: [{ messageId: `${name}-1`, body: JSON.stringify(body) }] }, CONTEXT)) ?? {};
      guarded.as(undefined);
      if (batchItemFailures?.length !== 0) throw new Error(`${name} failed: ${JSON.stringify(lines.at(-1))}`);
    },
    /** Opens a page. */
    open: (url: string) => asked(url),
    /** Sends a form of a page. */
    post: (url: string, fields: Record<string, string>) =>
      asked(url, { method: 'POST', body: new URLSearchParams(fields) }),
  };
}
