import type { Birthday, HandledMaturity } from '../../../domain/client.ts';
import type { Money } from '../../../domain/money.ts';
import { type Check, civilDate, id, list, oneOf, shape, whole } from './check.ts';

const CURRENCY = /^[A-Z]{3}$/;

const currency: Check<string> = (value) =>
  typeof value === 'string' && CURRENCY.test(value) ? undefined : ': not a currency';

/** Minor units are whole: a fraction of a 分 is a mistake made earlier. */
export const money = shape<Money>({ minor: whole(), currency });

export const version = whole(1);

export const birthday = shape<Birthday>({
  calendar: oneOf(['solar', 'lunar']),
  month: whole(1, 12),
  day: whole(1, 31),
});

export const handled = list(shape<HandledMaturity>({ holdingId: id, maturesOn: civilDate }));
