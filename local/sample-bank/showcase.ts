import type { Gender, Tier } from '../../functions/domain/client.ts';
import type { Reason } from './reasons.ts';

/** What is fixed about a client that is there to show something; the rest is drawn like everybody's. */
export type Showcase = {
  name?: string;
  gender?: Gender | 'unknown';
  tier: Tier;
  reasons: readonly Reason[];
  phone?: 'missing';
  lunar?: boolean;
  /** Calendar days to the birthday, when that is a reason. */
  birthdayIn?: number;
  /** What matures, in how many days (negative: has matured), of what amount in yuan. */
  maturing?: readonly { product: MaturingProduct; inDays: number; amount: number }[];
};

export type MaturingProduct =
  | 'idle-deposit'
  | 'renewing-deposit'
  | 'certificate'
  | 'wealth'
  | 'bond'
  | 'loan'
  | 'closed';

/** The sample bank's first clients, dealt out one by one to the managers with a settled book: together they show every rule. */
export const SHOWCASES: readonly Showcase[] = [
  {
    tier: 'private',
    reasons: ['maturity', 'contact-overdue'],
    maturing: [{ product: 'idle-deposit', inDays: 3, amount: 1_200_000 }],
  },
  { tier: 'wealth', name: '欧阳思敏', gender: 'female', reasons: ['unsuitable', 'assessment-expired'] },
  {
    tier: 'vip',
    name: '阿卜杜热合曼·买买提依明·库尔班江',
    gender: 'male',
    reasons: ['maturity'],
    maturing: [{ product: 'renewing-deposit', inDays: 12, amount: 180_000 }],
  },
  { tier: 'ordinary', gender: 'unknown', reasons: ['never-contacted'] },
  { tier: 'vip', phone: 'missing', reasons: ['contact-overdue', 'address-stale'] },
  { tier: 'wealth', lunar: true, birthdayIn: 2, reasons: ['birthday'] },
  { tier: 'vip', birthdayIn: 0, reasons: ['birthday'] },
  { tier: 'vip', name: '古丽娜尔·艾合买提', gender: 'female', reasons: ['assessment-missing'] },
  { tier: 'ordinary', reasons: ['contact-overdue'] },
  {
    tier: 'wealth',
    reasons: ['maturity', 'contact-overdue'],
    maturing: [{ product: 'wealth', inDays: 1, amount: 500_000 }],
  },
  { tier: 'vip', reasons: ['phone-stale', 'address-stale'] },
  {
    tier: 'wealth',
    name: 'Anastasia Konstantinovna Wolkenstein-Hohenberg',
    gender: 'female',
    reasons: ['assessment-expiring'],
  },
  { tier: 'ordinary', reasons: ['maturity'], maturing: [{ product: 'loan', inDays: 10, amount: 60_000 }] },
  { tier: 'vip', reasons: ['maturity'], maturing: [{ product: 'certificate', inDays: 0, amount: 200_000 }] },
  { tier: 'ordinary', reasons: ['maturity'], maturing: [{ product: 'idle-deposit', inDays: -1, amount: 30_000 }] },
  {
    tier: 'private',
    reasons: ['maturity', 'phone-stale', 'assessment-expired', 'unsuitable', 'birthday'],
    birthdayIn: 1,
    maturing: [
      { product: 'certificate', inDays: 7, amount: 3_000_000 },
      { product: 'wealth', inDays: 14, amount: 2_000_000 },
    ],
  },
  { tier: 'wealth', reasons: ['maturity'], maturing: [{ product: 'bond', inDays: 25, amount: 600_000 }] },
  { tier: 'ordinary', reasons: [], maturing: [{ product: 'closed', inDays: 5, amount: 50_000 }] },
];
