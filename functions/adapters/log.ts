import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import type { MiddlewareObj } from '@middy/core';
import type { Log } from '../app/ports.ts';

/** A log whose lines carry the request they belong to, once its middleware runs around a handler. */
export type LambdaLog = Log & { lambdaContext?: MiddlewareObj };

/** The structured log of a Lambda, by Powertools: one JSON line per event, never the event that invoked it. */
export function createLambdaLog(service: string): LambdaLog {
  const logger = new Logger({ serviceName: service });
  return {
    info: (event, ids = {}) => logger.info(event, { ...ids }),
    warn: (event, ids = {}) => logger.warn(event, { ...ids }),
    error: (event, ids = {}) => logger.error(event, { ...ids }),
    lambdaContext: injectLambdaContext(logger, { logEvent: false }),
  };
}
