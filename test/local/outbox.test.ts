import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { outboxMail, writeOutbox } from '../../local/outbox.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'outbox-'));
});
afterEach(() => rm(root, { recursive: true }));

const bytes = (text: string) => Buffer.from(text, 'latin1');
const mail = (message: string, text = 'x') => outboxMail({ message, raw: bytes(text), providerId: 'p', attempt: 'a' });

test('each mail is one file with exactly its bytes, named by date, kind and person', async () => {
  const paths = await writeOutbox(join(root, 'new', 'mails'), [
    mail('digest_2026-11-23_M001', 'a\r\n\u00ff'),
    mail('digest_2026-11-23_M002'),
  ]);
  expect(paths.map((path) => basename(path))).toEqual(['2026-11-23-digest-M001.eml', '2026-11-23-digest-M002.eml']);
  expect((await readFile(paths[0] ?? '')).equals(bytes('a\r\n\u00ff'))).toBe(true);
});

test('files of other names stay, one of the same name is replaced', async () => {
  await writeFile(join(root, '2026-11-20-digest-M001.eml'), 'old');
  await writeFile(join(root, '2026-11-23-digest-M001.eml'), 'old and longer');
  await writeOutbox(root, [mail('digest_2026-11-23_M001', 'new')]);
  expect(await readFile(join(root, '2026-11-20-digest-M001.eml'), 'utf8')).toBe('old');
  expect(await readFile(join(root, '2026-11-23-digest-M001.eml'), 'utf8')).toBe('new');
});

test('no name leads out of the directory or cannot be a file name', async () => {
  const names = [
    '../../etc/passwd',
    '..',
    '',
    '客户经理',
    'a/b',
    'a\\b',
    'con:aux',
    'a\u0000b',
    '-rf',
    'x'.repeat(400),
  ];
  const paths = await writeOutbox(
    root,
    names.map((name) => ({ name, raw: bytes(name) })),
  );
  const written = await readdir(root);
  expect(written.sort()).toEqual(paths.map((path) => basename(path)).sort());
  expect(written).toHaveLength(names.length);
  for (const name of written) expect(name).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,140}\.eml$/);
});

test('a copy, a name that differs in case only, and ids that look alike lose no mail', async () => {
  const paths = await writeOutbox(root, [
    mail('digest_2026-11-23_M001', '1'),
    mail('digest_2026-11-23_M001', '2'),
    mail('digest_2026-11-23_m001', '3'),
    { name: 'a/b', raw: bytes('4') },
    { name: 'a?b', raw: bytes('5') },
  ]);
  expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(5);
  const contents = await Promise.all(paths.map((path) => readFile(path, 'latin1')));
  expect(contents).toEqual(['1', '2', '3', '4', '5']);
});
