import type { LinkTries } from '../../../app/ports.ts';
import { id, instant, optional, shape, text, whole } from './check.ts';
import { version } from './common.ts';

export const checkLinkTries = shape<LinkTries>({
  link: id,
  version,
  lastCommand: text,
  wrong: whole(0),
  lockedAt: optional(instant),
});
