import { crx } from '@crxjs/vite-plugin';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import manifest from './manifest.config.ts';
import { firstLook, firstPaint } from './scripts/first-paint.ts';

const PORT = 5273;

/** The development server puts styles into pages inline, which our own policy forbids. */
const forDevelopment = { ...manifest, content_security_policy: {} } as typeof manifest;

export default defineConfig(({ command }) => ({
  plugins: [
    firstPaint(),
    preact(),
    crx({ manifest: command === 'serve' ? forDevelopment : manifest }),
  ],
  build: {
    // A development build is of no use to a browser without its server, so it never stands in for a real one.
    outDir: command === 'serve' ? 'dist/chrome-dev' : 'dist/chrome',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // The manifest names the other pages; this one the worker opens.
    rolldownOptions: {
      input: { offscreen: 'src/offscreen/index.html' },
      output: { codeSplitting: { groups: [{ name: firstLook, debugName: 'look' }] } },
    },
  },
  server: { port: PORT, strictPort: true, hmr: { host: 'localhost', clientPort: PORT } },
}));
