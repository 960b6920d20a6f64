import { build } from 'vite';

/** The end-to-end tests run what a user would install, made anew from the sources as they are. */
export default async function setup(): Promise<void> {
  const { NODE_ENV } = process.env;
  // Vitest sets it to `test`, and then the build is one for development, with other code in it.
  process.env.NODE_ENV = 'production';
  await build({ logLevel: 'warn' });
  process.env.NODE_ENV = NODE_ENV;
}
