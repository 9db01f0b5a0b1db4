import type { Format } from '../catalogue.ts';
import type { SearchWords } from '../client-page-words.ts';
import { plural } from './tasks.ts';

export const search = (f: Format): SearchWords => ({
  title: 'Find a client of mine',
  words: 'Surname or client number',
  wordsHint: 'Leave empty to list everybody.',
  tier: 'Tier',
  reason: 'Due today for',
  any: 'any',
  submit: 'Find',
  found: (count) => (count === 0 ? 'No such client was found.' : `${plural(count, 'client')} found`),
  more: (count) => `${count} more are not listed; please narrow the search.`,
  notDue: 'nothing due today',
  lastContact: (day) => (day === undefined ? 'never contacted' : `last contact ${f.day(day)}`),
  postponed: (until) => `postponed to ${f.day(until)}`,
});
