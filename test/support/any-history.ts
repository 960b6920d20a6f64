import fc from 'fast-check';
import { FAILURE_CODES } from '../../src/core/failure-schema.ts';
import type { HistoryEvent } from '../../src/core/history.ts';
import { OCCASIONS } from '../../src/core/session-schema.ts';
import { NOON } from './grants.ts';

const at = fc.oneof(fc.integer({ min: NOON, max: NOON + 99_999 }), fc.integer());

export const anyEvent: fc.Arbitrary<HistoryEvent> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('obtained' as const),
      at,
      occasion: fc.constantFrom(...OCCASIONS),
      until: at,
    },
    { requiredKeys: ['kind', 'at', 'occasion'] },
  ),
  fc.record({
    kind: fc.constant('refused' as const),
    at,
    status: fc.constantFrom(401, 403),
    host: fc.constantFrom('api.test', 'other.test'),
  }),
  fc.record({
    kind: fc.constant('failed' as const),
    at,
    failure: fc.constantFrom(...FAILURE_CODES.slice(0, 3)).map((code) => ({ code })),
  }),
  fc.record({ kind: fc.constantFrom('revoked' as const, 'signed_out' as const), at }),
);

export const isNewestFirst = (events: readonly { readonly at: number }[]) =>
  events.every(({ at: moment }, index) => moment <= (events[index - 1]?.at ?? moment));
