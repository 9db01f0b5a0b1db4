import { accountNotices, accountRun } from '../functions/app/account-run.ts';
import type { CivilDate } from '../functions/domain/civil-date.ts';
import type { RunKind } from '../functions/domain/mail/run.ts';
import type { LocalBank } from './bank.ts';
import type { Accounts } from './summary.ts';

/** What became of a day's mails of some kinds; with duties, of the day's notices too. Of `only` some people, when given: then without notices. */
export async function accountsOf(
  { engines: { records } }: LocalBank,
  { kinds, date, only }: { kinds: readonly RunKind[]; date: CivilDate; only?: readonly string[] | undefined },
): Promise<Accounts> {
  const accounts: Accounts = {};
  for (const kind of kinds) {
    const account = await accountRun(records, { kind, date, only });
    if (account !== undefined) accounts[kind] = account;
  }
  if (kinds.includes('duties') && only === undefined) accounts.notice = await accountNotices(records, date);
  return accounts;
}
