import { DUTY_SIGNALS } from './duty-signals.ts';
import { MAIL_SIGNALS } from './mail-signals.ts';
import { RECORD_SIGNALS } from './record-signals.ts';
import { RUN_SIGNALS } from './run-signals.ts';
import type { Signal } from './signal.ts';

/** Every signal there is an alarm for. */
export const SIGNALS: readonly Signal[] = [...MAIL_SIGNALS, ...RUN_SIGNALS, ...RECORD_SIGNALS, ...DUTY_SIGNALS];
