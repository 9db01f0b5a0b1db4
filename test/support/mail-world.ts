import { changeMessage } from '../../functions/app/change-message.ts';
import type { Content } from '../../functions/app/content.ts';
import type { Log, Mail, MessageRecords } from '../../functions/app/ports.ts';
import { type SendMailDeps, sendMail } from '../../functions/app/send-mail.ts';
import { settleMessages } from '../../functions/app/settle-messages.ts';
import { addSeconds } from '../../functions/domain/civil-date.ts';
import type { Message } from '../../functions/domain/mail/message.ts';
import type { MessageRef } from '../../functions/domain/mail/run.ts';
import type { SendOutcome } from '../../functions/domain/mail/send-protocol.ts';
import { applySendEvent } from '../../functions/domain/mail/settle.ts';
import { MemoryMessages, MemoryRuns } from './memory-records.ts';

export const SILENT: Log = { info() {}, warn() {}, error() {} };
export const REF: MessageRef = { kind: 'digest', date: '2026-11-23', person: 'M001' };
const START = '2026-11-23T00:30:00.000Z';

/** What becomes of one call: as asked; never made; made, but the answer is lost; and the caller dies before or after it. */
export const FATES = ['fine', 'fails', 'reply-lost', 'dies-before', 'dies-after'] as const;
export type Fate = (typeof FATES)[number];

/** What the provider does with one send. `hidden` took it and nobody hears of it. */
export const PROVIDER = ['accepts', 'hidden', 'drops', 'throttles', 'rejects'] as const;
export type Provider = (typeof PROVIDER)[number];

/** How a test may break the store, to see that the model notices. */
export type Sabotage = { forgetsResend?: true; ignoresVersions?: true };

type Call = {
  actor: number;
  name: 'get' | 'put' | 'send';
  perform: () => Promise<unknown>;
  answer: (value: unknown) => void;
  fail: (e: Error) => void;
};

/**
 * One message's world: senders and watches whose every call to store and provider waits until the test lets it go on, with a
 * fate; a clock the test moves; and events that come late or never. It counts the copies the provider took.
 */
export class MailWorld {
  /** Every copy the provider took, and for which attempt. */
  readonly copies: { mail: Mail; attempt: string }[] = [];
  readonly history: Message[] = [];
  readonly queue: MessageRef[] = [];
  now = START;
  readonly giveUpAt = addSeconds(START, 6 * 3600);
  private readonly calls: Call[] = [];
  private readonly events: { attempt: string; providerId: string }[] = [];
  private readonly runs = new MemoryRuns();
  private readonly store = new MemoryMessages();
  private readonly due: boolean;
  private readonly sabotage: Sabotage;
  private ids = 0;
  private provider: Provider = 'accepts';

  constructor(due = true, sabotage: Sabotage = {}) {
    this.due = due;
    this.sabotage = sabotage;
    const run = { ...REF, version: 1, lastCommand: 'plan', plannedAt: START, workday: true, people: [REF.person] };
    void this.runs.put(run, 0);
  }

  get waiting(): number {
    return this.calls.length;
  }

  stored(): Promise<Message | undefined> {
    return this.store.get(REF);
  }

  pass(seconds: number): void {
    this.now = addSeconds(this.now, seconds);
  }

  /** A queue message arrives: one more sender sets to work. */
  startSender(): Promise<void> {
    const actor = ++this.ids;
    const deps: SendMailDeps = {
      messages: this.messagesOf(actor),
      builders: { digest: { build: async () => this.build(), render: (compact) => mailOf(compact) } },
      mailer: {
        send: (mail, { attempt }) =>
          this.call(actor, 'send', async () => this.provide(mail, attempt)) as Promise<SendOutcome>,
      },
      log: SILENT,
    };
    void sendMail(deps, REF, { now: () => this.now, newAttemptId: () => `attempt-${++this.ids}` }).catch(() => {});
    return settled();
  }

  startWatch(): Promise<void> {
    const messages = this.messagesOf(++this.ids);
    const queue = { send: async (refs: readonly MessageRef[]) => void this.queue.push(...refs) };
    const when = { kind: REF.kind, date: REF.date, now: this.now, giveUpAt: this.giveUpAt };
    void settleMessages({ runs: this.runs, messages, queue, log: SILENT }, when).catch(() => {});
    return settled();
  }

  /** The provider's event for one accepted copy arrives, if any is on its way; or is lost. */
  async event(index: number, lost: boolean): Promise<void> {
    const [event] = this.events.splice(index % Math.max(1, this.events.length), 1);
    if (event === undefined || lost) return;
    await changeMessage(this.recorded(), REF, (message) => {
      if (message === undefined) throw new Error('An event for a message that was never claimed');
      return applySendEvent(message, event, this.now);
    });
  }

  /** Lets one waiting call go on. */
  async release(index: number, fate: Fate, provider: Provider): Promise<void> {
    const [call] = this.calls.splice(index % Math.max(1, this.calls.length), 1);
    if (call === undefined) return;
    this.provider = provider;
    const made = fate === 'fine' || fate === 'reply-lost' || fate === 'dies-after';
    const value = made ? await call.perform() : undefined;
    if (fate === 'fine') call.answer(value);
    if (fate === 'fails' || fate === 'reply-lost') call.fail(new Error(fate));
    await settled();
  }

  /** Lets the actor of one waiting call go on undisturbed: to its end, or until it is about to send. */
  async run(index: number, until: 'end' | 'send', provider: Provider): Promise<void> {
    const actor = this.calls[index % Math.max(1, this.calls.length)]?.actor;
    for (let going = true; going; ) {
      const at = this.calls.findIndex((call) => call.actor === actor);
      going = at >= 0 && !(until === 'send' && this.calls[at]?.name === 'send');
      if (going) await this.release(at, 'fine', provider);
    }
  }

  private call(actor: number, name: Call['name'], perform: () => Promise<unknown>): Promise<unknown> {
    return new Promise((answer, fail) => this.calls.push({ actor, name, perform, answer, fail }));
  }

  private messagesOf(actor: number): MessageRecords {
    const messages = this.recorded();
    return {
      get: (ref) => this.call(actor, 'get', () => messages.get(ref)) as Promise<Message | undefined>,
      put: (message, expected) =>
        this.call(actor, 'put', () => messages.put(message, expected)) as Promise<'saved' | 'conflict'>,
      ofRun: (kind, date) => messages.ofRun(kind, date),
    };
  }

  private recorded(): MessageRecords {
    const { store, sabotage, history } = this;
    return {
      get: (ref) => store.get(ref),
      ofRun: (kind, date) => store.ofRun(kind, date),
      async put(message, expected) {
        const { resent, ...forgetful } = message;
        const kept = sabotage.forgetsResend ? forgetful : message;
        const before = sabotage.ignoresVersions ? ((await store.get(REF))?.version ?? 0) : expected;
        const saved = await store.put({ ...kept, version: before + 1 }, before);
        if (saved === 'saved') history.push(structuredClone(message));
        return saved;
      },
    };
  }

  /** Builds other content every time, so that a resend which is not the same mail is seen. */
  private build(): Content {
    return this.due
      ? { outcome: 'mail', compact: `content-${++this.ids}` }
      : { outcome: 'skip', reason: 'nothing-due' };
  }

  private provide(mail: Mail, attempt: string): SendOutcome {
    if (this.provider === 'throttles') return { outcome: 'retry', code: 'throttled' };
    if (this.provider === 'rejects') return { outcome: 'failed', code: 'MessageRejected' };
    if (this.provider === 'drops') return { outcome: 'unknown', code: 'ECONNRESET' };
    const providerId = `ses-${this.copies.push({ mail, attempt })}`;
    this.events.push({ attempt, providerId });
    return this.provider === 'accepts'
      ? { outcome: 'accepted', providerId }
      : { outcome: 'unknown', code: 'ECONNRESET' };
  }
}

function mailOf(compact: string): Mail {
  return { to: 'm001@bank.example', subject: compact, html: compact, text: compact };
}

/** Until every actor waits for its next call or is done. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
