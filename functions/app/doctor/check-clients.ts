import type { Roster } from '../../domain/roster.ts';
import type { ClientRecords } from '../ports.ts';
import { counted, type Finding, ok, problem, someOf } from './finding.ts';

type Broken = { id: string; problem: string };

/** Clients in nobody's mail, because their client manager is not in the roster. Looks at every client; those who left the bank do not count. */
export async function checkClients(
  records: Pick<ClientRecords, 'all'>,
  roster: Roster,
): Promise<{ findings: Finding[]; broken: Broken[] }> {
  let clients = 0;
  let unmanaged = 0;
  const unknown = new Set<string>();
  const broken: Broken[] = [];
  for await (const read of records.all()) {
    if (!read.ok) broken.push({ id: `client ${read.id}`, problem: read.problem });
    else if (read.value.bank.leftOn === undefined) {
      clients += 1;
      const { managerId } = read.value.bank;
      if (roster.managers.has(managerId)) continue;
      unmanaged += 1;
      unknown.add(managerId);
    }
  }
  if (unmanaged === 0)
    return { findings: [ok('clients', `${counted(clients, 'client')}, each with a client manager`)], broken };
  const whose = `${counted(unknown.size, 'manager')} who ${unknown.size === 1 ? 'is' : 'are'} not in the roster`;
  const found = `${counted(unmanaged, 'client')} of ${whose}: ${someOf([...unknown].sort())}`;
  const mend =
    'Import the roster, or mend the managing manager in the bank’s client file: these clients are in nobody’s mail';
  return { findings: [problem('clients', found, mend)], broken };
}
