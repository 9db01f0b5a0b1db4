import { Readable } from 'node:stream';

const CHUNK_BYTES = 16 * 1024;

/**
 * A mail's bytes as a stream that is read only as fast as they leave. `readToEnd` turns true just before the reader is told
 * that there is no more: the dot that hands the mail over is written after that, and never before.
 */
export function mailBody(bytes: Buffer): { stream: Readable; readToEnd: () => boolean } {
  let at = 0;
  let ended = false;
  const stream = new Readable({
    // Nothing is read ahead of a reader who has to wait.
    highWaterMark: 0,
    read() {
      if (at >= bytes.length) {
        ended = true;
        this.push(null);
        return;
      }
      const chunk = bytes.subarray(at, at + CHUNK_BYTES);
      at += chunk.length;
      this.push(chunk);
    },
  });
  return { stream, readToEnd: () => ended };
}
