import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readMappingFile } from '../../../functions/adapters/files/mapping-file.ts';
import { temporaryDirectory } from '../../support/bank-import.ts';

async function read(content: string | Uint8Array): Promise<unknown> {
  const directory = temporaryDirectory();
  const path = join(directory, 'mapping.json');
  writeFileSync(path, content);
  const found = await readMappingFile(path);
  return found.ok ? found.content : found.line.replace(directory, '');
}

test('a mapping is JSON in UTF-8, with or without a byte order mark', async () => {
  expect(await read('{"a": "客户"}')).toEqual({ a: '客户' });
  expect(await read('\uFEFF{"a": 1}')).toEqual({ a: 1 });
});

test.each([
  ['{\n"a": 1,\n"b":}', '/mapping.json: is not JSON near line 3; look for a missing comma, quote or bracket there'],
  [
    `{\n"a": 1\n"b": 2${',\n"c": 3'.repeat(30)}}`,
    '/mapping.json: is not JSON near line 3; look for a missing comma, quote or bracket there',
  ],
  [
    `{"a": 1,${'\n"c": 3,'.repeat(30)}\n"d": x,${'\n"c": 3,'.repeat(30)} "e": 1}`,
    '/mapping.json: is not JSON near line 32; look for a missing comma, quote or bracket there',
  ],
  ['{"a": 1', '/mapping.json: is not JSON near line 1; look for a missing comma, quote or bracket there'],
  ['', '/mapping.json: is not JSON near line 1; look for a missing comma, quote or bracket there'],
  [Buffer.from([0x22, 0xd5, 0xc5, 0x22]), '/mapping.json: is not UTF-8; save the mapping as UTF-8'],
])('what cannot be read is told in one line (%#)', async (content, line) => expect(await read(content)).toBe(line));

test('a mapping that is not there is told in one line', async () => {
  expect(await readMappingFile('/nowhere/m.json')).toEqual({
    ok: false,
    line: '/nowhere/m.json: there is no such file',
  });
});
