import { applyMailEvent } from '../../functions/app/apply-mail-event.ts';
import type { Content, ContentBuilder, ContentBuilders } from '../../functions/app/content.ts';
import type { Log, Mail, MessageRecords } from '../../functions/app/ports.ts';
import { type SendMailDeps, sendMail } from '../../functions/app/send-mail.ts';
import { settleMessages } from '../../functions/app/settle-messages.ts';
import { addSeconds } from '../../functions/domain/civil-date.ts';
import type { Delivery, Message } from '../../functions/domain/mail/message.ts';
import type { MessageRef, RunKind } from '../../functions/domain/mail/run.ts';
import type { SendOutcome } from '../../functions/domain/mail/send-protocol.ts';
import type { SendEvent } from '../../functions/domain/mail/settle.ts';
import { MemoryMessages } from './memory-records.ts';

const START = '2026-11-23T00:30:00.000Z';

export const SILENT: Log = { info() {}, warn() {}, error() {} };
export const REF: MessageRef & { kind: RunKind } = { kind: 'digest', date: '2026-11-23', person: 'M001' };

/** A notice to the same person: the receipt of what they confirmed. */
export const NOTICE: MessageRef & { kind: 'notice'; about: string } = {
  ...{ kind: 'notice', date: '2026-11-23', person: 'M001' },
  about: '3fa90c2b7d815e46',
};

/** The notice as it is stored before anybody sets out to send it. */
export function storedNotice(parts: Partial<Message> = {}): Message {
  return {
    ...{ ...NOTICE, version: 1, lastCommand: 'notice', changedAt: START },
    ...{ state: 'RETRY', reason: 'to-be-sent', attempts: 0 },
    notice: { topic: 'receipt', unit: 'U1', period: '2026-11', kind: 'screening', command: 'k1' },
    ...parts,
  };
}

/** One builder for mails of every kind. */
export function forEveryKind(builder: ContentBuilder): ContentBuilders {
  return { digest: builder, duties: builder, notice: builder };
}

/** What becomes of one call: as asked; never made; made, but the answer is lost; and the caller dies before or after it. */
export const FATES = ['fine', 'fails', 'reply-lost', 'dies-before', 'dies-after'] as const;
export type Fate = (typeof FATES)[number];

/** What the provider does with one send. `hidden` took it and nobody hears of it. */
export const PROVIDER = ['accepts', 'hidden', 'drops', 'throttles', 'rejects'] as const;
export type Provider = (typeof PROVIDER)[number];

/** What becomes of one event on its way: it comes, comes and is still to come again, or never comes. */
export const EVENT_FATES = ['comes', 'comes-again', 'lost'] as const;
export type EventFate = (typeof EVENT_FATES)[number];

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
 * One message's world: senders, watches and takers of events whose every call to store and provider waits until the test lets it
 * go on, with a fate; a clock the test moves; and events that come late, twice or never. It counts the copies the provider took.
 */
export class MailWorld {
  /** Every copy the provider took, for which attempt, and what became of it when it did not simply arrive. */
  readonly copies: { mail: Mail; attempt: string; delivery: Delivery | undefined }[] = [];
  /** Events that never came. */
  readonly lost: SendEvent[] = [];
  readonly history: Message[] = [];
  readonly queue: MessageRef[] = [];
  now = START;
  readonly giveUpAt = addSeconds(START, 6 * 3600);
  private readonly calls: Call[] = [];
  /** Events on their way, and those being taken, by actor: what its taker does not finish comes again. */
  private readonly events: SendEvent[] = [];
  private readonly taking = new Map<number, SendEvent>();
  private readonly store = new MemoryMessages();
  private readonly due: boolean;
  private readonly ref: MessageRef;
  private readonly sabotage: Sabotage;
  private ids = 0;
  private provider: Provider = 'accepts';
  private readonly deliveries: readonly (Delivery | undefined)[];

  /**
   * `deliveries`: what becomes of the first copy, the second, and so on, when it does not simply arrive. `ref`: a mail that a run has planned, or a
   * notice, which is stored already.
   */
  constructor(
    due = true,
    sabotage: Sabotage = {},
    deliveries: readonly (Delivery | undefined)[] = [],
    ref: MessageRef = REF,
  ) {
    this.ref = ref;
    this.due = due;
    this.sabotage = sabotage;
    this.deliveries = deliveries;
    if (ref.kind === 'notice') void this.store.put(storedNotice(ref), 0);
  }

  get waiting(): number {
    return this.calls.length;
  }

  get eventsWaiting(): number {
    return this.events.length;
  }

  stored(): Promise<Message | undefined> {
    return this.store.get(this.ref);
  }

  pass(seconds: number): void {
    this.now = addSeconds(this.now, seconds);
  }

  /** A queue message arrives: one more sender sets to work. */
  startSender(): Promise<void> {
    const actor = ++this.ids;
    const deps: SendMailDeps = {
      messages: this.messagesOf(actor),
      builders: forEveryKind({ build: async () => this.build(), render: (compact) => mailOf(compact) }),
      mailer: {
        send: (mail, { attempt }) =>
          this.call(actor, 'send', async () => this.provide(mail, attempt)) as Promise<SendOutcome>,
      },
      log: SILENT,
    };
    void sendMail(deps, this.ref, { now: () => this.now, newAttemptId: () => `attempt-${++this.ids}` }).catch(() => {});
    return settled();
  }

  startWatch(): Promise<void> {
    const messages = this.messagesOf(++this.ids);
    const queue = { send: async (refs: readonly MessageRef[]) => void this.queue.push(...refs) };
    const { kind, date, person } = this.ref;
    const planned = kind === 'notice' ? [] : [person];
    const what = { kind, date, planned, now: this.now, giveUpAt: this.giveUpAt };
    void settleMessages({ messages, queue, log: SILENT }, what).catch(() => {});
    return settled();
  }

  /** One of the provider's events, if any is on its way, meets its fate: where it comes, somebody sets to work on it. */
  async event(index: number, fate: EventFate): Promise<void> {
    const [event] = this.events.splice(index % Math.max(1, this.events.length), 1);
    if (event === undefined) return;
    if (fate === 'comes-again') this.events.push(event);
    if (fate === 'lost') this.lost.push(event);
    else await this.take(event);
  }

  private take(event: SendEvent): Promise<void> {
    const actor = ++this.ids;
    this.taking.set(actor, event);
    const deps = { messages: this.messagesOf(actor), log: SILENT };
    void applyMailEvent(deps, { ...event, ref: this.ref }, this.now).then(
      () => void this.taking.delete(actor),
      () => this.comesAgain(actor),
    );
    return settled();
  }

  private comesAgain(actor: number): void {
    const event = this.taking.get(actor);
    if (event !== undefined) this.events.push(event);
    this.taking.delete(actor);
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
    if (fate === 'dies-before' || fate === 'dies-after') this.comesAgain(call.actor);
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
    const { store, sabotage, history, ref: own } = this;
    return {
      get: (ref) => store.get(ref),
      ofRun: (kind, date) => store.ofRun(kind, date),
      async put(message, expected) {
        const { resent, ...forgetful } = message;
        const kept = sabotage.forgetsResend ? forgetful : message;
        const before = sabotage.ignoresVersions ? ((await store.get(own))?.version ?? 0) : expected;
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
    const delivery = this.deliveries[this.copies.length];
    const providerId = `ses-${this.copies.push({ mail, attempt, delivery })}`;
    const taken = { attempt, providerId };
    this.events.push(taken, delivery === undefined ? taken : { ...taken, delivery });
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
