import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Hono } from 'hono';
import { broughtFile } from '../functions/adapters/files/brought-file.ts';
import type { EvidenceFiles } from '../functions/app/ports.ts';

/** Where files of evidence lie on this computer. */
type Shelf = { get(key: string): Promise<Uint8Array | undefined>; put(key: string, bytes: Uint8Array): Promise<void> };

/** Files of evidence on this computer, and the addresses by which a browser brings and fetches them, as the bucket's are on AWS. */
export type LocalEvidence = { files: EvidenceFiles; app: Hono };

/** Files of evidence beside the store, or in memory where the store is. */
export function localEvidence(store: string | undefined): LocalEvidence {
  const shelf = store === undefined ? memoryShelf() : directoryShelf(store);
  const secret = randomBytes(32);
  const signed = (...parts: string[]) => createHmac('sha256', secret).update(JSON.stringify(parts)).digest('hex');
  const files: EvidenceFiles = {
    async uploadForm({ incoming, most, back }) {
      const fields = { incoming, most: String(most), back };
      return { action: '/evidence/incoming', fields: { ...fields, signature: signed(incoming, fields.most, back) } };
    },
    async incoming(incoming) {
      const bytes = await shelf.get(`incoming/${incoming}`);
      return bytes && broughtFile(bytes);
    },
    keep: (key, bytes) => shelf.put(`evidence/${key}`, bytes),
    async download(key, name) {
      return `/evidence/kept?${new URLSearchParams({ key, name, signature: signed(key, name) })}`;
    },
  };
  return { files, app: evidenceApp(shelf, signed) };
}

function evidenceApp(shelf: Shelf, signed: (...parts: string[]) => string): Hono {
  const app = new Hono();
  app.post('/evidence/incoming', async (context) => {
    const { incoming = '', most = '', back = '', signature = '', file } = await context.req.parseBody();
    if (![incoming, most, back, signature].every((field) => typeof field === 'string') || !(file instanceof File))
      return context.text('This is not a form of ours.', 400);
    if (!same(String(signature), signed(String(incoming), String(most), String(back))))
      return context.text('This is not a form of ours.', 403);
    if (file.size === 0 || file.size > Number(most)) return context.text(`A file has 1 to ${most} bytes.`, 400);
    await shelf.put(`incoming/${incoming}`, new Uint8Array(await file.arrayBuffer()));
    return context.redirect(String(back), 303);
  });
  app.get('/evidence/kept', async (context) => {
    const { key = '', name = '', signature = '' } = context.req.query();
    const bytes = same(signature, signed(key, name)) ? await shelf.get(`evidence/${key}`) : undefined;
    if (bytes === undefined) return context.text('There is no such file.', 404);
    return context.body(new Uint8Array(bytes), 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`,
      'X-Content-Type-Options': 'nosniff',
    });
  });
  return app;
}

function same(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

function memoryShelf(): Shelf {
  const held = new Map<string, Uint8Array>();
  return { get: async (key) => held.get(key), put: async (key, bytes) => void held.set(key, bytes) };
}

function directoryShelf(store: string): Shelf {
  // Keys are made of hashes and of ids from the bank's files: one name a part, whatever is in it.
  const pathOf = (key: string) =>
    join(store, 'files', ...key.split('/').map((part) => encodeURIComponent(part).replaceAll('.', '%2E')));
  return {
    get: (key) => readFile(pathOf(key)).catch(() => undefined),
    async put(key, bytes) {
      await mkdir(dirname(pathOf(key)), { recursive: true });
      await writeFile(pathOf(key), bytes);
    },
  };
}
