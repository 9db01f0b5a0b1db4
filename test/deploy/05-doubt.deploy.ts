import {
  EventBridgeClient,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  TestEventPatternCommand,
} from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { addSeconds } from '../../functions/domain/civil-date.ts';
import type { Message } from '../../functions/domain/mail/message.ts';
import { messageTag } from '../../functions/domain/mail/message-tag.ts';
import { claim, LEASE_SECONDS, mark, type Transition } from '../../functions/domain/mail/send-protocol.ts';
import { sesEvent } from '../support/ses-events.ts';
import { put } from './support/queues.ts';
import { records } from './support/records.ts';
import { output } from './support/stack.ts';
import { until } from './support/until.ts';
import { THIRD_DATE } from './support/world.ts';

const events = new EventBridgeClient();
const ref = { kind: 'digest', date: THIRD_DATE, person: 'M001' } as const;
const [attempt, providerId] = ['attempt-in-doubt', 'taken-by-ses'];

/** SES's word that it took the mail, through the stage's configuration set or another. */
async function sendEvent(configurationSet?: string) {
  const set = configurationSet ?? (await output('ConfigurationSetName'));
  const tags = { 'ses:configuration-set': [set], message: [messageTag(ref)], attempt: [attempt] };
  return sesEvent('Send', { send: {} }, { tags, messageId: providerId });
}

async function write(transition: Transition<string>): Promise<Message> {
  if (!transition.ok) throw new Error(transition.reason);
  expect(await records.messages.put(transition.message, transition.expected)).toBe('saved');
  return transition.message;
}

test('a mail of which nobody knows whether it was sent is settled by the event with which SES tells that it was', async () => {
  const now = addSeconds(new Date().toISOString(), -1);
  const claimed = await write(claim(undefined, ref, { attempt, now, content: '{}', leaseSeconds: LEASE_SECONDS }));
  await write(mark(claimed, attempt, { outcome: 'unknown', code: 'timeout' }, now));

  // The emulator's SES tells nothing, and nobody else may speak for it on the bus: its word is put where the rule below puts it.
  await put('MailEvents', [JSON.stringify(await sendEvent())]);

  const settled = await until('that the mail in doubt is settled', async () => {
    const message = await records.messages.get(ref);
    return message?.state === 'UNKNOWN' ? undefined : message;
  });
  expect(settled).toMatchObject({ state: 'SENT', providerId, attempt });
});

test("a rule puts the events of the stage's own mails, and no others, on the queue that settles them", async () => {
  const { Rules = [] } = await events.send(new ListRulesCommand({}));
  const rules = Rules.filter(({ EventPattern = '' }) => EventPattern.includes('aws.ses'));
  expect(rules).toHaveLength(1);
  const { EventPattern, Name: Rule } = rules[0] ?? {};
  const takes = async (event: object) =>
    events.send(new TestEventPatternCommand({ EventPattern, Event: JSON.stringify(event) }));
  expect(await takes(await sendEvent())).toMatchObject({ Result: true });
  expect(await takes(await sendEvent('of-somebody-else'))).toMatchObject({ Result: false });
  expect(await takes({ ...(await sendEvent()), source: 'aws.s3' })).toMatchObject({ Result: false });

  const { Targets = [] } = await events.send(new ListTargetsByRuleCommand({ Rule }));
  const queue = (await output('MailEventsQueueUrl')).split('/').at(-1);
  expect(Targets.map(({ Arn }) => Arn?.split(':').at(-1))).toEqual([queue]);
});
