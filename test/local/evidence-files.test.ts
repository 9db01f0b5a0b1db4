import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type LocalEvidence, localEvidence } from '../../local/evidence-files.ts';
import { FILES } from '../support/files.ts';

const FORM = { incoming: 'abc/minutes', most: 1000, back: '/duty/token' };

async function bring({ files, app }: LocalEvidence, bytes: Uint8Array, changed: Record<string, string> = {}) {
  const { action, fields } = await files.uploadForm(FORM);
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, ...changed })) form.set(name, value);
  form.set('file', new File([new Uint8Array(bytes)], '王芳的纪要.pdf', { type: 'text/html' }));
  return app.request(action, { method: 'POST', body: form });
}

describe.each([
  ['in memory', async () => undefined],
  ['beside a store', () => mkdtemp(join(tmpdir(), 'steward-evidence-'))],
])('files of evidence %s', (_, where) => {
  test('a file is brought, looked at, kept, and given out to be saved', async () => {
    const evidence = localEvidence(await where());
    const answered = await bring(evidence, FILES.pdf);
    expect([answered.status, answered.headers.get('location')]).toEqual([303, '/duty/token']);
    const brought = await evidence.files.incoming('abc/minutes');
    expect(brought?.type).toBe('application/pdf');
    await evidence.files.keep('2026-11/../../x', brought?.bytes ?? new Uint8Array(), 'application/pdf');
    const given = await evidence.app.request(await evidence.files.download('2026-11/../../x', 'meeting.pdf'));
    expect(Buffer.from(await given.arrayBuffer())).toEqual(FILES.pdf);
    expect(given.headers.get('content-disposition')).toBe('attachment; filename="meeting.pdf"');
    expect(given.headers.get('content-type')).toBe('application/octet-stream');
  });

  test('nothing is kept of a form that is not ours, or was changed', async () => {
    const evidence = localEvidence(await where());
    for (const changed of [
      { incoming: 'other/minutes' },
      { most: '99999999' },
      { back: 'https://elsewhere' },
      { signature: '' },
    ])
      expect((await bring(evidence, FILES.pdf, changed)).status).toBe(403);
    expect(await evidence.files.incoming('abc/minutes')).toBeUndefined();
    expect(await evidence.files.incoming('other/minutes')).toBeUndefined();
  });

  test('a file that is too large, or empty, is not taken', async () => {
    const evidence = localEvidence(await where());
    expect((await bring(evidence, Buffer.alloc(1001))).status).toBe(400);
    expect((await bring(evidence, Buffer.alloc(0))).status).toBe(400);
    expect((await bring(evidence, Buffer.alloc(1000))).status).toBe(303);
  });

  test('an address that was changed gives nothing out', async () => {
    const evidence = localEvidence(await where());
    await evidence.files.keep('a', FILES.pdf, 'application/pdf');
    const address = await evidence.files.download('a', 'meeting.pdf');
    expect((await evidence.app.request(address.replace('key=a', 'key=b'))).status).toBe(404);
    expect((await evidence.app.request(address.slice(0, -1))).status).toBe(404);
  });
});
