import { Readable } from 'node:stream';

/**
 * What can go wrong with one request. `before`: the server never sees it. `after`: the server has done it, and only the
 * reply is lost or spoilt.
 */
type Fault =
  | 'throttled'
  | 'reset-before'
  | 'reset-after'
  | 'timeout-before'
  | 'timeout-after'
  | 'error-500-before'
  | 'error-500-after'
  | 'truncated-reply';

type Request = { headers: Record<string, string> };
type Response = { statusCode: number; headers: Record<string, string>; body?: unknown };
type Handler = { handle(request: Request, options?: unknown): Promise<{ response: Response }> };

/** An SDK client: its real handler stays in place, with the faults in front of it. */
type SdkClient = { config: { requestHandler: unknown } };

export type Faults = {
  /** Breaks the next request of the operation (`PutItem`), or the next several, each its own way. */
  next(operation: string, ...faults: Fault[]): void;
  /** Breaks every request of the operation from now on. */
  always(operation: string, fault: Fault): void;
  /** Does something just before the next request of the operation goes out. */
  meanwhile(operation: string, act: () => Promise<unknown>): void;
  /** Operations in the order in which they were tried, the SDK's retries among them. */
  readonly tried: string[];
};

/** Puts faults under a real SDK client, below its retries: what a stub above them would never show. */
export function injectFaults(client: SdkClient): Faults {
  const handler = client.config.requestHandler as Handler;
  const real = handler.handle.bind(handler);
  const queued = new Map<string, Fault[]>();
  const standing = new Map<string, Fault>();
  const acts = new Map<string, () => Promise<unknown>>();
  const tried: string[] = [];

  handler.handle = async (request, options) => {
    const operation = operationOf(request);
    tried.push(operation);
    const fault = queued.get(operation)?.shift() ?? standing.get(operation);
    const act = acts.get(operation);
    acts.delete(operation);
    await act?.();
    const pass = () => real(request, options);
    return fault === undefined ? pass() : broken(fault, pass);
  };

  return {
    next: (operation, ...faults) => void queued.set(operation, [...(queued.get(operation) ?? []), ...faults]),
    always: (operation, fault) => void standing.set(operation, fault),
    meanwhile: (operation, act) => void acts.set(operation, act),
    tried,
  };
}

async function broken(fault: Fault, pass: () => Promise<{ response: Response }>): Promise<{ response: Response }> {
  if (fault === 'throttled') return reply(400, 'ThrottlingException', 'Rate exceeded');
  if (fault.endsWith('-after') || fault === 'truncated-reply') {
    const { response } = await pass();
    const body = await bytesOf(response.body);
    if (fault === 'truncated-reply') {
      return { response: { ...response, body: cutOff(body) } };
    }
  }
  if (fault.startsWith('reset')) throw Object.assign(new Error('ECONNRESET'), { code: 'ECONNRESET' });
  if (fault.startsWith('timeout')) throw Object.assign(new Error('no reply in time'), { name: 'TimeoutError' });
  return reply(500, 'InternalServerError', 'something broke');
}

/** Half of the bytes, and then what Node says when a connection closes before the announced length has come. */
function cutOff(body: Buffer): Readable {
  const half = async function* () {
    yield body.subarray(0, Math.floor(body.length / 2));
    throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
  };
  return Readable.from(half());
}

/** An error reply as DynamoDB and other JSON services give it. */
function reply(statusCode: number, code: string, message: string): { response: Response } {
  const body = Readable.from([JSON.stringify({ __type: code, message })]);
  return { response: { statusCode, headers: { 'content-type': 'application/json', 'x-amzn-errortype': code }, body } };
}

/** JSON services name the operation in a header: `DynamoDB_20120810.PutItem`. */
function operationOf({ headers }: Request): string {
  return headers['x-amz-target']?.split('.')[1] ?? 'unknown';
}

async function bytesOf(body: unknown): Promise<Buffer> {
  const chunks: Buffer[] = [];
  if (body instanceof Readable) for await (const chunk of body) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
