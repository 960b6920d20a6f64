import { build } from 'vite';

/** The end-to-end tests run what a user would install, made anew from the sources as they are. */
export default async function setup(): Promise<void> {
  await build({ logLevel: 'warn' });
}
