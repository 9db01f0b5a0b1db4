import { expect, test } from 'vitest';
import { contactsShown } from '../../../functions/domain/care/contacts-shown.ts';
import { aContact } from '../../support/records.ts';

const [first, second, third] = ['k1', 'k2', 'k3'].map((commandId) => aContact({ commandId }));
const taken = aContact({ commandId: 'k2.undo', undoes: 'k2' });

test('a contact that was taken back is not shown, nor the entry that took it back', () => {
  expect(contactsShown([taken, third, second, first].flatMap((one) => one ?? []))).toEqual([third, first]);
  expect(contactsShown([first].flatMap((one) => one ?? []))).toEqual([first]);
});

test('a contact the client knows as undone is not shown, though the entry that takes it back is still to come', () => {
  expect(
    contactsShown(
      [third, second].flatMap((one) => one ?? []),
      ['k2'],
    ),
  ).toEqual([third]);
});
