import { createHash } from 'node:crypto';

/** SHA-256 of a text as lower-case hex, as the domain asks for it. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
