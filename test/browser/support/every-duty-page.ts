import type { Page, Response } from 'playwright-core';
import { type DutyGroupRef, objectOf } from '../../../functions/domain/mail/duty-links.ts';
import type { Link } from '../../../functions/domain/mail/link.ts';
import type { OpenBank } from './bank.ts';
import { bringFile, MINUTES_PDF, nothingToNote, sendDutyForm } from './duty-forms.ts';
import type { Way } from './every-page.ts';

/** The bank's first day, and the day on which its pages are read: what was due last month is late, and a new month is open. */
export const OPENED = '2026-11-02';
export const READ_ON = '2026-12-02';
const LATE = '2026-11';
const NOW = '2026-12';
const LONG_AGO = '2026-01-01T00:00:00.000Z';
const LONG = '长'.repeat(300);

/** The ways to every page of duties there is, and to every page that says why there is none. The bank is to be on `READ_ON`. */
export async function everyDutyPage({ mailsTo, person, pageOf }: OpenBank): Promise<Record<string, Way>> {
  const numberOf = async (id: string) => (await person(id)).employeeNo ?? '';
  const duty = (
    who: string,
    { unit = 'U01', period, kind }: Partial<DutyGroupRef> & { period: string; kind: string },
    more: Partial<Link> = {},
  ) => pageOf({ purpose: 'duty', object: objectOf({ unit, period, kind }), person: who, ...more });
  const month = (who: string, more: Partial<Link> = {}) =>
    pageOf({ purpose: 'duties', object: who, person: who, ...more });
  const send = async (who: string, at: string, form: string, typed: Record<string, string>) =>
    sendDutyForm(at, form, { ...typed, employeeNo: await numberOf(who) });
  const notMeOf = async (who: string) => {
    const { html = '' } = (await mailsTo(who, READ_ON)).findLast(({ kind }) => kind === 'notice') ?? {};
    return /href="([^"]*\/not-me\/[^"]*)"/.exec(html)?.[1] ?? '';
  };

  const screening = await duty('L01', { period: LATE, kind: 'screening' });
  const screened = await send('L01', screening, 'confirm', {
    ...nothingToNote('M001'),
    ...nothingToNote('M002'),
    ...{ 'money.M002': 'abnormal', 'social.M002': 'attention', 'note.M002': LONG },
  });
  const meeting = await duty('L01', { period: LATE, kind: 'meeting' });
  await bringFile(meeting, MINUTES_PDF);
  const held = {
    date: '2026-11-30',
    topics: LONG,
    minutes: '泰山例 2026-11',
    'attended.M001': 'yes',
    'attended.M005': 'yes',
  };
  const met = await send('L01', meeting, 'confirm', { ...held, 'minutes-file': 'yes' });
  const notMe = await notMeOf('L01');
  const ledger = await duty('L01', { period: NOW, kind: 'ledger-review' });
  await send('L01', ledger, 'confirm', { checked: '十一月记录', result: 'nothing' });
  const reopened = await notMeOf('L01');
  const said = await send('L01', reopened, 'not-me', { reason: '当天我在外地' });
  const lateLedger = await duty('L01', { period: LATE, kind: 'ledger-review' });
  const explained = await send('L01', lateLedger, 'explain', { reason: LONG.slice(0, 200) });
  const agreement = { period: '2026', kind: 'self-discipline-agreement' };
  const signing = await duty('M001', agreement);
  const name = (await person('M001')).name ?? '';
  const signed = await send('M001', signing, 'confirm', { 'agreement.M001': name, 'agreement.agree.M001': 'yes' });
  const waived = await send('D02', await duty('D02', { unit: 'U02', period: LATE, kind: 'ledger-review' }), 'waive', {
    reason: '机构撤并',
  });
  const brought = await duty('L01', { period: NOW, kind: 'meeting' });
  await bringFile(brought, MINUTES_PDF);
  const refused = await duty('L02', { unit: 'U02', period: NOW, kind: 'meeting' });
  await bringFile(refused, new TextEncoder().encode('MZ: no minutes at all'));
  const locked = await duty('L02', { unit: 'U02', period: NOW, kind: 'screening' });
  await lock(locked);

  const addresses = {
    'the month of a line manager': await month('L01'),
    'the month of a client manager': await month('M002'),
    'the month of the department': await month('D02'),
    'the month of somebody without duties': await month('J01'),
    'a screening of eight': await duty('L01', { period: NOW, kind: 'screening' }),
    'a screening that is late': screening,
    'a meeting': await duty('L03', { unit: 'U03', period: NOW, kind: 'meeting' }),
    'a meeting with minutes brought': brought,
    'a meeting with a file that is not kept': refused,
    'a meeting that was held': meeting,
    'an education with its notes': await duty('L01', { period: LATE, kind: 'warning-education' }),
    'a review that was reopened': ledger,
    'a review that was explained': lateLedger,
    'an agreement to sign': await duty('M002', agreement),
    'an agreement that was signed': signing,
    'the agreements, looked at': await duty('L01', agreement),
    'an education note': await duty('M002', { period: LATE, kind: 'education-note' }),
    'a duty for the department': await duty('D02', { unit: 'U03', period: LATE, kind: 'screening' }),
    'a receipt of a screening': screened,
    'a receipt of a meeting': met,
    'a receipt of a signature': signed,
    'a receipt of an explanation': explained,
    'a receipt of a waiver': waived,
    'a receipt of a not-me': said,
    'a not-me': notMe,
    'a not-me that was said': reopened,
    'a forged link': `${meeting}x`,
    'an expired link': await month('L01', { expiresAt: LONG_AGO }),
    'a revoked link': await month('L01', { epoch: 0 }),
    'a duty in other hands': await duty('L03', { unit: 'U02', period: LATE, kind: 'screening' }),
    'a locked link': locked,
    'a duty that is gone': await duty('L01', { period: NOW, kind: 'no-such-duty' }),
  };
  const byAddress = Object.entries(addresses).map(([name, at]): [string, Way] => [name, (page) => page.goto(at)]);
  const back =
    (at: string, form: string, prepare = ''): Way =>
    (page) =>
      asItStands(page, at, form, prepare);
  return {
    ...Object.fromEntries(byAddress),
    'a screening that came back': back(
      addresses['a screening of eight'],
      'confirm',
      `document.querySelector('[name="family.M003"][value=abnormal]').checked = true`,
    ),
    'a meeting that came back': back(addresses['a meeting with a file that is not kept'], 'confirm'),
    'an agreement that came back': back(addresses['an agreement to sign'], 'confirm'),
    'an explanation that came back': back(lateLedger, 'explain'),
    'a waiver that came back': back(addresses['a duty for the department'], 'waive'),
    'a not-me that came back': back(notMe, 'not-me'),
  };
}

/** Sends a form past the browser's own checks, after `prepare` has run in the page. */
async function asItStands(page: Page, at: string, form: string, prepare: string): Promise<Response | null> {
  await page.goto(at);
  const [response] = await Promise.all([
    page.waitForNavigation(),
    page.evaluate(`{${prepare}; document.querySelector('form#${form}').submit()}`),
  ]);
  return response;
}

/** Types five wrong numbers. */
async function lock(at: string): Promise<void> {
  const html = await (await fetch(at)).text();
  const action = /action="([^"]*\/confirm[^"]*)"/.exec(html)?.[1] ?? '';
  for (const employeeNo of ['1', '2', '3', '4', '5'])
    await fetch(new URL(action, at), { method: 'POST', body: new URLSearchParams({ employeeNo }) });
}
