import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';

/** Where alarms go, and from there by mail to the operators. Only this account's alarms may publish, and only over TLS. */
export function createAlarmTopic(scope: Construct, address: string): Topic {
  const { account } = Stack.of(scope);
  const alarms = new ServicePrincipal('cloudwatch.amazonaws.com');
  const ours = { StringEquals: { 'aws:SourceAccount': account } };

  // Alarms cannot publish to a topic under the key that AWS manages: it does not let CloudWatch use it.
  const key = new Key(scope, 'AlarmKey', {
    description: 'Encrypts the alarms of Steward',
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AlarmsMayEncrypt',
      effect: Effect.ALLOW,
      principals: [alarms],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: ['*'],
      conditions: ours,
    }),
  );

  const topic = new Topic(scope, 'AlarmTopic', { displayName: 'Steward', masterKey: key, enforceSSL: true });
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AlarmsMayPublish',
      effect: Effect.ALLOW,
      principals: [alarms],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: ours,
    }),
  );
  topic.addSubscription(new EmailSubscription(address));
  return topic;
}
