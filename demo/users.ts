export type User = {
  readonly sub: string;
  readonly name: string;
  readonly email: string;
  readonly preferred_username: string;
  /** Whether the issuer grants `orders:write` to this user when an app asks for it. */
  readonly mayWriteOrders: boolean;
};

const alice: User = {
  sub: 'alice',
  name: 'Alice Archer',
  email: 'alice@example.com',
  preferred_username: 'alice',
  mayWriteOrders: true,
};

const bob: User = {
  sub: 'bob',
  name: 'Bob Baker',
  email: 'bob@example.com',
  preferred_username: 'bob',
  mayWriteOrders: false,
};

export const users: readonly User[] = [alice, bob];

export const findUser = (sub: string) => users.find((user) => user.sub === sub);

/** Everyone's, for the one grant that takes a password. */
export const demoPassword = 'demo';
