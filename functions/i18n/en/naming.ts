import type { Channel, HoldingKind } from '../../domain/client.ts';
import type { MaskedClient } from '../../domain/digest/digest.ts';
import type { Naming } from '../catalogue.ts';

const TIER = { private: 'Private', wealth: 'Wealth', vip: 'VIP', ordinary: 'Regular' } as const;
const TITLE = { male: 'Mr', female: 'Ms' } as const;
const HOLDING: Record<HoldingKind, string> = {
  deposit: 'Term deposit',
  wealth: 'Wealth product',
  bond: 'Bond',
  fund: 'Fund',
  insurance: 'Insurance policy',
  loan: 'Loan',
};
const CHANNEL: Record<Channel, string> = {
  phone: 'by phone',
  sms: 'by text',
  branch: 'at the branch',
  visit: 'on a visit',
};

/** The courteous address for reading aloud; undefined where surname or gender is not known. */
export function spokenName({ surname, gender, noSurname }: MaskedClient): string | undefined {
  return surname === undefined || gender === undefined || noSurname ? undefined : `${TITLE[gender]} ${surname}`;
}

export const naming: Naming = {
  client: (client) =>
    client.surname === undefined
      ? `Client …${client.idTail}`
      : (spokenName(client) ?? `${client.surname} …${client.idTail}`),
  short: (client) => (client.surname === undefined ? `…${client.idTail}` : `${[...client.surname][0] ?? ''}.`),
  tier: (tier) => TIER[tier],
  phoneTail: (tail) => `phone …${tail}`,
  holding: (kind) => HOLDING[kind],
  channel: (channel) => CHANNEL[channel],
};
