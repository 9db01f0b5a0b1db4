import * as z from 'zod';
import { importDrop } from './app/import/import-drop.ts';
import { DROP_LOG } from './app/log-events.ts';
import { dropOfKey } from './domain/import/drop-key.ts';
import { onceAtColdStart } from './runtime/cold-start.ts';
import { buildImportFile, type ImportFileContainer } from './runtime/containers/import-file.ts';
import { IMPORT_FILE_ENV, readEnv } from './runtime/env.ts';
import { type QueueHandler, queueHandler } from './runtime/handler.ts';

/** What EventBridge says of a new object. Its key comes as it is: only S3's own notifications encode keys. */
const OBJECT_CREATED = z.object({
  source: z.literal('aws.s3'),
  'detail-type': z.literal('Object Created'),
  detail: z.object({ bucket: z.object({ name: z.string() }), object: z.object({ key: z.string() }) }),
});

/** Called by AWS for every batch of the import queue. */
export const handler: QueueHandler = onceAtColdStart(() =>
  createHandler(buildImportFile(readEnv('import-file', IMPORT_FILE_ENV, process.env))),
);

/** Once per cold start: wires the use case to its queue. */
export function createHandler({ deps, bucketName, log }: ImportFileContainer): QueueHandler {
  let before: Promise<unknown> = Promise.resolve();
  return queueHandler({
    schema: OBJECT_CREATED,
    log,
    // Once per record, one after the other: they share a disk, and imports never overlap.
    onRecord: async ({ detail: { bucket, object } }, { messageId }) => {
      const drop = bucket.name === bucketName ? dropOfKey(object.key) : undefined;
      if (drop === undefined) {
        log.warn(DROP_LOG.ignored, { messageId, because: bucket.name === bucketName ? 'key' : 'bucket' });
        return 'done';
      }
      const mine = before.then(() => importDrop(deps, drop));
      before = mine.catch(() => {});
      await mine;
      return 'done';
    },
  });
}
