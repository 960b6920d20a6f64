import * as v from 'valibot';
import { type Problem, problem } from './problem.ts';
import { good, type Result } from './result.ts';
import { data } from './schema.ts';

/** One more parameter of a request. A name may stand several times (RFC 8707 §2). */
export interface Parameter {
  readonly name: string;
  readonly value: string;
}

/** What the protocol itself sends: another value would take away what it is there for. */
const OURS = [
  'client_id',
  'client_secret',
  'client_assertion',
  'client_assertion_type',
  'grant_type',
  'response_type',
  'response_mode',
  'redirect_uri',
  'state',
  'nonce',
  'code',
  'code_challenge',
  'code_challenge_method',
  'code_verifier',
  'refresh_token',
  'device_code',
  'request_uri',
];

/** Reads `name=value`; the value may hold any character, as it is to arrive. */
export function parseParameter(input: string): Result<Parameter, Problem> {
  const at = input.indexOf('=');
  if (at < 1) return problem('parameter_form');
  const name = input.slice(0, at).trim();
  if (!/^[\x21-\x7e]+$/.test(name)) return problem('parameter_form');
  if (OURS.includes(name)) return problem('parameter_ours', name);
  return good({ name, value: input.slice(at + 1).trim() });
}

export const parameterText = ({ name, value }: Parameter) => `${name}=${value}`;

export const ParameterSchema = v.pipe(
  data({ name: v.string(), value: v.string() }),
  v.check((parameter) => parseParameter(parameterText(parameter)).ok),
);
