import {
  AT_MATURITY,
  type Care,
  type CareBefore,
  CHANNELS,
  type Client,
  type ClientRecord,
  type Command,
  type FamilyMember,
  HOLDING_KINDS,
  type Holding,
  PREFERENCES,
  RISK_LEVELS,
  TIERS,
} from '../../../domain/client.ts';
import { type Checks, civilDate, id, instant, list, oneOf, optional, shape, text } from './check.ts';
import { birthday, handled, money, version } from './common.ts';

const holding = shape<Holding>({
  id,
  kind: oneOf(HOLDING_KINDS),
  amount: money,
  name: optional(text),
  maturesOn: optional(civilDate),
  atMaturity: optional(oneOf(AT_MATURITY)),
  riskRating: optional(oneOf(RISK_LEVELS)),
  closed: optional(oneOf([true])),
});

const bank = shape<ClientRecord>({
  managerId: id,
  name: optional(text),
  gender: optional(oneOf(['female', 'male'])),
  phone: optional(text),
  address: optional(text),
  phoneVerifiedOn: optional(civilDate),
  addressVerifiedOn: optional(civilDate),
  tier: oneOf(TIERS),
  birthday: optional(birthday),
  openedOn: optional(civilDate),
  riskTolerance: optional(oneOf(RISK_LEVELS)),
  riskAssessedOn: optional(civilDate),
  riskExpiresOn: optional(civilDate),
  preference: optional(oneOf(PREFERENCES)),
  topics: optional(list(text)),
  bankContactOn: optional(civilDate),
  settlement: optional(money),
  holdings: list(holding),
  leftOn: optional(civilDate),
});

const dayAndInstant = shape<{ on: string; at: string }>({ on: civilDate, at: instant });

const careBefore: Checks<CareBefore> = {
  lastContact: optional(
    shape<NonNullable<Care['lastContact']>>({
      on: civilDate,
      at: optional(instant),
      channel: oneOf(CHANNELS),
      note: optional(text),
    }),
  ),
  phoneTriedAt: optional(instant),
  followUp: optional(
    shape<NonNullable<Care['followUp']>>({
      on: civilDate,
      note: optional(text),
      tried: optional(dayAndInstant),
    }),
  ),
  postponed: optional(
    shape<NonNullable<Care['postponed']>>({ until: civilDate, reason: text, decided: optional(dayAndInstant) }),
  ),
  phoneDoubt: optional(
    shape<NonNullable<Care['phoneDoubt']>>({ since: civilDate, outcome: oneOf(['unreachable', 'wrong-number']) }),
  ),
  handled,
  family: list(shape<FamilyMember>({ relation: text, birthday: optional(birthday) })),
  hobbies: list(text),
  preference: optional(oneOf(PREFERENCES)),
  verified: optional(
    shape<NonNullable<Care['verified']>>({ phone: optional(civilDate), address: optional(civilDate) }),
  ),
  addressDoubt: optional(shape<NonNullable<Care['addressDoubt']>>({ since: civilDate })),
  riskReview: optional(shape<NonNullable<Care['riskReview']>>({ arrangedFor: civilDate })),
};

const command: Checks<Command> = { commandId: id, person: id, at: instant };

const care = shape<Care>({
  ...careBefore,
  lastAction: optional(
    shape<NonNullable<Care['lastAction']>>({
      ...command,
      before: shape<CareBefore>(careBefore),
    }),
  ),
  commands: optional(list(shape<Command>(command))),
  undone: optional(list(id)),
});

export const checkClient = shape<Client>({
  id,
  version,
  lastCommand: text,
  asOf: optional(civilDate),
  bank,
  care,
  nextDueOn: optional(civilDate),
});
