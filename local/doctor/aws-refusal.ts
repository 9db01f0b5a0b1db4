const REJECTED =
  /^(ExpiredToken|ExpiredTokenException|UnrecognizedClientException|InvalidClientTokenId|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidSignatureException|TokenProviderError)$/;
const DENIED =
  /^(AccessDenied|AccessDeniedException|AuthorizationError|KMSAccessDeniedException|UnauthorizedOperation)$/;
const GONE = /^(ResourceNotFoundException|QueueDoesNotExist|AWS\.SimpleQueueService\.NonExistentQueue)$/;
const NETWORK = /^(ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|EHOSTUNREACH)$/;

/** One line for what AWS refuses and the operator can mend; undefined for all else. */
export function awsRefusal(error: unknown, region: string): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { name } = error;
  const [said = ''] = error.message.split('\n');
  const code = String(Reflect.get(error, 'code') ?? '');
  if (name === 'CredentialsProviderError')
    return 'There are no AWS credentials here: name a profile (AWS_PROFILE=NAME), or sign in (aws sso login)';
  if (REJECTED.test(name)) return `AWS does not accept these credentials (${name}): sign in again`;
  if (DENIED.test(name)) return `These credentials may not look at all there is: ${said}`;
  if (GONE.test(name)) return `A part of the stage is not there any more (${name}): deploy the stage again`;
  if (NETWORK.test(code) || name === 'TimeoutError')
    return `AWS cannot be reached in ${region} (${code || name}): is this computer connected?`;
  return undefined;
}
