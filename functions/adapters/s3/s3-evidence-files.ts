import { buffer } from 'node:stream/consumers';
import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { EvidenceFiles } from '../../app/ports.ts';
import { broughtFile } from '../files/brought-file.ts';
import { listObjects } from './list-objects.ts';
import { takeWhole } from './whole-object.ts';

const FORM_GOOD_SECONDS = 3600;
const DOWNLOAD_GOOD_SECONDS = 60;

/**
 * Files of evidence on S3. A browser puts its file under `incoming/` by a form that S3 checks, size and address alike: a function would take no more than
 * 4.5 MB of it. What is kept stands under `evidence/`.
 */
export function createEvidenceFiles(client: S3Client, bucket: string): EvidenceFiles {
  const transfer = { client, bucket, idleMs: 10_000, tries: 3 };
  return {
    async uploadForm({ incoming, most, back }) {
      const { url, fields } = await createPresignedPost(client, {
        Bucket: bucket,
        Key: `incoming/${incoming}`,
        Conditions: [['content-length-range', 1, most]],
        Fields: { success_action_redirect: back },
        Expires: FORM_GOOD_SECONDS,
      });
      return { action: url, fields };
    },
    async incoming(incoming) {
      const key = `incoming/${incoming}`;
      // Found by listing: asked for a key that is not there, S3 says so only to those who may list the whole bucket.
      for await (const object of listObjects(client, bucket, key))
        if (object.key === key) return broughtFile(await takeWhole(transfer, object, buffer));
      return undefined;
    },
    async keep(key, bytes, type) {
      await client.send(
        new PutObjectCommand({ Bucket: bucket, Key: `evidence/${key}`, Body: bytes, ContentType: type }),
      );
    },
    download: (key, name) =>
      getSignedUrl(
        client,
        new GetObjectCommand({
          Bucket: bucket,
          Key: `evidence/${key}`,
          ResponseContentDisposition: `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`,
          ResponseContentType: 'application/octet-stream',
        }),
        { expiresIn: DOWNLOAD_GOOD_SECONDS },
      ),
  };
}
