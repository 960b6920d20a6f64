import type { Page } from 'playwright-core';
import { carriedBy, type Stage } from './stage.ts';

/** The sites of the play, each an origin of its own. */
export const NAMES = ['api', 'library', 'shop', 'desk', 'evil'] as const;
export type Name = (typeof NAMES)[number];

interface Frame {
  /** Whose document it shows. */
  readonly of: Name;
  readonly sandboxed: boolean;
  /** What the document holds in place of the script that asks. */
  readonly inside?: (script: string) => string;
}

let frames = 0;

/** Has a page show a frame whose script asks the API for something, and gives what that request carried. */
export async function framed(
  stage: Stage,
  top: Page,
  { of, sandboxed, inside }: Frame,
): Promise<string | undefined> {
  const path = `/v1/framed/${++frames}`;
  const script = `<script>fetch('${stage.origin('api')}${path}').catch(() => 0)</script>`;
  stage.server.files.set('/framed', `<!doctype html>${inside?.(script) ?? script}`);
  await top.evaluate(
    ([src, isSandboxed]) => {
      const element = document.createElement('iframe');
      if (isSandboxed) element.setAttribute('sandbox', 'allow-scripts');
      element.src = src;
      document.body.append(element);
    },
    [`${stage.origin(of)}/framed`, sandboxed] as const,
  );
  return (await stage.arrived([path])).map(carriedBy)[0];
}
