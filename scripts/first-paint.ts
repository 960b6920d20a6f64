import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/** The popup's first paint begins here, and goes on there. */
const FIRST = resolve('src/popup/first.tsx');
const WHOLE = resolve('src/popup/index.tsx');

/** Tells a module of the first paint from the same one of the whole popup. */
const MARK = '?first';

const SOURCES = resolve('src');

const still = (name: string) => resolve(`src/popup/still/${name}.ts`);

/** What stands in for what the first paint does without. */
const IN_PLACE_OF: Readonly<Record<string, string>> = {
  preact: still('jsx-runtime'),
  'preact/jsx-runtime': still('jsx-runtime'),
  'preact/jsx-dev-runtime': still('jsx-runtime'),
  'preact/hooks': still('hooks'),
  '@preact/signals': still('signals'),
  [resolve('src/core/app-search.ts')]: still('app-search'),
  [resolve('src/ui/actions.ts')]: still('actions'),
  [resolve('src/ui/watch-tab.ts')]: still('deeds'),
  [resolve('src/popup/deeds.ts')]: still('deeds'),
  [resolve('src/popup/use-keys.ts')]: still('deeds'),
  [resolve('src/popup/use-kept-focus.ts')]: still('deeds'),
  [resolve('src/popup/keys-place.tsx')]: still('deeds'),
  [resolve('src/popup/parts.ts')]: still('parts'),
};

const isOfFirst = (importer: string | undefined): importer is string =>
  importer === FIRST || importer?.endsWith(MARK) === true;

/** Styles are the same in both. */
const isOwnCode = (id: string) => id.startsWith(SOURCES) && /\.tsx?$/.test(id);

interface Graph {
  getModuleInfo(id: string): { readonly importers: readonly string[] } | null;
}

/** One chunk for the names of all styles that the first paint needs, and one file for the styles. */
export const firstLook = (id: string, graph: Graph): string | null =>
  id.endsWith('.module.css') && graph.getModuleInfo(id)?.importers.some(isOfFirst) ? 'look' : null;

/**
 * Has the browser wait with its first frame until the script has run: an empty one before it would only hold it up.
 * The bundler leaves the attribute out where a page has it (HTML Standard §4.12.1, blocking attributes).
 */
const withoutEmptyFrame = (html: string, path: string) =>
  path.endsWith('/popup/index.html')
    ? html.replace('<script type="module"', '<script type="module" blocking="render"')
    : html;

/**
 * Gives the popup's first paint modules of its own, so that of each it loads what it needs and no more: a bundler
 * takes a module whole, with whatever any other page uses of it. Preact, signals and deeds, which do nothing before
 * anything can happen, are left out. Then it loads the popup itself, whose modules are as they are.
 */
export function firstPaint(): Plugin {
  let whole: string | undefined;
  return {
    name: 'first-paint',
    enforce: 'pre',
    buildStart() {
      if (this.environment.mode === 'build') whole = this.emitFile({ type: 'chunk', id: WHOLE });
    },
    async resolveId(source, importer) {
      if (!isOfFirst(importer)) return undefined;
      const instead = IN_PLACE_OF[source];
      if (instead) return instead + MARK;
      const from = importer.replace(MARK, '');
      const resolved = await this.resolve(source, from, { skipSelf: true });
      if (!resolved || !isOwnCode(resolved.id)) return resolved;
      return (IN_PLACE_OF[resolved.id] ?? resolved.id) + MARK;
    },
    load(id) {
      if (!id.endsWith(`/whole.ts${MARK}`)) return undefined;
      return whole === undefined
        ? "export const WHOLE = '/src/popup/index.tsx';"
        : `export const WHOLE = import.meta.ROLLUP_FILE_URL_${whole};`;
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { path }) => withoutEmptyFrame(html, path),
    },
  };
}
