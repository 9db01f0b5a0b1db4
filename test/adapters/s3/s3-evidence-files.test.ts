import { describe, expect, test } from 'vitest';
import { createEvidenceFiles } from '../../../functions/adapters/s3/s3-evidence-files.ts';
import { FILES } from '../../support/files.ts';
import { BUCKET, useS3 } from '../../support/s3-server.ts';

const BACK = 'https://pages.bank.example/duty/token';

describe('files of evidence on S3', () => {
  const s3 = useS3();
  const files = () => {
    const bucket = s3();
    return { bucket, files: createEvidenceFiles(bucket.client, BUCKET) };
  };

  test('the form allows one address, at most so many bytes, the one way back, and an hour', async () => {
    const before = Date.now();
    const { fields } = await files().files.uploadForm({ incoming: 'abc/minutes', most: 5_242_880, back: BACK });
    const policy = JSON.parse(Buffer.from(fields.Policy ?? '', 'base64').toString());
    expect(policy.conditions).toContainEqual(['content-length-range', 1, 5_242_880]);
    expect(policy.conditions).toContainEqual({ key: 'incoming/abc/minutes' });
    expect(policy.conditions).toContainEqual({ bucket: BUCKET });
    expect(policy.conditions).toContainEqual({ success_action_redirect: BACK });
    expect(policy.conditions.every((one: unknown) => !Array.isArray(one) || one[0] !== 'starts-with')).toBe(true);
    const minutes = (Date.parse(policy.expiration) - before) / 60_000;
    expect(minutes).toBeGreaterThan(58);
    expect(minutes).toBeLessThan(62);
  });

  test.each(['pdf', 'png', 'jpeg'] as const)('a %s is known by its content', async (kind) => {
    const { bucket, files: evidence } = files();
    bucket.put('incoming/abc/minutes', FILES[kind]);
    const brought = await evidence.incoming('abc/minutes');
    expect(brought?.type).toBe({ pdf: 'application/pdf', png: 'image/png', jpeg: 'image/jpeg' }[kind]);
    expect(Buffer.from(brought?.bytes ?? [])).toEqual(FILES[kind]);
  });

  test.each(['html', 'svg', 'zip', 'exe'] as const)('a %s has no type that is kept', async (kind) => {
    const { bucket, files: evidence } = files();
    bucket.put('incoming/abc/minutes', FILES[kind]);
    expect(await evidence.incoming('abc/minutes')).toEqual({ bytes: expect.anything() });
  });

  test('where nothing was brought there is nothing, whatever else begins alike', async () => {
    const { bucket, files: evidence } = files();
    bucket.put('incoming/abc/minutes-2', FILES.pdf);
    expect(await evidence.incoming('abc/minutes')).toBeUndefined();
  });

  test('what is kept lies under evidence/, and is given out to be saved, never to be shown', async () => {
    const { bucket, files: evidence } = files();
    await evidence.keep('U01/2026-11/x', FILES.pdf, 'application/pdf');
    expect([...bucket.objects.keys()]).toEqual(['evidence/U01/2026-11/x']);
    const url = new URL(await evidence.download('U01/2026-11/x', 'meeting-2026-11.pdf"\r\nX: y'));
    const disposition = url.searchParams.get('response-content-disposition');
    expect(disposition).toMatch(/^attachment; filename="meeting-2026-11\.pdf[\w.-]*"$/);
    expect(url.searchParams.get('response-content-type')).toBe('application/octet-stream');
    expect(Number(url.searchParams.get('X-Amz-Expires'))).toBeLessThanOrEqual(60);
  });
});
