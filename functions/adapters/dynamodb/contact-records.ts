import type { ContactRecords } from '../../app/ports.ts';
import type { Contact } from '../../domain/client.ts';
import { type Item, itemOf, readBody } from './item.ts';
import { CONTACT, clientKey, contactKey } from './keys.ts';
import { checkContact } from './readers/contact.ts';
import { type ReportBroken, readable } from './report-broken.ts';
import type { Table } from './table.ts';

/**
 * Contact history: append-only. A command already stored is not stored again, whatever instant it says; two workers that
 * store it in the same moment leave two items, of which only one is ever shown.
 */
export function contactRecords(table: Table, report: ReportBroken): ContactRecords {
  return {
    async append(contact) {
      const key = contactKey(contact);
      const filter = { text: 'command = :command', values: { ':command': contact.commandId } };
      for await (const page of table.query({ keys: contactsOf(contact.clientId), filter })) {
        if (page.length > 0) return;
      }
      const item = itemOf(key, `${key.pk} / ${key.sk}`, contact, checkContact);
      item.command = { S: contact.commandId };
      await table.put(item, 0);
    },
    async of(clientId, limit) {
      const contacts = new Map<string, Contact>();
      if (limit <= 0) return [];
      for await (const page of table.query({ keys: contactsOf(clientId), newestFirst: true, limit })) {
        for (const contact of readable(page.map(readContact), report)) {
          if (!contacts.has(contact.commandId)) contacts.set(contact.commandId, contact);
          if (contacts.size === limit) return [...contacts.values()];
        }
      }
      return [...contacts.values()];
    },
  };
}

function contactsOf(clientId: string) {
  return {
    text: 'pk = :client AND begins_with(sk, :contact)',
    values: { ':client': clientKey(clientId).pk, ':contact': CONTACT },
  };
}

function readContact(item: Item) {
  return readBody(item, `${item.pk?.S} / ${item.sk?.S}`, checkContact);
}
