import type { DayPageWords } from '../catalogue.ts';

const PART: Record<string, string> = {
  maturity: 'maturity',
  'contact-due': 'contact',
  'details-stale': 'details',
  'risk-review': 'risk assessment',
  'unsuitable-holding': 'suitability',
  birthday: 'birthday',
  'follow-up': 'follow-up',
  'further-reasons': 'further reasons',
  base: 'base',
  deposits: 'deposits',
  settlement: 'current account',
  loans: 'loans',
  products: 'products held',
};

export const dayPage: DayPageWords = {
  title: 'Today’s tasks',
  nothingDue: 'Nothing is due today.',
  phone: 'Phone',
  address: 'Address',
  clientNumber: 'Client number',
  call: 'Call',
  numberInDoubt: 'Number in doubt: check it before calling',
  risk: 'Risk assessment',
  riskLevel: (tolerance, expiresOn) =>
    tolerance === undefined ? 'none' : `C${tolerance}${expiresOn === undefined ? '' : `, valid to ${expiresOn}`}`,
  birthday: 'Birthday',
  birthdayOn: ({ calendar, month, day }) => `${day}/${month} (${calendar === 'lunar' ? 'lunar, ' : ''}day/month)`,
  settlement: 'Current account',
  bankContact: (day) => `${day} · as the bank’s systems know it`,
  waiting: 'Waiting',
  moreWaiting: (count) => `and ${count} more`,
  holdings: 'Holdings',
  history: 'Contacts',
  noHistory: 'No contacts recorded yet.',
  family: 'Family and hobbies',
  score: (total) => `Score ${total}`,
  scoreHow: 'urgency × value',
  urgency: 'Urgency',
  value: 'Value',
  scorePart: (part) => PART[part] ?? part,
  outcome: { reached: 'reached', unreachable: 'not reached', 'wrong-number': 'wrong number' },
  maturesOn: (day) => `matures on ${day}`,
  refusal: {
    invalid: {
      title: 'This link cannot be opened',
      text: 'It is incomplete or has been changed. Please open it from the mail again.',
    },
    expired: { title: 'This link has expired', text: 'Please open the page from your latest mail.' },
    revoked: {
      title: 'This link is no longer valid',
      text: 'The bank has replaced its links. Please open the page from your latest mail.',
    },
    'not-yours': {
      title: 'These tasks are no longer yours',
      text: 'A colleague looks after these clients now; there is nothing for you to do.',
    },
  },
};
