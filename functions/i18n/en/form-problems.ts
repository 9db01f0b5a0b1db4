import type { FormProblem } from '../../domain/care/client-page.ts';
import type { Format } from '../catalogue.ts';

/** What is to be mended in a field of a form. */
export function problem(why: FormProblem['why'], f: Format): string {
  switch (why.reason) {
    case 'choose':
      return 'Please choose one.';
    case 'fill-in':
      return 'Please fill this in.';
    case 'empty':
      return 'Please write at least one thing.';
    case 'too-late':
      return `${f.dayAndWeekday(why.latest)} is the latest possible day.`;
    case 'past-maturity':
      return `Not later than ${f.dayAndWeekday(why.latest)}: after it money matures.`;
    case 'not-after-today':
      return 'Please choose a day after today.';
    case 'no-such-date':
      return 'There is no such day; please check.';
    case 'too-long':
      return `At most ${why.most} characters.`;
    case 'too-many':
      return `At most ${why.most} can be kept, and the list is full.`;
    case 'unknown-holding':
      return 'This maturity has changed; please open the page again.';
  }
}
