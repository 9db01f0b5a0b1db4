declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** An HTTP server that speaks DynamoDB; in memory, or on disk under `path`. */
  export default function dynalite(options?: { path?: string; createTableMs?: number }): Server;
}
