import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';

const types = {
  'demo.css': 'text/css; charset=utf-8',
  'icon.svg': 'image/svg+xml',
  'shop.js': 'text/javascript; charset=utf-8',
} as const;

export type Asset = keyof typeof types;

export async function sendAsset(response: ServerResponse, name: Asset): Promise<void> {
  const content = await readFile(join(import.meta.dirname, 'pages', name));
  response.writeHead(200, { 'Content-Type': types[name], 'Cache-Control': 'no-store' });
  response.end(content);
}

/** The asset that a path asks for, if these pages have it. */
export function assetAt(path: string): Asset | undefined {
  const name = path.slice(1);
  return name in types ? (name as Asset) : undefined;
}
