import { MAIL_SIGNALS } from './mail-signals.ts';
import { RECORD_SIGNALS } from './record-signals.ts';
import type { Signal } from './signal.ts';

/** Every signal there is an alarm for. */
export const SIGNALS: readonly Signal[] = [...MAIL_SIGNALS, ...RECORD_SIGNALS];
