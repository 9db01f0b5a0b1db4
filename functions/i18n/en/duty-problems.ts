import type { DutyFormProblem } from '../../domain/duty/duty-pages.ts';
import type { ProblemOf } from '../duty-page-words.ts';
import { plural } from './tasks.ts';

/** What is to be mended in a field of a duty's form. */
export function dutyProblem(problem: DutyFormProblem, { chosen, most, notable = [] }: ProblemOf = {}): string {
  if (problem.field === 'employeeNo' && problem.why === 'missing') return 'Please type your employee number.';
  switch (problem.why) {
    case 'wrong':
      return `That is not your employee number; ${plural(problem.triesLeft, 'try', 'tries')} left.`;
    case 'nothing-given':
      return 'Nothing has been filled in yet.';
    case 'too-many':
      return 'At most ten people at a time; please confirm the others afterwards.';
    case 'explained-enough':
      return 'Your reasons are on record; there is no need to add more here.';
    case 'missing':
      return chosen ? 'Please choose one.' : 'Please fill this in.';
    case 'missing-note':
      return notable.length === 0
        ? 'Please say what you found.'
        : `You chose ${notable.map((one) => `“${one}”`).join(' or ')}: please say what you found.`;
    case 'not-a-date':
      return 'There is no such day; please write it like 2026-11-23.';
    case 'future-date':
      return 'Not later than today.';
    case 'before-period':
      return 'Not before the first day of the period.';
    case 'too-long':
      return most === undefined ? 'Please make it shorter.' : `At most ${most} characters.`;
    case 'not-an-option':
      return 'Please choose one of those listed.';
    case 'nobody-attended':
    case 'nobody-ticked':
      return 'Please tick at least one person.';
    case 'other-name':
      return 'This is not your name as the roster has it; please type your own name.';
    case 'not-agreed':
      return 'Please read the text and tick that you agree.';
    case 'text-changed':
      return 'The text has changed since this page was shown: please read it again, then tick that you agree.';
    case 'no-file':
      return 'No file has come yet: please upload it first, or untick it.';
    case 'not-a-kept-type':
      return 'Only a PDF or a picture can be kept: please upload another file, or untick it.';
  }
}
