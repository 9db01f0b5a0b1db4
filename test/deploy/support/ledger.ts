import {
  GetBucketEncryptionCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3';
import { output } from './stack.ts';

const s3 = new S3Client();
const Bucket = await output('LedgerBucketName');

/** The names of what lies in a folder of the ledger's bucket. */
export async function namesIn(folder: 'incoming' | 'evidence' | 'anchors'): Promise<string[]> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: `${folder}/` }));
  return Contents.map(({ Key = '' }) => Key);
}

/** An object of the ledger's bucket: its content, and under which key of KMS it lies, if under one. */
export async function objectAt(Key: string): Promise<{ bytes: Buffer; type?: string; kmsKey?: string }> {
  const { Body, ContentType: type } = await s3.send(new GetObjectCommand({ Bucket, Key }));
  const { SSEKMSKeyId: kmsKey } = await s3.send(new HeadObjectCommand({ Bucket, Key }));
  const bytes = Buffer.from((await Body?.transformToByteArray()) ?? []);
  return { bytes, ...(type && { type }), ...(kmsKey && { kmsKey }) };
}

/** The key of KMS under which the ledger's bucket keeps everything. */
export async function ledgerKey(): Promise<string | undefined> {
  const { ServerSideEncryptionConfiguration: of } = await s3.send(new GetBucketEncryptionCommand({ Bucket }));
  return of?.Rules?.[0]?.ApplyServerSideEncryptionByDefault?.KMSMasterKeyID;
}
