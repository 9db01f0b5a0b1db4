import { planRun } from '../functions/app/plan-run.ts';
import type { SweepRef } from '../functions/app/sweep-part.ts';
import type { CivilDate } from '../functions/domain/civil-date.ts';
import type { MessageRef, RunKind } from '../functions/domain/mail/run.ts';
import { createHandler as mailEventsHandler } from '../functions/mail-events.ts';
import { createHandler as planRunHandler } from '../functions/plan-run.ts';
import { mailLinks } from '../functions/runtime/containers/links.ts';
import { mailEventsContainer } from '../functions/runtime/containers/mail-events.ts';
import { type PlanRunContainer, planRunContainer } from '../functions/runtime/containers/plan-run.ts';
import { sendMailContainer } from '../functions/runtime/containers/send-mail.ts';
import { sweepIndexContainer } from '../functions/runtime/containers/sweep-index.ts';
import { watchRunContainer } from '../functions/runtime/containers/watch-run.ts';
import { createHandler as sendMailHandler } from '../functions/send-mail.ts';
import { createHandler as sweepIndexHandler } from '../functions/sweep-index.ts';
import { createHandler as watchRunHandler } from '../functions/watch-run.ts';
import type { LocalBank } from './bank.ts';
import { sesEventOf } from './mail-events.ts';
import { createLocalQueue } from './queue.ts';

/** Which run, and of whom: everybody unless told. */
type Asked = { kind: RunKind; date: CivilDate; only?: readonly string[] | undefined };

/** On this computer every run is asked for by its date. */
const ALWAYS = '0001-01-01';

type WatchJob = { job: 'watch' } | { job: 'sweep'; which: 'outdated' };

/**
 * Runs a day as it runs on AWS, through the Lambdas' own handlers: the due index is brought up to the rules, the run is planned, its mails
 * are sent, the watch settles what an earlier process left behind, and the provider's events are heard. Returns what could not be delivered, one line each.
 */
export async function runPipeline(bank: LocalBank, { kind, date, only }: Asked): Promise<string[]> {
  const { runs, messages, watches, sweeps, events, plan } = localLambdas(bank);
  const accepted = bank.engines.mails.length;
  await watches.send([{ job: 'sweep', which: 'outdated' }]);
  const swept = [await watches.drained(), await sweeps.drained()];

  const lines = only === undefined ? [] : await planSome(plan, { kind, date, only });
  if (only === undefined) await runs.send([{ kind, date }]);
  const planned = await runs.drained();
  const sent = [await messages.drained()];
  if (only === undefined) {
    await watches.send([{ job: 'watch' }]);
    swept.push(await watches.drained());
    sent.push(await messages.drained());
  }
  await events.send(bank.engines.mails.slice(accepted).map((mail) => sesEventOf(mail, 'Send')));
  const told = await events.drained();
  return [
    ...lines,
    ...planned.deadLetters.map(() => `the run of ${date}: given up after three tries, nothing was planned`),
    ...sent.flatMap(({ deadLetters }) =>
      deadLetters.map(({ body }) => `mail of ${personOf(body)}: given up after three tries`),
    ),
    ...told.deadLetters.map(() => 'an event of the mail provider: given up after three tries'),
    ...swept.flatMap(({ deadLetters }) => deadLetters.map(() => 'the watch: given up after three tries')),
  ];
}

/** The Lambdas of this computer, each attached to its queue. */
function localLambdas({ engines, config, links, ...rest }: LocalBank) {
  const base = { ...rest, config, records: engines.records };
  const runs = createLocalQueue<{ kind: RunKind; date: CivilDate }>();
  const messages = createLocalQueue<MessageRef>();
  const watches = createLocalQueue<WatchJob>();
  const sweeps = createLocalQueue<SweepRef>({ batchSize: 1 });
  const events = createLocalQueue<object>();
  const plan = planRunContainer({ ...base, queue: messages, startsOn: ALWAYS });
  const pages = links && mailLinks({ config, links });
  runs.attach(planRunHandler(plan));
  messages.attach(sendMailHandler(sendMailContainer({ ...base, mailer: engines.mailer, ...pages })));
  watches.attach(
    watchRunHandler(
      watchRunContainer({ ...base, queue: messages, startsOn: ALWAYS, sweeps, parts: engines.indexParts }),
    ),
  );
  sweeps.attach(sweepIndexHandler(sweepIndexContainer(base)));
  events.attach(mailEventsHandler(mailEventsContainer(base)));
  return { runs, messages, watches, sweeps, events, plan };
}

async function planSome(
  { deps, clock }: PlanRunContainer,
  asked: Required<Asked> & { only: readonly string[] },
): Promise<string[]> {
  const by = { now: clock(), commandId: `only-${asked.date}` };
  const { run, notPlanned } = await planRun(deps, { ...asked, ...by });
  if (!run.workday) return [];
  return notPlanned.map((person) => `mail of ${person}: not planned, the day was planned before they joined`);
}

function personOf(body: string): string {
  const { person }: MessageRef = JSON.parse(body);
  return person;
}
