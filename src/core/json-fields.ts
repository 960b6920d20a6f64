import { type Problem, problem } from './problem.ts';
import { good, type Result } from './result.ts';

/** Whether a value of JSON is an object, and no list. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What JSON says, or undefined where it is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A JSON object, or nothing. Gives the text as it was written. */
export function parseJsonObject(input: string): Result<string, Problem> {
  const text = input.trim();
  return text === '' || isObject(jsonIn(text)) ? good(text) : problem('json_object');
}

/** `authorization_details`: a JSON array of objects, each with a `type` (RFC 9396 §2), or nothing. */
export function parseDetails(input: string): Result<string, Problem> {
  const text = input.trim();
  if (text === '') return good('');
  const details = jsonIn(text);
  const isDetails =
    Array.isArray(details) &&
    details.length > 0 &&
    details.every((detail) => isObject(detail) && typeof detail['type'] === 'string');
  return isDetails ? good(text) : problem('details_form');
}
