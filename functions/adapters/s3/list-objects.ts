import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import type { Listed } from './whole-object.ts';

/** Every object whose key begins with `prefix`, in the order of keys, page by page. */
export async function* listObjects(client: S3Client, bucket: string, prefix: string): AsyncGenerator<Listed> {
  let from: string | undefined;
  do {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, EncodingType: 'url', ContinuationToken: from }),
    );
    for (const { Key = '', Size = 0, ETag = '' } of page.Contents ?? [])
      yield { key: page.EncodingType === 'url' ? decoded(Key) : Key, size: Size, etag: ETag };
    from = page.IsTruncated === true ? page.NextContinuationToken : undefined;
  } while (from !== undefined);
}

/** Keys come encoded as in a form, since XML cannot hold every character a key can. */
function decoded(key: string): string {
  return decodeURIComponent(key.replaceAll('+', ' '));
}
