import { planRun } from '../functions/app/plan-run.ts';
import { settleMessages } from '../functions/app/settle-messages.ts';
import { addSeconds, type CivilDate } from '../functions/domain/civil-date.ts';
import type { MessageRef, RunKind } from '../functions/domain/mail/run.ts';
import { createHandler as planRunHandler } from '../functions/plan-run.ts';
import { dayPageLink } from '../functions/runtime/containers/links.ts';
import { type PlanRunContainer, planRunContainer } from '../functions/runtime/containers/plan-run.ts';
import { sendMailContainer } from '../functions/runtime/containers/send-mail.ts';
import { createHandler as sendMailHandler } from '../functions/send-mail.ts';
import type { LocalBank } from './bank.ts';
import { createLocalQueue } from './queue.ts';

const AN_HOUR = 3600;

/** Which run, and of whom: everybody unless told. */
type Asked = { kind: RunKind; date: CivilDate; only?: readonly string[] | undefined };

/** Plans a run and sends its mails through the Lambdas' own handlers. Returns what could not be delivered, one line each. */
export async function runPipeline(bank: LocalBank, { kind, date, only }: Asked): Promise<string[]> {
  const { engines, config, links, ...rest } = bank;
  const base = { ...rest, config, records: engines.records };
  const runs = createLocalQueue<{ kind: RunKind; date: CivilDate }>();
  const messages = createLocalQueue<MessageRef>();
  const plan = planRunContainer({ ...base, queue: messages });
  runs.attach(planRunHandler(plan));
  const pages = links && { dayPage: dayPageLink({ config, links }) };
  messages.attach(sendMailHandler(sendMailContainer({ ...base, mailer: engines.mailer, ...pages })));

  if (only === undefined) await settleBefore(plan, { kind, date });
  const lines = only === undefined ? [] : await planSome(plan, { kind, date, only });
  if (only === undefined) await runs.send([{ kind, date }]);
  const planned = await runs.drained();
  const sent = await messages.drained();
  return [
    ...lines,
    ...planned.deadLetters.map(() => `the run of ${date}: given up after three tries, nothing was planned`),
    ...sent.deadLetters.map(({ body }) => `mail of ${personOf(body)}: given up after three tries`),
  ];
}

/** A run that was cut off is taken up again: expired claims are settled, and what was lost on the way is sent. */
async function settleBefore({ deps, clock }: PlanRunContainer, run: { kind: RunKind; date: CivilDate }): Promise<void> {
  const now = clock();
  await settleMessages(deps, { ...run, now, giveUpAt: addSeconds(now, AN_HOUR) });
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
