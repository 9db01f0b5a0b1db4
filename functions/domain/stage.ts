import { z } from 'zod';

/** Days for which CloudWatch can keep a log. */
const LOG_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

const days = z.int('is not a whole number of days').min(1, 'is less than 1 day').max(3653, 'is more than 10 years');
const mailsPerSecond = z
  .number('is not a number; give the sending rate that SES or the relay allows')
  .positive('is not more than 0; give the sending rate that SES or the relay allows');
const host = z
  .string('is missing')
  .regex(
    /^(?=.{1,253}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/,
    'is not a host name in small letters, such as steward.bank.example',
  );

/** A part of the bank's own network, for a relay that is not reached from elsewhere. */
const network = z.strictObject({
  vpcId: z.string('is missing').regex(/^vpc-/, 'is not the id of a VPC (vpc-…)'),
  availabilityZones: z.array(z.string()).min(1, 'is empty'),
  subnetIds: z.array(z.string().regex(/^subnet-/, 'is not the id of a subnet (subnet-…)')).min(1, 'is empty'),
  securityGroupId: z.string('is missing').regex(/^sg-/, 'is not the id of a security group (sg-…)'),
});

const transport = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('ses'), mailsPerSecond }),
    z.strictObject({
      kind: z.literal('smtp'),
      host,
      port: z.int('is not a port').min(1, 'is not a port').max(65_535, 'is not a port'),
      /** Name of the secret with `user` and `password` of the relay. */
      secretName: z.string('is missing').min(1, 'is empty'),
      mailsPerSecond,
      network: network.optional(),
    }),
  ],
  'is not one of ses, smtp',
);

const STAGE = z.strictObject({
  account: z.string('is missing').regex(/^\d{12}$/, 'is not the 12 digits of an AWS account'),
  region: z.string('is missing').regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'is not an AWS region such as ap-east-1'),
  /** The bank's time zone; the one of config/policy.ts. */
  timeZone: z.string('is missing'),
  /** Whom mails come from. The domain of the address is what SES verifies. */
  sender: z.strictObject({
    name: z.string('is missing').min(1, 'is empty'),
    address: z.email('is not a mail address such as steward@bank.example'),
  }),
  transport,
  /** The pages' own address, with its certificate in the same region. Without it they have the address that AWS gives. */
  pages: z
    .strictObject({
      domain: host,
      certificateArn: z.string('is missing').regex(/^arn:aws[a-z-]*:acm:/, 'is not the ARN of a certificate'),
    })
    .optional(),
  /** Who is told when an alarm goes off. */
  alarmAddress: z.email('is not a mail address such as operations@bank.example'),
  /** Where operators read docs/runbook.md: alarms point to its sections. */
  runbook: z.string('is missing').min(1, 'is empty'),
  retention: z.strictObject({
    logDays: days.refine(
      (value) => LOG_DAYS.includes(value),
      `is not a length CloudWatch offers: ${LOG_DAYS.join(', ')}`,
    ),
    /** How long the bank's own files are kept in the drop bucket. */
    originalsDays: days,
    reportsDays: days,
  }),
  /** Raising it revokes every link in every mail sent before. */
  linkEpoch: z.int('is not a whole number').min(1, 'is less than 1'),
});

/** One deployment of Steward: where it runs, as whom it sends, whom it alarms. */
export type Stage = z.infer<typeof STAGE>;

/** Stages by name. */
export type Stages = Readonly<Record<string, Stage>>;

const NAME = /^[a-z][a-z0-9-]{0,19}$/;

/**
 * The stage asked for, or the only one there is, checked. Throws one line that says what in `config/stages.ts` is wrong and how to
 * mend it: an unknown name, a field that is missing, mistyped or not usable, a time zone other than the policy's.
 */
export function stageOf(
  stages: Stages,
  asked: string | undefined,
  policy: { timeZone: string },
): { name: string; stage: Stage } {
  const names = Object.keys(stages);
  const [only, ...others] = names;
  const name = asked ?? (others.length === 0 ? only : undefined);
  if (name === undefined) throw mistake(`there is more than one stage; choose with -c stage=NAME: ${names.join(', ')}`);
  if (!Object.hasOwn(stages, name))
    throw mistake(`there is no stage ${JSON.stringify(name)}; there is ${names.join(', ')}`);
  if (!NAME.test(name)) throw mistake(`the name ${name} is not of at most 20 small letters, digits and hyphens`);
  const read = STAGE.safeParse(stages[name]);
  if (!read.success) {
    const [issue] = read.error.issues;
    const what = issue?.code === 'unrecognized_keys' ? `has no field ${issue.keys.join(', ')}` : issue?.message;
    throw mistake(`${[name, ...(issue?.path ?? [])].join('.')} ${what}`);
  }
  if (read.data.timeZone !== policy.timeZone)
    throw mistake(
      `${name}.timeZone is ${read.data.timeZone}, and config/policy.ts says ${policy.timeZone}; make them agree`,
    );
  return { name, stage: read.data };
}

function mistake(line: string): Error {
  return new Error(`config/stages.ts: ${line}`);
}
