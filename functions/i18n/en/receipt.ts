import type { Format } from '../catalogue.ts';
import type { ReceiptWords } from '../client-page-words.ts';
import { shownOn, told } from './client-page.ts';
import { doneText } from './done.ts';
import { naming } from './naming.ts';

export const receipt = (f: Format): ReceiptWords => ({
  title: { undoable: 'Recorded', final: 'Recorded', undone: 'Undone', 'changed-since': 'Recorded' },
  did: (did) => doneText(did, f) ?? 'An entry for this client',
  recorded: (one, once) => {
    const text = told(one, f);
    return once ? `Already ${text}; no need to do it again.` : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  },
  notTicked: ({ name, kind, maturesOn }) =>
    `${name ?? naming.holding(kind)}, maturing on ${f.day(maturesOn)}, was not ticked and will be shown again.`,
  notTickedMore: (count) => `${count} more were not ticked and will be shown again.`,
  shownOn: (set, shown) => shownOn(set, shown, f),
  undoUntil: (time) => `A mistake? It can be undone until ${time}.`,
  undo: 'Undo',
  undoTick: 'Yes, undo this record',
  undoUnticked: 'Nothing has been undone: please tick the box first.',
  undone: 'This record has been undone; the client is as before it.',
  changedSince: 'Something was recorded after it, so it can no longer be undone.',
  noUndo: 'More than 10 minutes have passed; it can no longer be undone.',
  toDay: 'Back to today’s tasks',
  toClient: 'Back to this client',
});
