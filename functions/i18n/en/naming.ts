import type { MaskedClient } from '../../domain/digest.ts';
import type { Naming } from '../catalogue.ts';

const TIER = { private: 'Private', wealth: 'Wealth', vip: 'VIP', ordinary: 'Regular' } as const;
const TITLE = { male: 'Mr', female: 'Ms' } as const;

/** The courteous address for reading aloud; undefined where surname or gender is not known. */
export function spokenName({ surname, gender }: MaskedClient): string | undefined {
  return surname === undefined || gender === undefined ? undefined : `${TITLE[gender]} ${surname}`;
}

export const naming: Naming = {
  client: (client) =>
    client.surname === undefined
      ? `Client …${client.idTail}`
      : (spokenName(client) ?? `${client.surname} …${client.idTail}`),
  short: (client) => (client.surname === undefined ? `…${client.idTail}` : `${[...client.surname][0] ?? ''}.`),
  tier: (tier) => TIER[tier],
  phoneTail: (tail) => `phone …${tail}`,
};
