import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspaces } from '../../adapters/files/workspace.ts';
import type { LambdaLog } from '../../adapters/log.ts';
import { createS3Client } from '../../adapters/s3/s3-client.ts';
import { createDropBucket } from '../../adapters/s3/s3-drop-bucket.ts';
import type { ImportDropDeps } from '../../app/import/import-drop.ts';
import type { DropBucket, Workspaces } from '../../app/import/ports.ts';
import type { ImportFileEnv } from '../env.ts';
import { awsBase, type Base } from './base.ts';
import { reindexer } from './reindexer.ts';

export type ImportFileContainer = { deps: ImportDropDeps; bucketName: string; log: LambdaLog };

/** import-file over any records, bucket and disk. */
export function importFileContainer({
  bucket,
  bucketName,
  workspaces,
  ...base
}: Base & { bucket: DropBucket; bucketName: string; workspaces: Workspaces }): ImportFileContainer {
  const { records, log, clock } = base;
  const { clients, roster, imports } = records;
  const deps = { clients, roster, imports, reindex: reindexer(base), bucket, workspaces, log, now: clock };
  return { deps, bucketName, log };
}

/** import-file as it runs on AWS. */
export function buildImportFile(env: ImportFileEnv): ImportFileContainer {
  const bucket = createDropBucket(createS3Client({ region: env.AWS_REGION }), env.DROP_BUCKET);
  const disk = workspaces(join(tmpdir(), 'steward-import-file'));
  return importFileContainer({
    ...awsBase('import-file', env),
    bucket,
    bucketName: env.DROP_BUCKET,
    workspaces: disk,
  });
}
