import type { CivilDate } from '../civil-date.ts';
import type { Duty } from './duty.ts';

type Opened = Pick<Duty, 'openedOn' | 'dueOn' | 'history'>;

/** When a duty is due: as its last opening says. Who comes back has as much time as whoever joins; the first due date stays in the duty, for the first hash is over it. */
export function dueOf(duty: Opened): CivilDate {
  return lastOpening(duty)?.dueOn ?? duty.dueOn;
}

/** The day from which a duty is asked for: that of its last opening. */
export function openedOnOf(duty: Opened): CivilDate {
  return lastOpening(duty)?.openedOn ?? duty.openedOn;
}

function lastOpening({ history }: Opened): Duty['history'][number] | undefined {
  return history.findLast(({ action }) => action === 'opened');
}
