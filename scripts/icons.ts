import { chromium } from 'playwright-core';
import { findBrowser } from './find-browser.mjs';

const SIZES = [16, 32, 48, 128];

/** Solid shapes in a mid blue with white lines, so that it reads at 16 px on a light and on a dark toolbar. */
const ICON = `
  <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="100%" height="100%">
    <path d="M4.2 0.6L8 6.4l3.8-5.8" fill="none" stroke="#7ba0f2" stroke-width="2" stroke-linejoin="round" stroke-linecap="round"/>
    <rect x="2" y="5.6" width="12" height="10" rx="2.4" fill="#3a6be0"/>
    <path d="M5.6 9.4h4.8M5.6 12.2h4.8" stroke="#fff" stroke-width="1.5" stroke-linecap="round"/>
  </svg>`;

/** Draws the toolbar icons into public/icons: `node scripts/run.mjs scripts/icons.ts`. */
export async function main(): Promise<void> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chromium, Chrome or Edge was found.');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const page = await browser.newPage();
  await page.setContent(`<style>body{margin:0;background:transparent}</style>${ICON}`);
  for (const size of SIZES) {
    await page.setViewportSize({ width: size, height: size });
    await page.screenshot({ path: `public/icons/${size}.png`, omitBackground: true });
  }
  await browser.close();
}
