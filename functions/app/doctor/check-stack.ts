import { type Finding, ok, problem, warning } from './finding.ts';

const MEND = 'Read the stack’s events in the CloudFormation console, mend the cause, and deploy again';

/** Whether the last deployment of the stage went through, by CloudFormation's status of the stack. */
export function checkStack({ name, status }: { name: string; status: string }): Finding[] {
  if (status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE' || status === 'IMPORT_COMPLETE')
    return [ok('stack', `${name} is deployed`)];
  if (status.endsWith('_IN_PROGRESS'))
    return [warning('stack', `${name} is being deployed (${status})`, 'Look again when it is done')];
  if (status === 'UPDATE_ROLLBACK_COMPLETE')
    return [warning('stack', `the last deployment of ${name} failed and was rolled back`, MEND)];
  return [problem('stack', `${name} is ${status}`, MEND)];
}
