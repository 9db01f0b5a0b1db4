import type { Calendar } from '../calendar/calendar.ts';
import type { CivilDate } from '../civil-date.ts';
import type { Care } from '../client.ts';
import type { Done } from './client-page.ts';

/** The working days on which something set for a day off is really shown; absent where the day set is a working day. */
export type ShownOn = { postponed?: CivilDate; followUp?: CivilDate };

type Asked = {
  postponedTo?: CivilDate | undefined;
  call?: { on: CivilDate; setOn: CivilDate | undefined } | undefined;
};

/**
 * When a client who was postponed to a day off, or promised a call on one, will be in a manager's day. Nobody is sent tasks on a day off: a
 * postponement, which hides the client until its day, ends on the first working day after it; a call is brought forward to the last working day
 * before, and only where that is the day it was set on, or earlier, put off to the first one after.
 */
function shownOn({ postponedTo, call }: Asked, calendar: Calendar): ShownOn {
  const postponed = postponedTo && workdayFrom(postponedTo, calendar);
  const followUp = call && callShownOn(call, calendar);
  return {
    ...(postponed !== undefined && postponed !== postponedTo && { postponed }),
    ...(followUp !== undefined && followUp !== call?.on && { followUp }),
  };
}

/** The same of what is agreed with a client for days after today. */
export function aheadShownOn(
  { postponed, followUp, lastContact }: Care,
  today: CivilDate,
  calendar: Calendar,
): ShownOn {
  const postponedTo = postponed && postponed.until > today ? postponed.until : undefined;
  const shown = shownOn({ postponedTo, call: callOf(followUp, lastContact) }, calendar);
  // A call that is in today's tasks already is said there; one that a postponement hides comes back with the client.
  const { followUp: call, ...rest } = shown;
  return call === undefined || call <= today || call < (postponedTo ?? '') ? rest : shown;
}

/** The same of what an action set. */
export function doneShownOn(did: Done, calendar: Calendar): ShownOn {
  if (did.kind === 'postpone') return shownOn({ postponedTo: did.until }, calendar);
  if (did.kind !== 'contact' || did.contact.followUpOn === undefined) return {};
  return shownOn({ call: { on: did.contact.followUpOn, setOn: did.contact.on } }, calendar);
}

function callOf(followUp: Care['followUp'], lastContact: Care['lastContact']): Asked['call'] {
  return followUp && { on: followUp.on, setOn: followUp.tried?.on ?? lastContact?.on };
}

function callShownOn({ on, setOn }: NonNullable<Asked['call']>, calendar: Calendar): CivilDate {
  const before = calendar.workdayOnOrBefore(on);
  return setOn === undefined || before > setOn ? before : workdayFrom(on, calendar);
}

function workdayFrom(date: CivilDate, calendar: Calendar): CivilDate {
  return calendar.isWorkday(date) ? date : calendar.nextWorkday(date);
}
