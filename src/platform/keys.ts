import { createStore, del, get, keys, set, type UseStore } from 'idb-keyval';

let opened: UseStore | undefined;

/** Keys that were made here. A script can sign with them and never read them; the browser keeps them on disk. */
const store = (): UseStore => {
  // Not before it is needed: it opens a database.
  opened ??= createStore('lanyard-keys', 'keys');
  return opened;
};

// Async, because a browser without a disk to write to throws at once.
export const saveKey = async (name: string, key: CryptoKey): Promise<void> =>
  set(name, key, store());

export const readKey = async (name: string): Promise<CryptoKey | undefined> => get(name, store());

export const forgetKey = async (name: string): Promise<void> => del(name, store());

export const keyNames = async (): Promise<readonly string[]> => (await keys(store())).map(String);
