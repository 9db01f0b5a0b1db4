import type { Instant } from '../../domain/civil-date.ts';
import { confirmationOf } from '../../domain/duty/commands.ts';
import type { DutyRefusal } from '../../domain/duty/duty-pages.ts';
import { isFile } from '../../domain/duty/evidence-given.ts';
import type { DutyPageDeps } from './duty-deps.ts';
import { dutyInHands } from './duty-in-hands.ts';

/**
 * The address, good for a minute, of a file that a unit's duty was confirmed with: for whoever may open the duty's page. Refused as that page is, and when
 * the standing confirmation has no such file. Writes nothing.
 */
export async function openEvidenceFile(
  deps: DutyPageDeps,
  token: string,
  field: string,
  now: Instant,
): Promise<{ ok: true; address: string } | ({ ok: false } & DutyRefusal)> {
  const opened = await dutyInHands(deps, token, now);
  if (!opened.ok) return opened;
  for (const duty of opened.duties) {
    const file = duty.state === 'confirmed' ? confirmationOf(duty)?.evidence?.[field] : undefined;
    if (file !== undefined && isFile(file))
      return { ok: true, address: await deps.files.download(file.key, file.name) };
  }
  return { ok: false, reason: 'duty-gone' };
}
