import type { Channel, HoldingKind } from '../../domain/client.ts';
import type { MaskedClient } from '../../domain/digest/digest.ts';
import type { Naming } from '../catalogue.ts';

const TIER = { private: '私行', wealth: '财富', vip: '贵宾', ordinary: '普通' } as const;
const TITLE = { male: '先生', female: '女士' } as const;
const HOLDING: Record<HoldingKind, string> = {
  deposit: '定期',
  wealth: '理财',
  bond: '债券',
  fund: '基金',
  insurance: '保险',
  loan: '贷款',
};
const CHANNEL: Record<Channel, string> = { phone: '电话', sms: '短信', branch: '网点见面', visit: '上门拜访' };

/** The courteous address for reading aloud; undefined where surname or gender is not known. */
export function spokenName({ surname, gender, han, noSurname }: MaskedClient): string | undefined {
  if (surname === undefined || gender === undefined || noSurname) return undefined;
  return han ? `${surname}${TITLE[gender]}` : `${surname} ${TITLE[gender]}`;
}

export const naming: Naming = {
  client: (client) => {
    if (client.surname === undefined) return `客户 …${client.idTail}`;
    return spokenName(client) ?? (client.han ? `${client.surname}**` : client.surname);
  },
  short: (client) => (client.surname === undefined ? `…${client.idTail}` : `${client.surname}*`),
  tier: (tier) => TIER[tier],
  phoneTail: (tail) => `手机尾号 ${tail}`,
  holding: (kind) => HOLDING[kind],
  channel: (channel) => CHANNEL[channel],
};
