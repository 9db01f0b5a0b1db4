import { describe, expect, test } from 'vitest';
import { OF_FUNCTIONS, OF_SCHEDULES, ON_RESOURCES } from '../support/iam/expected-grants.ts';
import { allGrants, grantsOnResources } from '../support/iam/grants.ts';
import { may } from '../support/iam/may.ts';
import { permissionsOf } from '../support/iam/roles.ts';
import type { Template } from '../support/iam/template.ts';
import { synthesise } from '../support/stack.ts';
import { sesStage, smtpStage } from '../support/stages.ts';

const deployed = synthesise(sesStage).template.toJSON() as Template;
const permissions = permissionsOf(deployed);
const relayed = permissionsOf(synthesise(smtpStage, 'green').template.toJSON() as Template);
const BUCKET = '<ImportDropBucket>';

describe('who may do what', () => {
  test('functions may do exactly what this table says', () => {
    expect(allGrants(permissions)).toEqual({ ...OF_FUNCTIONS, ...OF_SCHEDULES });
  });

  test('resources let in exactly whom this table says', () => {
    expect(grantsOnResources(permissions)).toEqual(ON_RESOURCES);
  });

  test('with a relay for transport only send-mail differs: it reads the secret of the relay, and cannot use SES', () => {
    const { 'mail-events': _, 'send-mail': __, ...same } = OF_FUNCTIONS;
    const { 'send-mail': sendMail = {}, ...rest } = allGrants(relayed);
    expect(rest).toEqual({ ...same, ...OF_SCHEDULES });
    const ses = Object.entries(OF_FUNCTIONS['send-mail'] ?? {}).filter(([resource]) => !resource.includes(':ses:'));
    const { '*': interfaces, ...named } = sendMail;
    expect(named).toEqual({
      ...Object.fromEntries(ses),
      'arn:aws:secretsmanager:ap-southeast-1:123456789012:secret:steward/relay-??????': [
        'secretsmanager:GetSecretValue',
      ],
    });
    expect(
      interfaces?.filter(
        (words) => !/^(never )?ec2:\w+(NetworkInterfaces?|PrivateIpAddresses|Subnets)( |$)/.test(words),
      ),
    ).toEqual([]);
  });

  test.each(['ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface', 'ec2:DescribeSubnets'])(
    'Lambda may %s for a function in the network of the bank, and its code may not',
    (action) => {
      const code = { 'lambda:SourceFunctionArn': 'arn:aws:lambda:ap-southeast-1:123456789012:function:any' };
      expect(may(relayed, 'send-mail', { action, resource: '*' })).toBe(true);
      expect(may(relayed, 'send-mail', { action, resource: '*', context: code })).toBe(false);
    },
  );
});

describe('nothing is allowed at large', () => {
  const roles = [...permissions.roles.values(), ...relayed.roles.values()];
  const allowed = roles.flatMap(({ name, statements }) =>
    statements.filter(({ effect }) => effect === 'Allow').map((statement) => ({ name, ...statement })),
  );

  test('no role has an action with *', () => {
    expect(allowed.flatMap(({ actions }) => actions).filter((action) => /[*?]/.test(action))).toEqual([]);
  });

  test('no resource lets anybody do everything, but a key the account it is in', () => {
    const large = [...permissions.onResources, ...relayed.onResources]
      .filter(({ effect, actions }) => effect === 'Allow' && actions.some((action) => action.includes('*')))
      .map(({ on, principals }) => `${on} to ${principals}`);
    // Without it nobody could ever manage the key: the account's own policies decide who may.
    const account = 'arn:aws:iam::123456789012:root';
    expect([...new Set(large)]).toEqual([`<RecordsKey> to ${account}`, `<WatchAlarmKey> to ${account}`]);
  });

  test('a resource has a * only for one of these reasons', () => {
    const REASONS: Record<string, string> = {
      '*': 'Lambda makes network interfaces before there is anything to name; the code is denied them',
      [`${BUCKET}/drop/*`]: 'files have names that the bank chooses',
      [`${BUCKET}/mappings/*`]: 'feeds have names that the bank chooses',
      [`${BUCKET}/reports/*`]: 'one report for each batch',
      '<LedgerBucket>/anchors/*': 'one anchor for each day',
      '<LedgerBucket>/evidence/*': 'one object for each file of evidence',
      '<LedgerBucket>/incoming/*': 'what is brought has no name beforehand',
      'arn:aws:ses:ap-southeast-1:123456789012:identity/*':
        'SES asks about receivers verified in the account too; as whom it sends, and by which set, is fixed',
      'arn:aws:secretsmanager:ap-southeast-1:123456789012:secret:steward/relay-??????':
        'Secrets Manager puts six characters of its own after the name',
    };
    const wide = allowed.flatMap(({ resources }) => resources).filter((resource) => /[*?]/.test(resource));
    expect([...new Set(wide)].sort()).toEqual(Object.keys(REASONS).sort());
  });

  test('whoever may touch everything is send-mail in the network of the bank, and nobody else', () => {
    const everywhere = allowed.filter(({ resources }) => resources.includes('*')).map(({ name }) => name);
    expect([...new Set(everywhere)]).toEqual(['RunsSendMailRole']);
  });
});
