import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable'];

/** Where this computer's chromium is. Throws how to get one when there is none. */
export function chromiumPath(): string {
  const found = PLACES.find((path) => existsSync(path));
  if (found === undefined)
    throw new Error('There is no chromium on this computer: apt-get install chromium fonts-noto-cjk');
  return found;
}

/** Says once, before any test, that there is no chromium. */
export default function setup(): void {
  chromiumPath();
}
