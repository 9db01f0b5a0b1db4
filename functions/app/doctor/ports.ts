/** What a mail provider says of the account it sends for. `perDay` and `perSecond` are undefined when there is no limit. */
export type AccountState = {
  /** In the sandbox only verified addresses and domains receive anything. */
  sandbox: boolean;
  sendingEnabled: boolean;
  /** `HEALTHY`, `PROBATION`, `SHUTDOWN`: how the provider judges bounces and complaints. */
  enforcement: string;
  perSecond: number | undefined;
  /** Mails in any 24 hours. */
  perDay: number | undefined;
  sentLastDay: number;
};

/** What the provider knows of a sending domain. `dkim` is `SUCCESS` once its DNS records were seen. */
export type IdentityState = { verified: boolean; dkim: string };

/** The provider's account and identities. Reads only. */
export interface SendingAccount {
  state(): Promise<AccountState>;
  /** Undefined when the provider has never heard of the domain. */
  identity(domain: string): Promise<IdentityState | undefined>;
}

/**
 * One queue with its dead-letter queue. `oldestDeadLetter` is the instant the oldest dead letter seen was first sent, as ISO text; undefined
 * when there is none, or none could be seen.
 */
export type Backlog = {
  queue: string;
  waiting: number;
  beingWorkedOn: number;
  deadLetters: number;
  oldestDeadLetter?: string;
};

/** The queues, in the order work passes through them. Takes nothing from them. */
export interface Backlogs {
  list(): Promise<Backlog[]>;
}
