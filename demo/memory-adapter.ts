import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

type Entry = { readonly payload: AdapterPayload; readonly expiresAt: number };
type Entries = Map<string, Entry>;

/** Where the issuer keeps its sessions, grants and tokens: in memory, gone when it closes. */
export function memoryAdapter(): AdapterFactory {
  const models = new Map<string, Entries>();
  return (model) => {
    const entries: Entries = models.get(model) ?? new Map();
    models.set(model, entries);
    return adapterOf(entries);
  };
}

function adapterOf(entries: Entries): Adapter {
  const find = async (id: string) => alive(entries.get(id));
  const findBy = (key: 'uid' | 'userCode', value: string) =>
    alive([...entries.values()].find(({ payload }) => payload[key] === value));
  return {
    find,
    findByUid: async (uid) => findBy('uid', uid),
    findByUserCode: async (userCode) => findBy('userCode', userCode),
    upsert: async (id, payload, expiresIn) => {
      entries.set(id, { payload, expiresAt: Date.now() + (expiresIn ?? Infinity) * 1000 });
    },
    consume: async (id) => {
      const payload = await find(id);
      if (payload) payload['consumed'] = Math.floor(Date.now() / 1000);
    },
    destroy: async (id) => {
      entries.delete(id);
    },
    revokeByGrantId: async (grantId) => {
      for (const [id, { payload }] of entries) if (payload.grantId === grantId) entries.delete(id);
    },
  };
}

function alive(entry: Entry | undefined): AdapterPayload | undefined {
  return entry && entry.expiresAt > Date.now() ? entry.payload : undefined;
}
