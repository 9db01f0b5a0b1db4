import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  ApiMapping,
  DomainName,
  HttpApi,
  HttpMethod,
  HttpStage,
  LogGroupLogDestination,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { LinkKey } from './link-key.ts';
import type { Records } from './records.ts';
import { type NamedStage, ServiceFunction } from './service-function.ts';

export type PagesProps = { at: NamedStage; records: Records; linkKey: LinkKey };

const { GET, HEAD, POST } = HttpMethod;

/** What may be asked for, and how. GET and HEAD write nothing. A search writes nothing either: it is posted so that its words stand in no address. */
const ROUTES: Record<string, HttpMethod[]> = {
  '/day/{token}': [GET, HEAD],
  '/day/{token}/search': [GET, HEAD, POST],
  '/client/{token}': [GET, HEAD],
  '/client/{token}/{form}': [GET, HEAD, POST],
  '/done/{receipt}': [GET, HEAD],
  '/done/{receipt}/undo': [GET, HEAD, POST],
  '/duties/{token}': [GET, HEAD],
  '/duty/{token}': [GET, HEAD],
  '/duty/{token}/file/{field}': [GET, HEAD],
  '/duty/{token}/{form}': [GET, HEAD, POST],
  '/duty-done/{receipt}': [GET, HEAD],
  '/not-me/{token}': [GET, HEAD],
  '/not-me/{token}/report': [GET, HEAD, POST],
};

/** Ten thousand managers who record ten clients each within two hours ask for 42 pages a second: a scanner is slowed down, a morning is not. */
const THROTTLE = { rateLimit: 50, burstLimit: 100 };

/**
 * The pages behind the links in mails. Whoever has a link may see its page, and record what was done for the client it is of; the token in it is looked at
 * by the function.
 */
export class Pages extends Construct {
  readonly fn: ServiceFunction;
  readonly api: HttpApi;
  /** The address of the pages, ending in /. */
  readonly url: string;
  /** Where the bank's DNS has to point its own name, when the pages have one. */
  readonly dnsTarget: string | undefined;

  constructor(scope: Construct, id: string, { at, records, linkKey }: PagesProps) {
    super(scope, id);
    this.fn = new ServiceFunction(this, 'Pages', {
      at,
      file: 'pages',
      meaning: {
        failure:
          'The links in mails lead to an error: client managers have the mail, but not the details, and cannot record what they did.',
        runbook: 'pages-fails',
      },
      timeoutSeconds: 20,
      memoryMiB: 1024,
    });
    records.usedBy(this.fn, {
      get: ['runs', 'clients', 'roster', 'units', 'links'],
      getMany: ['clients'],
      query: ['clients', 'roster', 'units'],
      put: ['notices', 'clients', 'units', 'links'],
      due: true,
    });
    linkKey.readBy(this.fn);

    const own = at.stage.pages;
    this.api = new HttpApi(this, 'Api', {
      apiName: `Steward-${at.name}`,
      createDefaultStage: false,
      ...(own && { disableExecuteApiEndpoint: true }),
    });
    const integration = new HttpLambdaIntegration('Function', this.fn.lambda);
    const routes = Object.entries(ROUTES).flatMap(([path, methods]) =>
      this.api.addRoutes({ path, methods, integration }),
    );
    for (const route of routes)
      Validations.of(route).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason:
          'The signed token in the link is what authorizes: client managers have no account here to sign in with.',
      });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: THROTTLE,
      accessLogSettings: { destination: new LogGroupLogDestination(accessLog(this, at)), format: WITHOUT_PATH },
    });
    const domain = own && ownDomain(this, own);
    if (domain) new ApiMapping(this, 'Mapping', { api: this.api, domainName: domain, stage });
    this.url = own ? `https://${own.domain}/` : stage.url;
    this.dnsTarget = domain?.regionalDomainName;
  }

  /** Tells a function where the pages are that its mails link to. */
  linkedBy(fn: ServiceFunction): void {
    fn.knows({ PAGES_URL: this.url });
  }
}

/** The path holds the token, and the token is the key to the page: neither is ever logged. */
const WITHOUT_PATH = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    routeKey: '$context.routeKey',
    status: '$context.status',
    latency: '$context.responseLatency',
  }),
);

function accessLog(scope: Construct, { name, stage }: NamedStage): LogGroup {
  return new LogGroup(scope, 'AccessLog', {
    // Under this prefix the account's one log policy, which is limited in size, does not grow with each group.
    logGroupName: `/aws/vendedlogs/steward/${name}/access`,
    retention: stage.retention.logDays as RetentionDays,
    removalPolicy: RemovalPolicy.DESTROY,
  });
}

function ownDomain(scope: Construct, own: NonNullable<NamedStage['stage']['pages']>) {
  return new DomainName(scope, 'Domain', {
    domainName: own.domain,
    securityPolicy: SecurityPolicy.TLS_1_2,
    certificate: Certificate.fromCertificateArn(scope, 'Certificate', own.certificateArn),
  });
}
