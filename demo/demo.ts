import { type Api, startApi } from './api.ts';
import { type Issuer, startIssuer } from './issuer.ts';
import { type LoopbackServer, listen } from './loopback-server.ts';
import { type Page, startPage } from './page.ts';
import { returnPath } from './sign-in-address.ts';

export type DemoPorts = { readonly issuer: number; readonly api: number; readonly page: number };

export type DemoOptions = {
  readonly extensionRedirectUris: readonly string[];
  /** 0 takes any free port. */
  readonly ports?: DemoPorts | undefined;
  readonly accessTokenSeconds?: number | undefined;
};

export type Demo = {
  readonly issuer: Issuer;
  readonly api: Api;
  readonly page: Page;
  close(): Promise<void>;
};

export const usualPorts: DemoPorts = { issuer: 9400, api: 9401, page: 9402 };
export const anyPorts: DemoPorts = { issuer: 0, api: 0, page: 0 };

/** A real issuer, a real API and a page that calls it, on three origins of this machine. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { ports = usualPorts, extensionRedirectUris, accessTokenSeconds } = options;
  const opened: LoopbackServer[] = [];
  const close = async () => {
    await Promise.all(opened.map((server) => server.close()));
  };
  const open = async (name: string, port: number) => {
    const server = await listen(name, port);
    opened.push(server);
    return server;
  };
  try {
    const servers = {
      issuer: await open('issuer', ports.issuer),
      api: await open('api', ports.api),
      page: await open('shop', ports.page),
    };
    return { ...(await startAll(servers, extensionRedirectUris, accessTokenSeconds)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

type Servers = { readonly [Part in keyof DemoPorts]: LoopbackServer };

async function startAll(
  servers: Servers,
  extensionRedirectUris: readonly string[],
  accessTokenSeconds: number | undefined,
): Promise<Omit<Demo, 'close'>> {
  const apiOrigin = servers.api.origin;
  const issuerUrl = servers.issuer.origin;
  return {
    issuer: await startIssuer({
      server: servers.issuer,
      apiOrigin,
      redirectUris: [...extensionRedirectUris, servers.page.origin + returnPath],
      accessTokenSeconds,
    }),
    api: startApi({ server: servers.api, issuerUrl }),
    page: startPage({ server: servers.page, apiOrigin, issuerUrl }),
  };
}
