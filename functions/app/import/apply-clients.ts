import { inParallel } from '../in-parallel.ts';
import type { Modes } from './modes.ts';
import type { Stage } from './ports.ts';
import { type Saving, saveClient } from './save-clients.ts';
import { groupStaged } from './staged.ts';
import type { Tally } from './tally.ts';

const READ_AT_ONCE = 400;
const WRITE_AT_ONCE = 16;

export type Applying = {
  stage: Stage;
  parts: number;
  tally: Tally;
  modes: Modes;
  saving: Saving;
  onRows(rows: number): void;
};

/** Whether a stored holding without a row is gone: in a full export of which every row could be attributed. */
function dropsHoldings(tally: Tally, modes: Modes): boolean {
  return modes.holding === 'snapshot' && (tally.anonymous.holding ?? 0) === 0;
}

/** Brings the rows that were set aside into the client records, one part after the other. */
export async function applyClients({ stage, parts, tally, modes, saving, onRows }: Applying): Promise<void> {
  let rows = 0;
  for (let part = 0; part < parts; part += 1) {
    const staged = [...groupStaged(await stage.read(part), tally.seen)];
    for (let from = 0; from < staged.length; from += READ_AT_ONCE) {
      const some = staged.slice(from, from + READ_AT_ONCE);
      const stored = await saving.clients.getMany(some.map(([id]) => id));
      await inParallel(some, WRITE_AT_ONCE, async ([id, { bank, holdings, places }]) => {
        const incoming = {
          ...(bank && { bank }),
          ...(modes.holding && { holdings }),
          keepHolding: (holdingId: string) => tally.seen.holding.isRejected(holdingId),
          keepOtherHoldings: !dropsHoldings(tally, modes),
        };
        const outcome = await saveClient(id, stored.get(id), incoming, saving);
        if (outcome !== 'unknown') return;
        for (const place of places)
          tally.reject(place, 'holding', { reason: 'holding of a client whose own row was rejected' }, true);
      });
      rows += some.length;
      onRows(rows);
    }
  }
}

/**
 * Goes through the stored clients for what only absence tells: those missing from the bank's full export are marked as
 * gone, and those without a row in a full export of holdings have none left. While rows cannot be attributed to anybody,
 * absence tells nothing: nobody is marked, and no holding is dropped.
 */
export async function sweepClients({ tally, modes, saving, onRows }: Applying): Promise<void> {
  const marksLeft = modes.client === 'snapshot' && (tally.anonymous.client ?? 0) === 0;
  const empties = dropsHoldings(tally, modes);
  if (!marksLeft && !empties) return;
  const { client, holding } = tally.seen;
  let rows = 0;
  await inParallel(saving.clients.all(), WRITE_AT_ONCE, async (read) => {
    rows += 1;
    if (rows % 10_000 === 0) onRows(rows);
    if (!read.ok) return;
    const { id, bank } = read.value;
    const left = marksLeft && !client.has(id) && bank.leftOn === undefined;
    const applied = tally.owners.has(id) || (client.has(id) && !client.isRejected(id));
    const emptied = empties && !applied && bank.holdings.some((one) => !holding.isRejected(one.id));
    if (!left && !emptied) return;
    const incoming = {
      ...(emptied && { holdings: [] }),
      ...(left && { leftOn: saving.asOf }),
      keepHolding: (holdingId: string) => holding.isRejected(holdingId),
      keepOtherHoldings: false,
    };
    const outcome = await saveClient(id, saving.dryRun ? read : await saving.clients.get(id), incoming, saving);
    if (outcome === 'saved' && left) saving.counts.left += 1;
  });
}
