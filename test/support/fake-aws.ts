import { Readable } from 'node:stream';

/** A request as the SDK's clients hand it over. */
export type AwsRequest = { path: string; method: string; headers: Record<string, string>; body: string };

/** What AWS answers: JSON, or text as it stands. */
export type AwsReply = { status?: number; json?: unknown; text?: string; headers?: Record<string, string> };

/** A request handler under the real SDK clients, that answers each request as told and keeps them all. */
export function fakeAws(answer: (request: AwsRequest) => AwsReply) {
  const requests: AwsRequest[] = [];
  return {
    requests,
    requestHandler: {
      handle: async (raw: { path: string; method: string; headers: Record<string, string>; body?: unknown }) => {
        const body = raw.body instanceof Uint8Array ? new TextDecoder().decode(raw.body) : String(raw.body ?? '');
        const request = { path: raw.path, method: raw.method, headers: raw.headers, body };
        requests.push(request);
        const { status = 200, json, text = JSON.stringify(json ?? {}), headers = {} } = answer(request);
        return { response: { statusCode: status, headers, body: Readable.from([Buffer.from(text)]) } };
      },
    },
  };
}

/** CloudFormation's answer: one stack with these outputs. */
export function stackXml(parts: { account: string; status: string; outputs: Record<string, string> }): AwsReply {
  const { account, status, outputs } = parts;
  const members = Object.entries(outputs).map(
    ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
  );
  const stack = `<member><StackId>arn:aws:cloudformation:us-east-1:${account}:stack/Steward-trial/1</StackId><StackName>Steward-trial</StackName><CreationTime>2026-11-01T00:00:00Z</CreationTime><StackStatus>${status}</StackStatus><Outputs>${members.join('')}</Outputs></member>`;
  return {
    headers: { 'content-type': 'text/xml' },
    text: `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks>${stack}</Stacks></DescribeStacksResult></DescribeStacksResponse>`,
  };
}

/** A refusal as CloudFormation words it. */
export function refusalXml(code: string, message: string): AwsReply {
  return {
    status: 400,
    headers: { 'content-type': 'text/xml' },
    text: `<ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`,
  };
}

/** SQS's answers to whoever asks for a queue's depth and its oldest messages. Queues not named are empty. */
export function sqsReply(
  { headers, body }: AwsRequest,
  queues: Record<string, { visible?: number; delayed?: number; hidden?: number; sentAt?: string[] }>,
): AwsReply {
  const action = headers['x-amz-target'] ?? '';
  const asked: { QueueUrl: string } = JSON.parse(body);
  const { visible = 0, delayed = 0, hidden = 0, sentAt = [] } = queues[asked.QueueUrl] ?? {};
  if (action.endsWith('GetQueueAttributes'))
    return {
      json: {
        Attributes: {
          ApproximateNumberOfMessages: String(visible),
          ApproximateNumberOfMessagesDelayed: String(delayed),
          ApproximateNumberOfMessagesNotVisible: String(hidden),
        },
      },
    };
  const Messages = sentAt.map((at, n) => ({
    MessageId: String(n),
    ReceiptHandle: 'r',
    Body: '{}',
    MD5OfBody: '99914b932bd37a50b983c5e7c90ae93b',
    Attributes: { SentTimestamp: String(Date.parse(at)) },
  }));
  return { json: { Messages } };
}
