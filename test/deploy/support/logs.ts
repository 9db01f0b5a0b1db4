import {
  CloudWatchLogsClient,
  paginateDescribeLogGroups,
  paginateFilterLogEvents,
} from '@aws-sdk/client-cloudwatch-logs';
import { STAGE } from './world.ts';

const client = new CloudWatchLogsClient();

/** The log groups of the stage. */
export async function logGroups(): Promise<string[]> {
  const groups: string[] = [];
  for await (const page of paginateDescribeLogGroups({ client }, { logGroupNamePrefix: `/steward/${STAGE}/` }))
    groups.push(...(page.logGroups ?? []).flatMap(({ logGroupName }) => logGroupName ?? []));
  return groups;
}

/** Every line of a log group. */
export async function linesOf(logGroupName: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const page of paginateFilterLogEvents({ client }, { logGroupName }))
    lines.push(...(page.events ?? []).map(({ message = '' }) => message));
  return lines;
}

/** What a function logged under the name of an event, oldest first. */
export async function logged(file: string, event: string): Promise<Record<string, unknown>[]> {
  const lines = await linesOf(`/steward/${STAGE}/${file}`);
  return lines.flatMap((line) => {
    const said = line.trim().startsWith('{') ? JSON.parse(line) : {};
    return said.message === event ? [said] : [];
  });
}
