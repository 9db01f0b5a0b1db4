import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { RULES_VERSION } from '../../../functions/domain/rules/rules-version.ts';
import manifest from '../../../package.json' with { type: 'json' };

/** What decides when a client is due: the rules, the calendar under them, and what they ask of a client. */
const DECIDING = ['rules', 'calendar'];
const ALSO = ['client.ts', 'civil-date.ts', 'risk-expiry.ts'];

function digest(): string {
  const inFolders = DECIDING.flatMap((folder) =>
    readdirSync(`functions/domain/${folder}`).map((name) => `${folder}/${name}`),
  );
  const hash = createHash('sha256').update(manifest.dependencies.tyme4ts);
  for (const file of [...inFolders, ...ALSO].filter((name) => !name.endsWith('rules-version.ts')).sort())
    hash.update(readFileSync(`functions/domain/${file}`, 'utf8').replaceAll(/\/\*\*.*?\*\/|\s+/gs, ' '));
  return hash.digest('hex').slice(0, 16);
}

/** After a change that may move a client's due date: raise RULES_VERSION, and write both here. Otherwise write the digest alone. */
const KNOWN = { version: 2, digest: 'adfa05020bb7f2bb' };

test('code that decides when a client is due does not change under the same RULES_VERSION', () => {
  expect({ version: RULES_VERSION, digest: digest() }).toEqual(KNOWN);
});
