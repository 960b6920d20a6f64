import { claimsOf, type TokenFacts } from '../token/facts.ts';
import { type FindingRule, type Found, warn } from './finding.ts';
import { audiencesOf, isForApi, textIn, urlIn } from './subject.ts';

/** Words that name an environment in a host, by what they mean. */
const ENVIRONMENTS: Readonly<Record<string, string>> = {
  dev: 'dev',
  develop: 'dev',
  development: 'dev',
  test: 'test',
  testing: 'test',
  qa: 'test',
  uat: 'test',
  stage: 'stage',
  staging: 'stage',
  preprod: 'stage',
  preview: 'stage',
  sandbox: 'sandbox',
  prod: 'prod',
  production: 'prod',
  live: 'prod',
};

/**
 * The environments that a host names, as a label or a part of one: `api-dev.shop.example`. The last label
 * names none: `.test` is reserved (RFC 6761 §6.2), `.dev` and `.live` are like `.com`, and `localhost` is
 * wherever one likes. Nor does the label before it as a whole, which is a site's own name: `login.live.com`.
 */
function environmentsIn(host: string): readonly string[] {
  const labels = host.split('.').slice(0, -1);
  const words = labels.flatMap((label, index) => {
    const parts = label.split('-');
    return index === labels.length - 1 && parts.length === 1 ? [] : parts;
  });
  return words.flatMap((word) =>
    Object.hasOwn(ENVIRONMENTS, word) ? [ENVIRONMENTS[word] ?? ''] : [],
  );
}

const hostsNamed = (hosts: readonly string[]) =>
  hosts.filter((host) => environmentsIn(host).length > 0);

const hostsOf = (facts: TokenFacts) =>
  [textIn(claimsOf(facts), 'iss'), ...audiencesOf(facts)].flatMap(
    (name) => urlIn(name)?.hostname ?? [],
  );

/**
 * Only where token and API both name an environment, and no common one. Most APIs in production name none, and
 * so do most issuers: to warn of those would be to warn of everyone with one issuer for all environments.
 */
function wrongEnv(facts: TokenFacts): Found | undefined {
  const scopes = isForApi(facts) ? (facts.app?.apiScopes ?? []) : [];
  const apis = hostsNamed(scopes.map(({ origin }) => new URL(origin).hostname));
  const known = apis.flatMap(environmentsIn);
  const isForeign = (host: string) => !environmentsIn(host).some((one) => known.includes(one));
  const [foreign] = hostsNamed(hostsOf(facts)).filter(isForeign);
  return apis[0] !== undefined && foreign !== undefined ? warn(foreign, apis[0]) : undefined;
}

export const ENVIRONMENT_RULES: readonly FindingRule[] = [{ id: 'wrong_env', find: wrongEnv }];
