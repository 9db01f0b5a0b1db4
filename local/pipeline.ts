import { createHandler as anchorLedgerHandler } from '../functions/anchor-ledger.ts';
import { planRun } from '../functions/app/plan-run.ts';
import type { SweepRef } from '../functions/app/sweep-part.ts';
import { type CivilDate, type Instant, instantAt } from '../functions/domain/civil-date.ts';
import type { MessageRef, RunKind } from '../functions/domain/mail/run.ts';
import { createHandler as mailEventsHandler } from '../functions/mail-events.ts';
import { createHandler as planRunHandler } from '../functions/plan-run.ts';
import { anchorLedgerContainer } from '../functions/runtime/containers/anchor-ledger.ts';
import { mailLinks } from '../functions/runtime/containers/links.ts';
import { mailEventsContainer } from '../functions/runtime/containers/mail-events.ts';
import { planRunContainer } from '../functions/runtime/containers/plan-run.ts';
import { sendMailContainer } from '../functions/runtime/containers/send-mail.ts';
import { sweepIndexContainer } from '../functions/runtime/containers/sweep-index.ts';
import { watchRunContainer } from '../functions/runtime/containers/watch-run.ts';
import { createHandler as sendMailHandler } from '../functions/send-mail.ts';
import { createHandler as sweepIndexHandler } from '../functions/sweep-index.ts';
import { createHandler as watchRunHandler } from '../functions/watch-run.ts';
import type { LocalBank } from './bank.ts';
import { sesEventOf } from './mail-events.ts';
import { createLocalQueue, type LocalQueue } from './queue.ts';
import { MAIL_OF } from './summary.ts';

/** Which runs, one after the other, and of whom: everybody unless told. */
type Asked = { kinds: readonly RunKind[]; date: CivilDate; only?: readonly string[] | undefined };

/** On this computer every run is asked for by its date, and the watch has none to make up. */
const ASKED_FOR = '9999-12-31';

type WatchJob = { job: 'watch' } | { job: 'sweep'; which: 'outdated' };

/**
 * Runs a day as it runs on AWS, through the Lambdas' own handlers: the due index is brought up to the rules, each run is planned and its
 * mails are sent, the watch settles what an earlier process left behind, the provider's events are heard, and the ledger is anchored. Returns what could not be delivered, one line each.
 */
export async function runPipeline(bank: LocalBank, { kinds, date, only }: Asked): Promise<string[]> {
  const { messages, watches, sweeps, events, anchors, ...planning } = localLambdas(bank);
  const accepted = bank.engines.mails.length;
  await watches.send([{ job: 'sweep', which: 'outdated' }]);
  const watched = [await watches.drained(), await sweeps.drained()];

  const lines: string[] = [];
  for (const kind of kinds) {
    lines.push(...(await plan(planning, { kind, date, only })));
    lines.push(...undelivered(await messages.drained()));
  }
  if (only === undefined) {
    await watches.send([{ job: 'watch' }]);
    watched.push(await watches.drained());
    lines.push(...undelivered(await messages.drained()));
    await anchors.send([{ plannedFor: instantAt(date, bank.config.schedules.anchorAt, bank.config.policy.timeZone) }]);
    lines.push(...(await anchors.drained()).deadLetters.map(() => `the anchor of ${date}: given up after three tries`));
  }
  await events.send(bank.engines.mails.slice(accepted).map((mail) => sesEventOf(mail, 'Send')));
  const told = await events.drained();
  return [
    ...lines,
    ...told.deadLetters.map(() => 'an event of the mail provider: given up after three tries'),
    ...watched.flatMap(({ deadLetters }) => deadLetters.map(() => 'the watch: given up after three tries')),
  ];
}

/** A queue from which mails are sent as soon as they are put on it. */
export function sendingQueue({ engines, config, links, ...rest }: LocalBank): LocalQueue<MessageRef> {
  const messages = createLocalQueue<MessageRef>();
  const base = { ...rest, config, records: engines.records, mailer: engines.mailer };
  messages.attach(sendMailHandler(sendMailContainer({ ...base, ...(links && mailLinks({ config, links })) })));
  return messages;
}

/** The Lambdas of this computer, each attached to its queue. */
function localLambdas(bank: LocalBank) {
  const { engines, links: _, ...rest } = bank;
  const base = { ...rest, records: engines.records };
  const runs = createLocalQueue<{ kind: RunKind; date: CivilDate }>();
  const messages = sendingQueue(bank);
  const watches = createLocalQueue<WatchJob>();
  const sweeps = createLocalQueue<SweepRef>({ batchSize: 1 });
  const events = createLocalQueue<object>();
  const anchors = createLocalQueue<{ plannedFor: Instant }>();
  const plan = planRunContainer({ ...base, queue: messages, startsOn: ASKED_FOR });
  runs.attach(planRunHandler(plan));
  watches.attach(
    watchRunHandler(
      watchRunContainer({ ...base, queue: messages, startsOn: ASKED_FOR, sweeps, parts: engines.indexParts }),
    ),
  );
  sweeps.attach(sweepIndexHandler(sweepIndexContainer(base)));
  events.attach(mailEventsHandler(mailEventsContainer(base)));
  anchors.attach(anchorLedgerHandler(anchorLedgerContainer({ ...base, anchors: engines.anchors })));
  return { runs, messages, watches, sweeps, events, anchors, plan };
}

type Planning = Pick<ReturnType<typeof localLambdas>, 'runs' | 'plan'>;
type AskedRun = Omit<Asked, 'kinds'> & { kind: RunKind };

/** Plans one run, and puts its mails on the queue. */
async function plan({ runs, plan: { deps, clock } }: Planning, { kind, date, only }: AskedRun): Promise<string[]> {
  if (only === undefined) {
    await runs.send([{ kind, date }]);
    const { deadLetters } = await runs.drained();
    return deadLetters.map(() => `the ${kind} run of ${date}: given up after three tries, nothing was planned`);
  }
  const by = { now: clock(), commandId: `only-${date}` };
  const { run, notPlanned } = await planRun(deps, { kind, date, only, ...by });
  // Whoever is not in a run of duties has none that reach them that day.
  if (!run.workday || kind === 'duties') return [];
  return notPlanned.map((person) => `mail of ${person}: not planned, the day was planned before they joined`);
}

function undelivered({ deadLetters }: { deadLetters: { body: string }[] }): string[] {
  return deadLetters.map(({ body }) => {
    const { kind, person }: MessageRef = JSON.parse(body);
    return `${MAIL_OF[kind]} ${person}: given up after three tries`;
  });
}
