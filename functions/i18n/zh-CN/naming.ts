import type { MaskedClient } from '../../domain/digest.ts';
import type { Naming } from '../catalogue.ts';

const TIER = { private: '私行', wealth: '财富', vip: '贵宾', ordinary: '普通' } as const;
const TITLE = { male: '先生', female: '女士' } as const;

/** The courteous address for reading aloud; undefined where surname or gender is not known. */
export function spokenName({ surname, gender, han }: MaskedClient): string | undefined {
  if (surname === undefined || gender === undefined) return undefined;
  return han ? `${surname}${TITLE[gender]}` : `${surname} ${TITLE[gender]}`;
}

export const naming: Naming = {
  client: (client) => {
    if (client.surname === undefined) return `客户 …${client.idTail}`;
    return spokenName(client) ?? (client.han ? `${client.surname}**` : client.surname);
  },
  short: (client) => (client.surname === undefined ? `…${client.idTail}` : `${client.surname}*`),
  tier: (tier) => TIER[tier],
  phoneTail: (tail) => `尾号 ${tail}`,
};
