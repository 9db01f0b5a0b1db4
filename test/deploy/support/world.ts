import { join } from 'node:path';
import { addDays, type CivilDate, dateInZone } from '../../../functions/domain/civil-date.ts';
import { bankConfig } from '../../../functions/runtime/bank-config.ts';

/** Where everything is put that the tests write, and what is removed at the end. */
export const DIRECTORY = given('STEWARD_DEPLOY_DIRECTORY');

/** The checkout that is deployed: a copy of this one. */
export const CHECKOUT = join(DIRECTORY, 'checkout');

export const STAGE = 'trial';
export const REGION = 'us-east-1';

export const config = bankConfig();
const { calendar, policy } = config;

const startedAt = new Date(Number(given('STEWARD_DEPLOY_STARTED'))).toISOString();

/** The bank's day on which the story began, a working day or not: its records are of this day. */
export const TODAY = dateInZone(startedAt, policy.timeZone);
/** The working days to come, one for each part of the story that needs a run of its own: today's may be over, at whatever hour this runs. */
export const [DATE, SECOND_DATE, THIRD_DATE] = [1, 2, 3].map((days) => calendar.addWorkdays(TODAY, days)) as [
  CivilDate,
  CivilDate,
  CivilDate,
];
/** The first day off to come. */
export const DAY_OFF = firstDayOff(addDays(TODAY, 1));

function firstDayOff(from: CivilDate): CivilDate {
  return calendar.isWorkday(from) ? firstDayOff(addDays(from, 1)) : from;
}

function given(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is missing: these tests are run by npm run test:deploy`);
  return value;
}
