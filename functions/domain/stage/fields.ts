import * as z from 'zod';
import { isCivilDate } from '../civil-date.ts';

/** Days for which CloudWatch can keep a log. */
const LOG_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** What is said of a field that is missing or not usable: what stands there, and what to give. */
const give = (what: string) => ({
  error: ({ input }: { input?: unknown }) =>
    `is ${input === undefined ? 'missing' : JSON.stringify(input)}; give ${what}`,
});

const text = (pattern: RegExp, what: string) => z.string(give(what)).regex(pattern, give(what));
const number = (what: string) => z.number(give(what)).positive(give(what));
const whole = (least: number, most: number, what: string) =>
  z.int(give(what)).min(least, give(what)).max(most, give(what));
const address = (what: string) => z.email(give(what));

const days = whole(1, 3653, 'a whole number of days, at most ten years');
const date = (what: string) => z.string(give(what)).refine(isCivilDate, give(what));
const mailsPerSecond = number('the sending rate that SES or the relay allows, more than 0');
const host = text(
  /^(?=.{1,253}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/,
  'a host name in small letters, such as steward.bank.example',
);
const oneOrMore = (pattern: RegExp, what: string) => z.array(text(pattern, what), give(what)).min(1, give(what));

const SENDER = 'a mail address such as steward@bank.example, its domain in small letters a to z';
/** Mails are sent with the domain in small letters, and IAM lets send-mail send as what is written here, letter by letter. */
const senderAddress = address(SENDER).regex(/@[a-z0-9.-]+$/, give(SENDER));

/** A part of the bank's own network, for a relay that is not reached from elsewhere. */
const network = z.strictObject({
  vpcId: text(/^vpc-/, 'the id of a VPC (vpc-…)'),
  availabilityZones: oneOrMore(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/, 'the availability zones of the subnets, in their order'),
  subnetIds: oneOrMore(/^subnet-/, 'ids of subnets (subnet-…) from which the relay is reached'),
  securityGroupId: text(/^sg-/, 'the id of a security group (sg-…)'),
});

const transport = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      kind: z.literal('ses'),
      mailsPerSecond,
      /** Who looks after the sender's domain in SES. `existing`: it is there already, and the stage does not touch it. */
      identity: z
        .enum(['managed', 'existing'], give("'managed', or 'existing' when SES has the sender's domain already"))
        .optional(),
    }),
    z.strictObject({
      kind: z.literal('smtp'),
      host,
      port: whole(1, 65_535, 'the port of the relay, such as 587'),
      /** Name of the secret with `user` and `password` of the relay. */
      secretName: text(/\S/, 'the name of the secret with user and password of the relay'),
      mailsPerSecond,
      network: network.optional(),
    }),
  ],
  {
    error: ({ code }) =>
      code === 'invalid_union' ? "is not of a kind there is; give kind: 'ses' or kind: 'smtp'" : undefined,
  },
);

/** The fields of a stage, each with what is said when it is missing or not usable. */
export const STAGE = z.strictObject({
  account: text(/^\d{12}$/, 'the 12 digits of the AWS account, in quotes'),
  region: text(/^[a-z]{2}(-[a-z]+)+-\d$/, 'an AWS region such as ap-east-1'),
  /** The bank's time zone; the one of config/policy.ts. */
  timeZone: text(/\S/, 'the time zone of config/policy.ts'),
  /** The first business day on which mails go out: before it nothing is planned by schedule or watch, only by hand. */
  startsOn: date('the first day on which mails go out, such as 2026-12-01'),
  /** Whom mails come from. The domain of the address is what SES verifies. */
  sender: z.strictObject({
    name: text(/\S/, 'the name that receivers see'),
    address: senderAddress,
  }),
  transport,
  /** The pages' own address, with its certificate in the same region. Without it they have the address that AWS gives. */
  pages: z
    .strictObject({
      domain: host,
      certificateArn: text(/^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\//, 'the ARN of its certificate'),
    })
    .optional(),
  /** Who is told when an alarm goes off. */
  alarmAddress: address('a mail address that operators read, such as operations@bank.example'),
  /** Where operators read docs/runbook.md: alarms point to its sections. */
  runbook: text(/^[^\s#]+$/, 'the address or path at which operators read docs/runbook.md, without a #'),
  retention: z.strictObject({
    logDays: whole(1, 3653, `one of the lengths CloudWatch offers: ${LOG_DAYS.join(', ')}`).refine(
      (value) => LOG_DAYS.includes(value),
      give(`one of the lengths CloudWatch offers: ${LOG_DAYS.join(', ')}`),
    ),
    /** How long the bank's own files are kept in the drop bucket. */
    originalsDays: days,
    reportsDays: days,
  }),
  /** Raising it revokes every link in every mail sent before. */
  linkEpoch: whole(1, Number.MAX_SAFE_INTEGER, 'a whole number from 1 on'),
});

/** One deployment of Steward: where it runs, as whom it sends, whom it alarms. */
export type Stage = z.infer<typeof STAGE>;
