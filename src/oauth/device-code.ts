import {
  type DeviceAuthorizationResponse,
  deviceAuthorizationRequest,
  deviceCodeGrantRequest,
  processDeviceAuthorizationResponse,
  processDeviceCodeResponse,
} from 'oauth4webapi';
import type { Demand } from '../core/demand.ts';
import { FailureError, failure } from '../core/failure.ts';
import type { DeviceCodeGrant } from '../core/grant.ts';
import { bad, good } from '../core/result.ts';
import { HOUR, MINUTE, type Millis, SECOND } from '../core/time.ts';
import { parseWebUrl } from '../core/web-url.ts';
import { addApi, addWishes, type ClientContext, clientFor } from './client.ts';
import { type DeviceWait, endOfWait, nextWait } from './device-wait.ts';
import { toldIn } from './error-status.ts';
import { confidentialOf } from './failure-of.ts';
import { type Obtained, obtained } from './obtained.ts';
import type { Credentials, Ports } from './ports.ts';
import { reported } from './reported.ts';

export interface DeviceCode {
  /** Confidential: whoever has it gets the tokens. */
  readonly deviceCode: string;
  readonly wait: DeviceWait;
}

export type DeviceAnswer =
  | { readonly kind: 'obtained'; readonly obtained: Obtained }
  | { readonly kind: 'pending'; readonly wait: DeviceWait };

/** RFC 8628 §3.2: where the issuer does not say. */
const USUAL_INTERVAL: Millis = 5 * SECOND;
const SHORTEST_INTERVAL: Millis = SECOND;
const LONGEST_INTERVAL: Millis = 5 * MINUTE;
const LONGEST_WAIT: Millis = HOUR;

/** Some issuers heed here too what RFC 9470 §4 has for the authorization request. */
function addDemand(parameters: URLSearchParams, { acrValues, maxAge }: Demand) {
  if (acrValues !== undefined) parameters.set('acr_values', acrValues);
  if (maxAge !== undefined) parameters.set('max_age', String(maxAge));
}

async function askForCode(context: ClientContext, demand: Demand): Promise<Response> {
  const { grant, server, client, authentication, options } = context;
  const parameters = new URLSearchParams();
  addDemand(parameters, demand);
  addApi(parameters, grant.request);
  addWishes(parameters, grant.request);
  return deviceAuthorizationRequest(server, client, authentication, parameters, options);
}

/** An answer with Google's name for the address, or with an interval that is none, in the words of RFC 8628. */
function conformed({ verification_url, interval, ...rest }: Record<string, unknown>) {
  const seconds = Number(interval);
  const isInterval = Number.isFinite(seconds) && seconds > 0;
  return { verification_uri: verification_url, ...rest, ...(isInterval && { interval: seconds }) };
}

const isObject = (body: unknown): body is Record<string, unknown> =>
  typeof body === 'object' && body !== null;

/** What is not even an object is left for the protocol library to refuse. */
async function conforming(response: Response): Promise<Response> {
  const { status, headers } = response;
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  return isObject(body)
    ? new Response(JSON.stringify(conformed(body)), { status, headers })
    : response;
}

/** A page that the user is sent to, and signs in at. */
function pageAt(uri: string): string {
  const parsed = parseWebUrl(uri);
  if (!parsed.ok) throw new FailureError(failure('verification_uri'));
  return parsed.value.href;
}

/** The page with the code in it has to be of the site that the user is told to go to. */
function completeAt(page: string, complete: string | undefined) {
  const uri = complete === undefined ? undefined : pageAt(complete);
  return uri !== undefined && new URL(uri).origin === new URL(page).origin
    ? { verificationUriComplete: uri }
    : {};
}

/** A user compares it by eye and types it. */
function typable(userCode: string): string {
  if (!/^[\x21-\x7e](?:[\x20-\x7e]{0,62}[\x21-\x7e])?$/.test(userCode))
    throw new FailureError(failure('bad_answer'));
  return userCode;
}

/** Reads a device authorization response (RFC 8628 §3.2) that was asked for `at` some moment. */
function waitFrom(answer: DeviceAuthorizationResponse, at: Millis): DeviceWait {
  const { interval, verification_uri_complete: complete } = answer;
  const asked = interval === undefined ? USUAL_INTERVAL : interval * SECOND;
  const pause = Math.min(Math.max(asked, SHORTEST_INTERVAL), LONGEST_INTERVAL);
  const page = pageAt(answer.verification_uri);
  return {
    kind: 'device',
    userCode: typable(answer.user_code),
    verificationUri: page,
    ...completeAt(page, complete),
    until: at + Math.min(answer.expires_in * SECOND, LONGEST_WAIT),
    interval: pause,
    askAt: at + pause,
  };
}

/**
 * Gets a code that the user confirms on any device (RFC 8628 §3.1), and how to wait for that: in milliseconds
 * by this machine's clock, for an hour at most. Throws `FailureError`: `verification_uri` where the user
 * would be sent to what is no web page, or to one on plain http beyond this machine. `demand`: what the
 * user's sign-in has to be like; its scopes are those of the grant.
 */
export const requestDeviceCode = (
  grant: DeviceCodeGrant,
  credentials: Credentials,
  { http, now }: Ports,
  demand: Demand = {},
): Promise<DeviceCode> =>
  reported(confidentialOf(grant.client.id, credentials.secret), async () => {
    const context = clientFor(grant, credentials, http);
    const at = now();
    const response = await conforming(
      await toldIn(await askForCode(context, demand), 'device_code'),
    );
    const { server, client } = context;
    const answer = await processDeviceAuthorizationResponse(server, client, response);
    return { deviceCode: answer.device_code, wait: waitFrom(answer, at) };
  });

/** The request of RFC 8628 §3.4. */
async function redeem(context: ClientContext, deviceCode: string, now: () => Millis) {
  const { server, client, authentication, options, api } = context;
  const at = now();
  const response = await deviceCodeGrantRequest(server, client, authentication, deviceCode, {
    ...options,
    additionalParameters: api,
  });
  const answered = await processDeviceCodeResponse(server, client, response);
  return obtained(answered, { context, at, answeredAt: now(), repeatable: false });
}

/**
 * Asks once whether the user has confirmed the code (RFC 8628 §3.4). `pending`: ask again when the new wait
 * says; a network that fails only makes it longer.
 * Throws `FailureError`: `device_expired` when it is too late, `cancelled` where the user refused.
 */
export function pollDevice(
  grant: DeviceCodeGrant,
  credentials: Credentials,
  { deviceCode, wait }: DeviceCode,
  { http, now }: Ports,
): Promise<DeviceAnswer> {
  const secrets = [deviceCode, ...confidentialOf(grant.client.id, credentials.secret)];
  return reported(secrets, async () => {
    if (now() >= wait.until) throw new FailureError(failure('device_expired'));
    const context = clientFor(grant, credentials, http);
    const redeemed = await redeem(context, deviceCode, now).then(good, bad<unknown>);
    if (redeemed.ok) return { kind: 'obtained', obtained: redeemed.value };
    const next = nextWait(wait, redeemed.fault, now());
    if (!next) throw endOfWait(redeemed.fault);
    return { kind: 'pending', wait: next };
  });
}
