import type { SESClient } from '@aws-sdk/client-ses';

/** A mail as it was handed to SES and accepted: the exact bytes, SES's id for it, and the tags that name its Message and attempt. */
export type AcceptedMail = { raw: Uint8Array; providerId: string; message: string; attempt: string };

/** Shows `onAccepted` every raw mail SES accepts from the client, once SES has said so. Returns how to stop that. */
export function captureRaw(client: SESClient, onAccepted: (mail: AcceptedMail) => void): () => void {
  const name = 'captureRaw';
  client.middlewareStack.add(
    (next) => async (args) => {
      const reply = await next(args);
      const { input } = args;
      if ('RawMessage' in input && input.RawMessage?.Data && 'MessageId' in reply.output && reply.output.MessageId) {
        const tag = (name: string) => input.Tags?.find(({ Name }) => Name === name)?.Value ?? '';
        const tags = { message: tag('message'), attempt: tag('attempt') };
        onAccepted({ raw: Uint8Array.from(input.RawMessage.Data), providerId: reply.output.MessageId, ...tags });
      }
      return reply;
    },
    { step: 'initialize', name },
  );
  return () => {
    client.middlewareStack.remove(name);
  };
}
