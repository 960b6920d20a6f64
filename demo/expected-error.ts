/** What a user can mend: its message is all there is to show. Anything else is a fault of ours, and shown whole. */
export class ExpectedError extends Error {
  override readonly name = 'ExpectedError';
}
