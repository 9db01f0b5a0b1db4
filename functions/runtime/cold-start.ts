/**
 * Builds a handler once per process: inside AWS Lambda when the file is loaded, so that the first event finds everything
 * ready; elsewhere at the first call, so that importing the file does nothing.
 */
export function onceAtColdStart<Event, Context, Result>(
  build: () => (event: Event, context: Context) => Promise<Result>,
): (event: Event, context: Context) => Promise<Result> {
  let built = process.env.AWS_LAMBDA_FUNCTION_NAME === undefined ? undefined : build();
  return (event, context) => {
    built ??= build();
    return built(event, context);
  };
}
